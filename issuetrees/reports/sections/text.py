"""A text of the author's own, written in Markdown."""

from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from issuetrees.reports.prose import read_prose
from issuetrees.reports.scene.blocks import Entry, Heading
from issuetrees.reports.scene.pages import Page
from issuetrees.reports.sections.base import Assignment, Built
from issuetrees.reports.sections.options import Words

# Characters that fill about a page; a text of less than a part of it shares its page.
PAGE: Final = 2800
SHORT: Final = 900
BODY: Final = Words(
    "body",
    gettext_lazy("Text"),
    limit=8000,
    is_long=True,
    help_text=gettext_lazy("Markdown: # heading, - list, **bold**, [words](https://…), | table |."),
)
OPTIONS: Final = (BODY,)


def build(assignment: Assignment) -> Built | None:
    """Return the text; its title is the author's, else the heading that it begins with."""
    body = BODY.of(assignment.choice)
    blocks = read_prose(body, assignment.typist)
    if not blocks:
        return None
    label = _("Text")
    written = label
    if isinstance(blocks[0], Heading) and not assignment.choice.title:
        written, blocks = blocks[0].text, blocks[1:]
    title = assignment.heading(written)
    page = Page(assignment.anchor, title, "" if title == label else label, blocks)
    return Built(
        kind="text",
        pages=(page,),
        entries=(Entry(page.id, title),),
        sheets=1 + len(body) // PAGE,
        is_short=len(body) < SHORT,
    )
