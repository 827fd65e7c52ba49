"""Forms of practice: they parse; ``write`` functions judge."""

import uuid
from collections.abc import Sequence
from typing import Any, Final

from django import forms
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from issuetrees.core import limits
from issuetrees.core.graph.records import Node
from issuetrees.kit.form_fields import TextField
from issuetrees.kit.sentences import fill

_OUTLINE: Final = forms.Textarea(attrs={"rows": 14, "spellcheck": "true", "class": "is-outline"})


class AttemptForm(forms.Form):
    """A sketch for a case, with how long it took and where it is kept."""

    text = TextField(
        label=_("Your structure"),
        max_length=limits.SKETCH_CHARACTERS,
        widget=_OUTLINE,
        help_text=_(
            "One line for each part, indented by level. Or paste the answer of an assistant: lists,"
            " headings, tables and diagrams are read as they are."
        ),
    )
    seconds = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    workspace = forms.UUIDField(required=False, widget=forms.HiddenInput)


class CompareForm(forms.Form):
    """With what a tree is compared: ``with`` is ``tree:ID``, ``case:NAME`` or ``revision``."""

    revision = forms.IntegerField(label=_("Number of the earlier revision"), required=False)

    def __init__(
        self,
        *args: Any,
        trees: Sequence[tuple[str, str]],
        cases: Sequence[tuple[str, str]],
        revision: int,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        choices: list[Any] = [("", "–")]
        if trees:
            choices.append((_("Trees of this workspace"), [(f"tree:{k}", t) for k, t in trees]))
        choices.append((pgettext_lazy("practice", "Cases"), [(f"case:{k}", t) for k, t in cases]))
        choices.append((_("This tree"), [("revision", _("An earlier version"))]))
        self.fields["with"] = forms.ChoiceField(label=_("Compare with"), choices=choices)
        self.fields["revision"].widget.attrs |= {"min": 0, "max": revision}
        self.fields["revision"].help_text = fill(
            gettext("The history of the tree names them; now it is {number}."), number=revision
        )
        self.order_fields(["with", "revision"])

    def chosen(self) -> dict[str, Any]:
        """Return what was chosen as ``of_tree`` takes it."""
        kind, _sign, key = self.cleaned_data["with"].partition(":")
        if kind == "tree":
            return {"with_graph": uuid.UUID(key)}
        if kind == "case":
            return {"with_case_named": key}
        return {"with_revision": self.cleaned_data["revision"] or 0}


_PASTED: Final = _(
    "Paste them as they are: “Q:” and “A:” lines, two columns, headings with text below, JSON."
)


class BankForm(forms.Form):
    """A pasted bank of questions."""

    title = TextField(label=_("Title"), max_length=160)
    text = TextField(
        label=_("Questions and answers"),
        max_length=limits.SKETCH_CHARACTERS,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_PASTED,
    )


class MoreCardsForm(forms.Form):
    """More questions for a bank."""

    text = TextField(
        label=_("More questions and answers"),
        max_length=limits.SKETCH_CHARACTERS,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_PASTED,
    )


class CardForm(forms.Form):
    """A question with its answer."""

    question = TextField(label=_("Question"), max_length=2_000)
    answer = TextField(label=_("Answer"), max_length=10_000, widget=forms.Textarea({"rows": 6}))
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)


class RecutForm(forms.Form):
    """Another split of a tree: its branches, and for each leaf the place of its branch, or none."""

    title = TextField(label=_("Title of the second tree"), max_length=300)
    dimension = TextField(
        label=_("Split by"),
        max_length=160,
        required=False,
        help_text=_("What the branches tell apart: region, stage, client…"),
    )
    branches = TextField(
        label=_("Branches"),
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 5, "data-branches": ""}),
        help_text=_("One a line, typed or pasted."),
    )

    def __init__(
        self, *args: Any, leaves: Sequence[tuple[Node, str]], title: str, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.leaves = leaves
        proposed = fill(gettext("{title}: another cut"), title=title)
        self.fields["title"].initial = proposed[:300]

    def rows(self) -> list[tuple[Node, str, str]]:
        """Return each leaf with its branch in the tree and the place that was chosen for it."""
        return [
            (leaf, branch, self.data.get(f"leaf-{leaf.id}", "")) for leaf, branch in self.leaves
        ]

    def given(self) -> dict[str, Any]:
        """Return what ``write`` takes."""
        values = self.cleaned_data
        titles = [line.strip() for line in values["branches"].splitlines() if line.strip()]
        chosen: list[list[str]] = [[] for _title in titles]
        for leaf, _branch, place in self.rows():
            if place.isdecimal() and 0 < int(place) <= len(titles):
                chosen[int(place) - 1].append(leaf.id)
        branches = [
            {"title": title, "leaf_ids": ids} for title, ids in zip(titles, chosen, strict=True)
        ]
        return {"title": values["title"], "dimension": values["dimension"], "branches": branches}
