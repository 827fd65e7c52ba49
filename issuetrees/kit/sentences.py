"""Sentences with something of a user's in them, in the reader's language."""

from collections.abc import Mapping
from typing import Any, Protocol

from django.utils.translation import gettext

from issuetrees.core.text import isolated


class Said(Protocol):
    """A refusal, finding or notice: an English message and what stands in its places."""

    @property
    def message(self) -> str: ...

    @property
    def details(self) -> Mapping[str, Any]: ...


def fill(message: str, **values: Any) -> str:
    """Return a translated message with its ``{named}`` places filled, texts kept apart."""
    apart = {
        name: isolated(value) if isinstance(value, str) else value for name, value in values.items()
    }
    return message.format(**apart)


def sentence(said: Said) -> str:
    """Return what is said as one reads it."""
    return fill(gettext(said.message), **said.details)
