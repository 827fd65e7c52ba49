"""What the forms of texts and files are called, for people who choose one."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from issuetrees.exchange.export import FORMS

FORM_WORDS: Final[dict[str, str | Promise]] = {
    "indented": _("Indented lines"),
    "bullets": _("List with dashes or bullets"),
    "numbered": _("Numbered list"),
    "markdown": "Markdown",
    "posts": _("Post with parts"),
    "questions": _("Questions with answers"),
    "table": _("Table"),
    "html": _("Formatted text (HTML)"),
    "chat": _("Chat"),
    "mail": _("Mail"),
    "assistant": _("Answer of an assistant"),
    "printed": _("Text of a PDF"),
    "paths": _("Paths"),
    "drawn": _("Tree of lines and boxes"),
    "workbook": _("Excel workbook"),
    "opml": "OPML",
    "freemind": _("FreeMind or Freeplane"),
    "xmind": "XMind",
    "graphml": "GraphML",
    "json": "JSON",
    "yaml": "YAML",
    "mermaid": "Mermaid",
    "plantuml": "PlantUML",
    "latex": "LaTeX",
    "wiki": "Confluence",
    "org": "Org",
}
#: The forms in which a tree or map is downloaded.
WRITTEN: Final[dict[str, str | Promise]] = {
    form: {
        **FORM_WORDS,
        "table": _("Table (CSV)"),
        "svg": _("Drawing (SVG)"),
        "png": _("Picture (PNG)"),
    }[form]
    for form in FORMS
}
