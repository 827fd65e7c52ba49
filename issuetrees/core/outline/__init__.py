"""Outlines: one reader and one writer per form of text."""

from issuetrees.core.outline.reading import READABLE, read, read_file, read_html
from issuetrees.core.outline.records import Outline, OutlineNode, OutlineWarning
from issuetrees.core.outline.writers import WRITERS
from issuetrees.core.outline.writers.indented import write_indented
from issuetrees.core.outline.writers.markdown import write_markdown

__all__ = [
    "READABLE",
    "WRITERS",
    "Outline",
    "OutlineNode",
    "OutlineWarning",
    "read",
    "read_file",
    "read_html",
    "write_indented",
    "write_markdown",
]
