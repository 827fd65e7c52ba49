"""In which of the two languages labels are."""

import re
from collections.abc import Iterable
from typing import Final

_RUSSIAN: Final = re.compile("[а-яё]", re.IGNORECASE)


def is_russian(labels: Iterable[str]) -> bool:
    """Whether any of the labels has a Russian letter."""
    return any(_RUSSIAN.search(label) for label in labels)
