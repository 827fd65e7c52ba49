"""The form of a new tree or stage map: it parses; ``graphs.write`` judges."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from issuetrees.core.tree_kinds import TREE_KINDS
from issuetrees.kit.form_fields import TextField
from issuetrees.kit.words import spoken
from issuetrees.web.graphs.rows import TemplateRow


def kind_choices() -> list[tuple[str, str]]:
    """Return the kinds of tree with their names, first that nothing is said."""
    named = [(name, spoken(label)) for name, label in TREE_KINDS.items()]
    return [("", pgettext("kind of tree", "Not set")), *named]


class GraphForm(forms.Form):
    """Title of a new tree or stage map, and the template to start from, if any."""

    title = TextField(label=_("Title"), max_length=300)
    template = forms.ChoiceField(required=False)
    tree_kind = forms.ChoiceField(
        label=_("Kind of tree"),
        required=False,
        choices=kind_choices,
        help_text=_("Its rules come as advice. It can be changed at any time."),
    )

    def __init__(
        self,
        *args: Any,
        templates: Sequence[TemplateRow] = (),
        label: str = "",
        help_text: str = "",
        is_tree: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        if not is_tree:
            del self.fields["tree_kind"]
        choice = self.fields["template"]
        assert isinstance(choice, forms.ChoiceField)  # noqa: S101 - declared above
        choice.choices = [(one.name, one.title) for one in templates]
        if label:
            self.fields["title"].label = label
        self.fields["title"].help_text = help_text
