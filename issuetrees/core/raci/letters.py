"""The letters of RACI, as people write them into a cell.

R does the work, A answers for it and signs it off, C is asked before, I is told after.
"""

import re
from typing import Final

from issuetrees.core.errors import Invalid
from issuetrees.core.text import gettext_noop

LETTERS: Final = "RACI"
#: What people type who have the Russian layout on, where it can mean one thing only.
_ALIKE: Final = str.maketrans("АСФШ", "ACAI")
_BETWEEN: Final = re.compile(r"[\s/,;.+&|-]+")


def read(text: str, *, field: str = "letters") -> str:
    """Return the letters of a cell in the order of RACI, each once; "" for an empty one.

    Raises Invalid for anything else.
    """
    plain = _BETWEEN.sub("", text.strip("–— \t")).upper().translate(_ALIKE)
    if any(letter not in LETTERS for letter in plain):
        raise Invalid(
            "no_raci_letter",
            gettext_noop("“{value}” is no letter of RACI. Use R, A, C or I, or two such as A/R."),
            field=field,
            value=text.strip()[:40],
        )
    return "".join(letter for letter in LETTERS if letter in plain)


def shown(letters: str) -> str:
    """Return letters as they stand in a cell: A first, “A/R”."""
    return "/".join(sorted(letters, key="ARCI".index))
