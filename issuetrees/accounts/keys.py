"""Keys of API tokens: ``it_`` + 8 characters to look up + ``_`` + 256 secret bits.

Only the HMAC-SHA256 digest is stored, keyed with the installation's secret, so that a
copy of the database neither holds a key nor lets one be checked.
"""

import re
import secrets

from django.utils.crypto import get_random_string, salted_hmac

_SHAPE = re.compile(r"it_([a-z0-9]{8})_[A-Za-z0-9_-]{43}")
_ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789"


def new_key() -> tuple[str, str]:
    """Mint a key; return it and its prefix."""
    prefix = get_random_string(8, _ALPHABET)
    return f"it_{prefix}_{secrets.token_urlsafe(32)}", prefix


def prefix_of(key: str) -> str | None:
    """Return the look-up part of a well-formed key, else None."""
    match = _SHAPE.fullmatch(key)
    return match[1] if match else None


def digest_of(key: str) -> str:
    """Return the digest under which a key is stored: 64 hexadecimal digits."""
    return salted_hmac("issuetrees.accounts.keys", key, algorithm="sha256").hexdigest()
