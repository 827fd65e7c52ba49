"""Write guide and changes of the API into ``docs/api.md``: ``python -m tests.api.make_guide``.

What stands between these parts is written there by hand.
"""

import os
import textwrap
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

import django

FILE: Final = Path(__file__).resolve().parents[2] / "docs" / "api.md"


def token() -> str:
    """Return what a token is, with its scopes."""
    from issuetrees.accounts.scopes import Scope
    from issuetrees.api.guide import TOKEN

    scopes = {f"`{value}`": label for value, label in Scope.choices}
    return f"{_wrapped(str(TOKEN))}\n\n{_table('scope', 'allows', scopes)}"


def rules() -> str:
    """Return the parts, each under its title."""
    return "\n".join(_parts())


def changes() -> str:
    """Return what changed, by version."""
    from issuetrees.api.changelog import CHANGES

    return "\n".join(
        f"### {version}\n\n" + "".join(f"- {change}\n" for change in changes)
        for version, changes in CHANGES.items()
    )


SECTIONS: Final[Mapping[str, Callable[[], str]]] = {
    "A token": token,
    "Rules that hold everywhere": rules,
    "What changed": changes,
}


def written() -> str:
    """Return the document with these sections as they should be."""
    before, *sections = FILE.read_text("utf-8").split("\n## ")
    return "\n## ".join([before, *map(_section, sections)])


def _section(found: str) -> str:
    title = found.partition("\n")[0]
    return f"{title}\n\n{SECTIONS[title]()}" if title in SECTIONS else found


def _parts() -> Iterator[str]:
    from issuetrees.api.guide import PARTS, REFUSALS, STATUSES

    for title, paragraphs in PARTS:
        first, *others = map(str, paragraphs)
        yield _wrapped(f"**{title}.** {first}") + "\n"
        for other in others:
            yield _wrapped(other) + "\n"
        if title == REFUSALS:
            yield _table("status", "meaning", STATUSES)


def _wrapped(text: str) -> str:
    return textwrap.fill(text, 100, break_long_words=False, break_on_hyphens=False)


def _table(name: str, meaning: str, rows: Mapping[str, object]) -> str:
    body = "".join(f"| {row} | {told} |\n" for row, told in rows.items())
    return f"| {name} | {meaning} |\n|---|---|\n{body}"


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "issuetrees.settings")
    django.setup()
    FILE.write_text(written(), "utf-8")
