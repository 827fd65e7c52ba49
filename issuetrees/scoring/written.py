"""Initiatives as cells of a table, in the words that ``pasting`` reads back."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from issuetrees.core.errors import Invalid
from issuetrees.kit.formats.numbers import MOST, short
from issuetrees.scoring.cells import Reader, read_cell, word_of
from issuetrees.scoring.columns import COLUMNS, RELATIONS
from issuetrees.scoring.models.initiatives import Initiative
from issuetrees.scoring.shape import is_nothing
from issuetrees.scoring.titles import text_of


class Writer:
    """Writes initiatives as the reader of a table would."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        names = [name for name in COLUMNS if name != "id"]
        self.columns = [*names, *reader.lists, "id"]

    def row(self, one: Initiative) -> list[str]:
        """Return the cells of an initiative, column by column."""
        costs = {cost.period_id: cost for cost in one.period_costs.all()}
        efforts = {effort.team_id: effort.amount for effort in one.efforts.all()}
        lists = {
            **{f"period_{pk}": self._cost(cost) for pk, cost in costs.items()},
            **{f"team_{pk}": self._amount(amount) for pk, amount in efforts.items()},
        }
        return [
            lists.get(name, "") if name in self._reader.lists else self._cell(one, name)
            for name in self.columns
        ]

    def changes(
        self, one: Initiative, columns: Sequence[str], units: Sequence[str], cells: Sequence[str]
    ) -> Iterator[tuple[int, str]]:
        """Tell which cells differ from an initiative that is there, and what is there."""
        now = dict(zip(self.columns, self.row(one), strict=True))
        for place, (column, unit) in enumerate(zip(columns, units, strict=True)):
            old = now.get(column, "")
            if column and column != "id" and self._differs(column, old, cells[place], unit):
                yield place, old

    def _differs(self, column: str, old: str, new: str, unit: str) -> bool:
        if old == new or (not self._reader.empties and (not new or is_nothing(new))):
            return False
        try:
            before = read_cell(column, old, "", self._reader)
            return before != read_cell(column, new, unit, self._reader)
        except Invalid:
            return True

    def _cell(self, one: Initiative, name: str) -> str:
        if name == "owner_id":
            return str(one.owner.email) if one.owner else ""
        value: Any = getattr(one, name)
        if name in RELATIONS:
            return text_of(value, self._reader.known, "; ")
        if isinstance(value, Decimal) or value is None:
            return self._amount(value)
        if name in {"side", "state"}:
            return word_of(name, value, self._reader.language)
        return str(value)

    def _cost(self, cost: Any) -> str:
        if cost.likely is None and cost.low is not None and cost.high is not None:
            return f"{self._amount(cost.low)} – {self._amount(cost.high)}"
        return self._amount(cost.likely)

    def _amount(self, value: Decimal | None) -> str:
        return "" if value is None else short(value, self._reader.language, MOST)
