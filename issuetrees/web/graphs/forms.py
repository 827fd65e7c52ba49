"""The form of a new tree or stage map: it parses; ``graphs.write`` judges."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from issuetrees.kit.form_fields import TextField
from issuetrees.web.graphs.rows import TemplateRow


class GraphForm(forms.Form):
    """Title of a new tree or stage map, and the template to start from, if any."""

    title = TextField(label=_("Title"), max_length=300)
    template = forms.ChoiceField(required=False)

    def __init__(
        self,
        *args: Any,
        templates: Sequence[TemplateRow] = (),
        label: str = "",
        help_text: str = "",
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        choice = self.fields["template"]
        assert isinstance(choice, forms.ChoiceField)  # noqa: S101 - declared above
        choice.choices = [(one.name, one.title) for one in templates]
        if label:
            self.fields["title"].label = label
        self.fields["title"].help_text = help_text
