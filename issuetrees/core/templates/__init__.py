"""Ready branches and maps that people insert: read from their files, turned into commands."""

from issuetrees.core.templates.commands import map_commands, tree_commands
from issuetrees.core.templates.reading import LANGUAGES, read
from issuetrees.core.templates.records import Arrow, Competency, Question, Stage, Template

__all__ = [
    "LANGUAGES",
    "Arrow",
    "Competency",
    "Question",
    "Stage",
    "Template",
    "map_commands",
    "read",
    "tree_commands",
]
