"""Fields of forms that judge as ``write`` does, in the same words."""

import sys
from typing import Any

from django import forms

from issuetrees.core.errors import Invalid
from issuetrees.core.text_checks import fit
from issuetrees.kit.sentences import sentence


class TextField(forms.CharField):
    """Text in normal form: of one line, or of many where the widget has room for them."""

    def clean(self, value: Any) -> str:
        try:
            return fit(
                "",
                value or "",
                limit=self.max_length or sys.maxsize,
                is_required=self.required,
                is_line=not isinstance(self.widget, forms.Textarea),
                is_trimmed=self.strip,
            )
        except Invalid as refused:
            raise forms.ValidationError(sentence(refused), refused.code) from refused
