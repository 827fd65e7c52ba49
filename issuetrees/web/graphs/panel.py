"""The fields of nodes on the editor's page: those of the panel, and their words for the editor."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext, gettext_lazy, pgettext_lazy

from issuetrees.core.graph.fields import Field, Form
from issuetrees.core.graph.records import TABLE
from issuetrees.core.mece import VERDICTS
from issuetrees.kit.words import label, spoken

#: A text that may be longer is written in several lines, and for one node at a time.
_ONE_LINE = 300
_HALF_LINE = 40
#: How many lines of a long text are seen while it is short.
_LINES = {"title": 1, "answer": 2}
#: Fields that are asked for with one status only.
_ONLY_WITH = {"prune_reason": "pruned"}
#: Folds below what every node is asked: their word, and the fields that stand in them, in order.
_FOLDS: Final = {
    "work": (
        pgettext_lazy("what is done to answer a question", "Work"),
        (
            *("hypothesis", "analysis", "data_source", "end_product", "kill_criterion"),
            *("starts_on", "lead_days", "effort_days", "prize", "ease"),
        ),
    ),
    "value": (gettext_lazy("Value"), ("value", "unit", "value_on", "value_source")),
}


@dataclass(frozen=True, slots=True)
class PanelField:
    """A field as the panel shows it; ``none`` is the word for no value."""

    name: str
    form: Form
    label: str
    choices: tuple[tuple[str, str], ...]
    none: str
    limit: int
    is_optional: bool

    @property
    def is_long(self) -> bool:
        return self.limit > _ONE_LINE

    @property
    def only_with(self) -> str:
        """The one status with which it is shown; "" for any."""
        return _ONLY_WITH.get(self.name, "")

    @property
    def lines(self) -> int:
        return _LINES.get(self.name, 3)


@dataclass(frozen=True, slots=True)
class Fields:
    """Fields side by side, then longer texts one under the other."""

    short: tuple[PanelField, ...]
    long: tuple[PanelField, ...]


@dataclass(frozen=True, slots=True)
class Fold:
    """Fields that are shown when they are asked for."""

    name: str
    label: str
    fields: Fields


@dataclass(frozen=True, slots=True)
class Panel:
    """The fields of one kind of graph: the title, those always shown, folds, the split."""

    title: PanelField
    main: Fields
    folds: tuple[Fold, ...]
    split: PanelField | None

    @property
    def every(self) -> list[PanelField]:
        """All of them, as they stand below each other."""
        parts = [self.main, *(fold.fields for fold in self.folds)]
        fields = [field for part in parts for field in (*part.short, *part.long)]
        return [self.title, *fields, *([self.split] if self.split else [])]


def panel(graph_kind: str) -> Panel:
    """Return the fields that the panel of such a graph has."""
    title, *rest = _of(graph_kind, "edit")
    by_name = {field.name: field for field in rest}
    folds = [
        Fold(name, str(word), _parted([by_name.pop(one) for one in names if one in by_name]))
        for name, (word, names) in _FOLDS.items()
    ]
    return Panel(
        title=title,
        main=_parted(list(by_name.values())),
        folds=tuple(fold for fold in folds if fold.fields.short or fold.fields.long),
        split=next(_of(graph_kind, "split"), None),
    )


def _parted(fields: list[PanelField]) -> Fields:
    return Fields(
        short=tuple(field for field in fields if field.limit <= _HALF_LINE),
        long=tuple(field for field in fields if field.limit > _HALF_LINE),
    )


def field_words() -> dict[str, Any]:
    """Return what the editor calls the fields of nodes, the verdict, and their values."""
    rows = {name: row for name, row in TABLE["nodes"].items() if row.set_by}
    fields = {
        name: {"label": label(row), "none": spoken(row.none), "choices": dict(_choices(row))}
        for name, row in rows.items()
    }
    verdicts = {value: spoken(word) for value, word in VERDICTS.items()}
    return fields | {
        "verdict": {"label": gettext("Verdict"), "none": gettext("Not split"), "choices": verdicts}
    }


def _of(graph_kind: str, set_by: str) -> Iterator[PanelField]:
    for row in TABLE["nodes"].values():
        is_here = row.graph_kind in {None, graph_kind} and row.set_by == set_by
        if is_here and row.is_contested and row.form != "object":
            yield PanelField(
                name=row.name,
                form=row.form,
                label=label(row),
                choices=tuple(_choices(row)),
                none=spoken(row.none),
                limit=row.limit,
                is_optional=row.is_optional,
            )


def _choices(row: Field) -> Iterator[tuple[str, str]]:
    return ((value, spoken(word)) for value, word in row.choices.items())
