"""The one family of refusals.

A refusal says what was asked for that cannot be done, in words a user can act on.
``message`` is an English sentence with ``{named}`` places, marked with
``gettext_noop`` where it is written and translated where it is shown.
"""

from typing import Any

from issuetrees.core.text import gettext_noop


class Refused(Exception):
    """Something asked for cannot be done.

    ``code`` is stable and made for programs, ``message`` for people, ``details``
    fill the message's places and name the field, line, cell or ids concerned.
    """

    status = 400

    def __init__(self, code: str, message: str, **details: Any) -> None:
        super().__init__(code, message, details)
        self.code = code
        self.message = message
        self.details = details

    def __str__(self) -> str:
        """The sentence in English, for logs; people read it through ``kit.sentences``."""
        details = {name: _listed(value) for name, value in self.details.items()}
        return self.message.format(**details)


class NotFound(Refused):
    """There is no such thing, or the asker may not know of it."""

    status = 404

    def __init__(
        self,
        code: str = "not_found",
        message: str = gettext_noop("There is nothing here, or it is not shared with you."),
        **details: Any,
    ) -> None:
        super().__init__(code, message, **details)


class Gone(Refused):
    """There was something, and it is over."""

    status = 410


class Denied(Refused):
    """The asker sees the thing but may not do this with it."""

    status = 403

    def __init__(
        self,
        code: str = "denied",
        message: str = gettext_noop(
            "Your role does not allow this. Ask an owner of the workspace."
        ),
        **details: Any,
    ) -> None:
        super().__init__(code, message, **details)


class Invalid(Refused):
    """The input breaks a rule; ``field`` (or line, cell) says where."""

    status = 400


class Conflict(Refused):
    """Somebody else changed the same thing first, or the state forbids it."""

    status = 409


def _listed(value: Any) -> Any:
    return ", ".join(map(str, value)) if isinstance(value, list) else value
