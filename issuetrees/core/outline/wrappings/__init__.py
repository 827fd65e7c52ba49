"""What stands around an outline: a mail, a chat, an assistant's answer, a fence, front matter.

Each wrapping names itself (``NAME``), says in words what it is known by (``SAYS``) and takes
itself off (``peel``): what is left is read as a text of its own, what was taken off is listed.
``IS_FORM`` tells that people know the whole by this name. They are tried in this order.
"""

from types import ModuleType
from typing import Final, Protocol, cast

from issuetrees.core.outline.peeled import Peeled
from issuetrees.core.outline.source import Source
from issuetrees.core.outline.wrappings import (
    assistant,
    chat,
    fence,
    front_matter,
    html,
    mail,
    printed,
)


class Wrapping(Protocol):
    """What a wrapping's module offers."""

    NAME: str
    SAYS: str
    IS_FORM: bool

    def peel(self, source: Source, /) -> Peeled | None: ...


_MODULES: Final[tuple[ModuleType, ...]] = (
    html,
    front_matter,
    chat,
    mail,
    assistant,
    fence,
    printed,
)
WRAPPINGS: Final = cast(tuple[Wrapping, ...], _MODULES)
