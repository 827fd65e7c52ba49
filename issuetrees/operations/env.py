"""Reading of settings from the environment.

Every variable starts with ``ISSUETREES_`` and is described in ``docs/settings.md``.
An empty variable counts as not set. Unusable values stop the start with a sentence
that names the variable.
"""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

PREFIX = "ISSUETREES_"
TRUE = {"1", "true", "yes", "on"}
FALSE = {"0", "false", "no", "off"}
SECRET_BYTES = 50


def text(name: str, default: str = "") -> str:
    """Return the variable ``ISSUETREES_<name>``, without surrounding blanks."""
    return os.environ.get(PREFIX + name, "").strip() or default


def choice(name: str, default: str, allowed: tuple[str, ...]) -> str:
    """Return one of the ``allowed`` words."""
    value = text(name, default)
    if value not in allowed:
        raise ImproperlyConfigured(f"{PREFIX}{name} must be one of: {', '.join(allowed)}.")
    return value


def flag(name: str, *, default: bool = False) -> bool:
    """Return a yes-or-no variable."""
    value = text(name).lower()
    if value and value not in TRUE | FALSE:
        raise ImproperlyConfigured(f"{PREFIX}{name} must be yes or no, not {value!r}.")
    return value in TRUE if value else default


def number(name: str, default: int) -> int:
    """Return a whole number that is not negative."""
    value = text(name)
    if value and not value.isdecimal():
        raise ImproperlyConfigured(f"{PREFIX}{name} must be a whole number, not {value!r}.")
    return int(value) if value else default


def words(name: str) -> list[str]:
    """Return a list written with commas."""
    return [word for part in text(name).split(",") if (word := part.strip())]


def secret(name: str, path: Path) -> str:
    """Return the variable, or the secret kept in ``path``, made on the first start."""
    if value := text(name):
        return value
    if not path.exists():
        fresh = path.with_suffix(f".{os.getpid()}")
        fresh.touch(mode=0o600)
        fresh.write_text(secrets.token_urlsafe(SECRET_BYTES), "ascii")
        try:
            os.link(fresh, path)  # the first of two simultaneous starts wins
        except FileExistsError:
            pass
        finally:
            fresh.unlink()
    return path.read_text("ascii").strip()


@dataclass(frozen=True)
class Address:
    """The parts of an address such as ``postgres://user:password@host:5432/name?sslmode=require``.

    ``options`` are the pairs after the question mark; parts not given are empty or 0.
    """

    scheme: str
    user: str
    password: str
    host: str
    port: int
    path: str
    options: dict[str, str]


def address(name: str, allowed: tuple[str, ...]) -> Address | None:
    """Return the parts of a variable that holds an address, ``None`` if it is not set."""
    if not (value := text(name)):
        return None
    parts = urlsplit(value)
    if parts.scheme not in allowed:
        raise ImproperlyConfigured(f"{PREFIX}{name} must start with {allowed[0]}://.")
    return Address(
        scheme=parts.scheme,
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        host=unquote(parts.hostname or ""),
        port=parts.port or 0,
        path=unquote(parts.path.lstrip("/")),
        options=dict(parse_qsl(parts.query)),
    )
