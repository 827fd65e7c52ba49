"""What a row of the permission table says."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.cast import Cast

Target = Callable[[Cast], "uuid.UUID | str | tuple[uuid.UUID | str, ...]"]


@dataclass(frozen=True)
class Row:
    """One route: its arguments, what each method needs, and a form that passes.

    ``json`` is sent instead of the form where the route takes JSON.
    """

    target: Target | None
    needs: dict[str, str]
    form: dict[str, Any] = field(default_factory=dict)
    json: dict[str, Any] | None = None

    def arguments(self, cast: Cast) -> list[Any]:
        """Make what the address needs and return its arguments."""
        if self.target is None:
            return []
        made = self.target(cast)
        return list(made) if isinstance(made, tuple) else [made]
