"""Routes of the pages to practise on."""

from issuetrees.web.frame.routes import closed
from issuetrees.web.practice.pages import banks, cases, compare, recuts

urlpatterns = [
    closed("practice/", cases.practice, "practice"),
    closed("workspaces/<uuid:workspace_id>/practice/", cases.in_workspace, "workspace_practice"),
    closed("practice/cases/<slug:name>/", cases.one_case, "case"),
    closed("practice/banks/", banks.banks, "banks"),
    closed("practice/banks/<uuid:bank_id>/", banks.bank, "bank"),
    closed("practice/banks/<uuid:bank_id>/drill/", banks.drill, "bank_drill"),
    closed("practice/banks/<uuid:bank_id>/delete/", banks.delete_bank, "bank_delete"),
    closed("practice/cards/<uuid:card_id>/", banks.card, "card"),
    closed("practice/cards/<uuid:card_id>/mark/", banks.mark, "card_mark"),
    closed("practice/cards/<uuid:card_id>/delete/", banks.delete_card, "card_delete"),
    closed("trees/<uuid:graph_id>/practise/", banks.of_tree, "tree_practise"),
    closed("trees/<uuid:graph_id>/recut/", recuts.recut_tree, "tree_recut"),
    closed("recuts/<uuid:recut_id>/", recuts.recut, "recut"),
    closed("recuts/<uuid:recut_id>/delete/", recuts.delete_recut, "recut_delete"),
    closed("trees/<uuid:graph_id>/compare/", compare.compare, "tree_compare"),
    closed("practice/attempts/<uuid:attempt_id>/", cases.one_attempt, "attempt"),
    closed("practice/attempts/<uuid:attempt_id>/delete/", cases.delete_attempt, "attempt_delete"),
]
