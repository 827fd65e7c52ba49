"""Templates as a page shows them: how much there is in each, and its outline."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import ngettext

from issuetrees.core.graph.records import ISSUE_TREE
from issuetrees.core.templates import Template
from issuetrees.exchange.templates import templates

#: What Django's ``unordered_list`` takes: a title, perhaps followed by the list below it.
Outline = list[Any]


@dataclass(frozen=True, slots=True)
class TemplateRow:
    """One template to choose."""

    name: str
    language: str
    title: str
    summary: str
    counts: str
    outline: Outline


def template_rows(language: str, kind: str) -> list[TemplateRow]:
    """Return the templates of a kind in a language."""
    return [
        TemplateRow(
            one.name, one.language, one.title, one.summary, ", ".join(_counts(one)), _outline(one)
        )
        for one in templates(language, kind)
    ]


def _counts(template: Template) -> list[str]:
    if template.kind == ISSUE_TREE:
        parts = sum(one.depth == 1 for one in template.questions)
        below = len(template.questions) - 1 - parts
        return [
            ngettext("{count} part", "{count} parts", parts).format(count=parts),
            ngettext("{count} question", "{count} questions", below).format(count=below),
        ]
    forks = sum(one.kind == "fork" for one in template.stages)
    stages, arrows = len(template.stages) - forks, len(template.arrows)
    return [
        ngettext("{count} stage", "{count} stages", stages).format(count=stages),
        ngettext("{count} fork", "{count} forks", forks).format(count=forks),
        ngettext("{count} arrow", "{count} arrows", arrows).format(count=arrows),
    ]


def _outline(template: Template) -> Outline:
    if template.kind != ISSUE_TREE:
        tracks: dict[str, Outline] = {}
        for stage in template.stages:
            tracks.setdefault(stage.track, []).append(stage.title)
        return [item for track, titles in tracks.items() for item in (track, titles)]
    levels: list[Outline] = [[]]
    for question in template.questions[1:]:
        del levels[question.depth :]
        if len(levels) < question.depth:
            levels.append([])
            levels[-2].append(levels[-1])
        levels[-1].append(question.title)
    return levels[0]
