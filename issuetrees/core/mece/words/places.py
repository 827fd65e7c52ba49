"""Places by the names that labels give them."""

import re
from typing import Final

from issuetrees.core.mece.words import wholes
from issuetrees.core.mece.words.labels import lowered
from issuetrees.core.mece.words.reading import SHIPPED, name_of

PLACES: Final = frozenset(
    name_of(name)
    for one in wholes.parts()
    if one.kind == wholes.PLACE
    for name in (one.whole, one.part)
)
_REST_OF: Final = re.compile(
    r"(?:the )?(?:rest|remainder) of (?:the )?|остальн(?:ая|ые|ой|ое) (?:част[иь] )?"
)


def rest_of_a_place(title: str) -> str:
    """Return the place of which a label takes but the rest: "Rest of Europe", «Остальная Азия»."""
    found = _REST_OF.match(lowered(title))
    place = lowered(title)[found.end() :] if found else ""
    names = SHIPPED.read(place).names if place else ()
    return names[0] if len(names) == 1 and names[0] in PLACES else ""
