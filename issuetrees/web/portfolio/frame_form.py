"""The form of a budget frame: it parses; ``portfolio.write.frames`` judges."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Final

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from issuetrees.core.errors import Invalid
from issuetrees.core.portfolio.frame import STARTING_BRAND
from issuetrees.kit.form_fields import AmountField, NumberField, TextField
from issuetrees.kit.sentences import sentence
from issuetrees.portfolio.pasting import (
    brand_lines,
    brands_of,
    search_lines,
    searches_of,
    years_of,
)
from issuetrees.portfolio.read.frames import Framed
from issuetrees.portfolio.write.frames import LINE, TEXT
from issuetrees.web.portfolio.words import PARTS

_LONGEST: Final = 60_000
_UNTOLD: Final = [("", _("Not said"))]


def _lines(label: Any, rows: int, help_text: Any, limit: int = _LONGEST) -> TextField:
    return TextField(
        label=label,
        max_length=limit,
        required=False,
        strip=False,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": rows, "spellcheck": "false"}),
    )


class FrameForm(forms.Form):
    """Budgets by period, the split, what kinds serve, brands and searches as lines."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    test_share = NumberField(
        label=_("Kept for tests, %"),
        required=False,
        help_text=_("For what nobody knows yet whether it works. It is set aside first."),
    )
    brand_share = NumberField(
        label=_("Brand: share of the rest, %"),
        required=False,
        help_text=_("The other part is activation: sales now. People begin with 60."),
    )
    reason = TextField(
        label=_("Why so"),
        max_length=TEXT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    brands = _lines(
        _("Brands of the category"),
        5,
        _(
            "One a line, your own first: name; spend on advertising in a year; share of market in "
            "%. Or paste the three columns from a spreadsheet."
        ),
    )
    voice_years = _lines(
        _("Earlier years"),
        5,
        _(
            "One line a year and brand: year; name; spend in that year; share of market in %. Or "
            "paste the four columns from a spreadsheet."
        ),
    )
    brands_source = TextField(
        label=_("Where the figures come from"), max_length=LINE, required=False
    )
    searches = _lines(
        _("Searches for the brands"),
        5,
        _(
            "One month a line: month; a number for each brand, in their order. For Russia, "
            "Wordstat shows the history of queries. Leave out names that mean other things, too."
        ),
    )
    searches_source = TextField(
        label=_("Where the figures come from"), max_length=LINE, required=False
    )

    def __init__(self, framed: Framed, sent: Any = None) -> None:
        row, self._language = framed.row, get_language() or "en"
        self._currency = row.engagement.currency
        initial: dict[str, Any] = {
            "version": row.version,
            "test_share": row.test_share,
            "brand_share": row.brand_share if row.version else STARTING_BRAND,
            "reason": row.reason,
            "brands": brand_lines(row.brands, self._language),
            "voice_years": brand_lines(row.voice_years, self._language),
            "brands_source": row.brands_source,
            "searches": search_lines(row.searches, self._language),
            "searches_source": row.searches_source,
        }
        super().__init__(sent, initial=initial)
        self._periods = [one for one in framed.periods if one.period is not None]
        self._kinds = [one for one in framed.kinds if one.kind is not None]
        for line in self._periods:
            assert line.period is not None  # noqa: S101 - see above
            field = AmountField(label=line.period.title, initial=line.budget)
            field.currency = self._currency
            self.fields[f"budget_{line.period.pk.hex}"] = field
        for kind in self._kinds:
            assert kind.kind is not None  # noqa: S101 - see above
            self.fields[f"part_{kind.kind.pk.hex}"] = forms.ChoiceField(
                label=kind.kind.title,
                choices=[*_UNTOLD, *PARTS.items()],
                initial=kind.part,
                required=False,
            )

    @property
    def budget_fields(self) -> Sequence[forms.BoundField]:
        """A field for each period."""
        return [self[name] for name in self.fields if name.startswith("budget_")]

    @property
    def part_fields(self) -> Sequence[forms.BoundField]:
        """A field for each kind."""
        return [self[name] for name in self.fields if name.startswith("part_")]

    def clean_brands(self) -> Any:
        """Return the brands as ``write`` takes them."""
        return self._read(
            lambda: brands_of(self.cleaned_data["brands"], self._language, self._currency)
        )

    def clean_voice_years(self) -> Any:
        """Return the brands of earlier years as ``write`` takes them."""
        text = self.cleaned_data["voice_years"]
        return self._read(lambda: years_of(text, self._language, self._currency))

    def clean_searches(self) -> Any:
        """Return the searches as ``write`` takes them."""
        return self._read(lambda: searches_of(self.cleaned_data["searches"], self._language))

    @staticmethod
    def _read(act: Any) -> Any:
        try:
            return act()
        except Invalid as refused:
            raise forms.ValidationError(sentence(refused), refused.code) from refused

    def given(self) -> dict[str, Any]:
        """Return what ``write`` is to set."""
        said = self.cleaned_data
        names = ("version", "brand_share", "reason", "brands", "voice_years", "searches")
        return {
            **{name: said[name] for name in (*names, "brands_source", "searches_source")},
            "test_share": said["test_share"] or 0.0,
            "budgets": [
                {"period_id": line.period.pk, "amount": self._budget(line.period.pk.hex)}
                for line in self._periods
                if line.period is not None
            ],
            "parts": [
                {"kind_id": line.kind.pk, "part": said[f"part_{line.kind.pk.hex}"]}
                for line in self._kinds
                if line.kind is not None
            ],
        }

    def _budget(self, key: str) -> Decimal | None:
        found: Decimal | None = self.cleaned_data[f"budget_{key}"]
        return found
