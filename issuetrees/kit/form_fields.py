"""Fields of forms that judge as ``write`` does, in the same words."""

import sys
from decimal import Decimal
from typing import Any, Final

from django import forms
from django.utils.translation import get_language

from issuetrees.core.errors import Invalid
from issuetrees.core.text_checks import fit
from issuetrees.kit.formats.currencies import ROUBLE
from issuetrees.kit.formats.money import in_full
from issuetrees.kit.formats.numbers import MOST, short
from issuetrees.kit.formats.reading import read_amount, read_number
from issuetrees.kit.sentences import sentence

_DECIMAL: Final = {"inputmode": "decimal", "autocomplete": "off"}


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


class NumberField(forms.Field):
    """A number as the reader's language writes it."""

    def __init__(self, **options: Any) -> None:
        super().__init__(widget=forms.TextInput(_DECIMAL), **options)

    def clean(self, value: Any) -> float | None:
        """Return the number, None for an empty field."""
        text = str(super().clean(value) or "").strip()
        try:
            return float(read_number(text, get_language() or "en")) if text else None
        except Invalid as refused:
            raise forms.ValidationError(sentence(refused), refused.code) from refused

    def prepare_value(self, value: Any) -> Any:
        """Write a stored number; what somebody typed stays as it is."""
        if isinstance(value, float | int):
            return short(value, get_language() or "en", MOST)
        return value


class AmountField(forms.Field):
    """A sum of money as people write it, in the ``currency`` that the form says."""

    def __init__(self, **options: Any) -> None:
        super().__init__(required=False, widget=forms.TextInput(_DECIMAL), **options)
        self.currency = ROUBLE

    def clean(self, value: Any) -> Decimal | None:
        """Return the amount, None for an empty field."""
        try:
            return read_amount(str(value or ""), get_language() or "en", self.currency)
        except Invalid as refused:
            raise forms.ValidationError(sentence(refused), refused.code) from refused

    def prepare_value(self, value: Any) -> Any:
        """Write a stored amount in full; what somebody typed stays as it is."""
        return in_full(value, get_language() or "en") if isinstance(value, Decimal) else value
