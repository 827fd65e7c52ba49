"""A table of initiatives that comes in from anywhere: looked at first, then added.

It is sent as text (copied cells, CSV, HTML), as a file, or as rows of texts, the form in which a
preview comes back when its cells have been mended.
"""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field

from issuetrees.accounts.models import User
from issuetrees.core.errors import Invalid
from issuetrees.core.tables.reading import pick
from issuetrees.core.tables.records import Sheet, spread
from issuetrees.core.text import gettext_noop
from issuetrees.kit.sentences import sentence
from issuetrees.kit.tables.reading import read_sheets
from issuetrees.scoring.models.initiatives import Initiative
from issuetrees.scoring.pasting import Paste, Problem, Reader, people_of, read_initiatives
from issuetrees.scoring.write.initiatives import create_initiatives
from issuetrees.workspaces import read as workspaces
from issuetrees.workspaces.access import Action, require


@dataclass(frozen=True, slots=True)
class Sent:
    """What somebody sends: one of text, file and rows; what stands where, if they say so."""

    text: str | None = None
    file: bytes | None = None
    rows: list[list[str]] | None = None
    sheet: str = ""
    heading: int | None = None
    columns: Sequence[str] | None = None


@dataclass(frozen=True, slots=True)
class Preview:
    """What was read: of which sheet, out of which, and what it holds."""

    sheets: list[str]
    sheet: str
    paste: Paste


@dataclass(frozen=True, slots=True)
class Added:
    """The initiatives that went in by their rows, and what is wrong with the rows that did not."""

    initiatives: dict[int, Initiative]
    problems: list[Problem] = field(default_factory=list)


def preview(*, actor: User, engagement_id: uuid.UUID, sent: Sent, language: str) -> Preview:
    """Read a table and store nothing; who may not add initiatives is refused."""
    engagement = workspaces.engagement(actor, engagement_id)
    require(actor, Action.EDIT, engagement.workspace_id)
    sheets = _sheets(sent, language)
    chosen = pick(sheets, sent.sheet)
    members = [one.user for one in workspaces.members(actor, engagement.workspace_id)]
    reader = Reader(language, engagement.currency, people_of(members))
    paste = read_initiatives(spread(chosen), reader, sent.columns, sent.heading)
    return Preview([sheet.name for sheet in sheets], chosen.name, paste)


def add(*, actor: User, engagement_id: uuid.UUID, sent: Sent, language: str) -> Added:
    """Add the rows that are right; the others are named."""
    paste = preview(actor=actor, engagement_id=engagement_id, sent=sent, language=language).paste
    if not paste.rows:
        return Added({}, paste.problems)
    made, refusals = create_initiatives(actor=actor, engagement_id=engagement_id, rows=paste.rows)
    refused = [Problem(paste.taken[at], "", sentence(why)) for at, why in refusals.items()]
    problems = sorted([*paste.problems, *refused], key=lambda problem: problem.line)
    return Added({paste.taken[at]: one for at, one in made.items()}, problems)


def _sheets(sent: Sent, language: str) -> list[Sheet]:
    given = [name for name in ("text", "file", "rows") if getattr(sent, name) is not None]
    if len(given) != 1:
        raise Invalid("one_table", gettext_noop("Send one of text, file and rows."), field="text")
    if sent.rows is not None:
        return [Sheet("", sent.rows)]
    content = sent.file if sent.text is None else sent.text.encode()
    return read_sheets(content or b"", language)
