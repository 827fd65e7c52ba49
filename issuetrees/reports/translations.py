"""Second texts: a report in the other language, from what people wrote and its translations.

A translation belongs to the words themselves, engagement by engagement: the same title is
translated once, and one that is changed is to be translated again. A long text in Markdown is
translated part by part, so that a change of one leaves the others translated.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, Final

from issuetrees.core.drawing.tornado import Swing as Moved
from issuetrees.core.drawing.waterfall import Fall
from issuetrees.core.scoring.weighing import Fit, Judged
from issuetrees.reports.comparisons import ComparedLine, SplitOtherwise, TwoTrees
from issuetrees.reports.decided import Decided, DecidedOn, PeriodSum, Roadmap, Stint
from issuetrees.reports.document import (
    Brief,
    Competency,
    Cover,
    ReportDocument,
    SectionChoice,
    Stage,
    StageMap,
    Summary,
    Transition,
    Tree,
    TreeNode,
)
from issuetrees.reports.drivers import DriverLine, TreeNumbers, Way
from issuetrees.reports.framed import BudgetFrame, DriveLine, Driven, FramePeriod
from issuetrees.reports.measured import Measured, MeasuredPlan, PlanChanged
from issuetrees.reports.models import Translation
from issuetrees.reports.opinions import Answered, Contested
from issuetrees.reports.people import PersonLevel, PlanLine
from issuetrees.reports.recuts import CrossedBranch, CutBranch, CutLeaf, TwoCuts
from issuetrees.reports.responsible import ActivityLine, NeededLevel, PartyLine, RoleLine
from issuetrees.reports.scored import Criterion, Gate, Goal, Level, Ranked
from issuetrees.reports.sections import SECTIONS
from issuetrees.reports.sections.options import Words
from issuetrees.scoring.swings import Lead, Swing
from issuetrees.workspaces.models import Engagement

#: What people write, by where it stands; names of people and clients stay as they are.
_WRITTEN: Final[Mapping[type, tuple[str, ...]]] = {
    Cover: ("title", "subtitle"),
    Summary: ("situation", "complication", "question", "answer", "decisions"),
    Brief: (
        "criteria",
        "in_scope",
        "out_of_scope",
        "constraints",
        "decision_maker",
        "stakeholders",
        "sources",
    ),
    SectionChoice: ("title",),
    Tree: ("title",),
    TreeNode: ("title",),
    TreeNumbers: ("title", "answer", "scenarios"),
    DriverLine: ("title", "unit", "source"),
    Moved: ("title",),
    Fall: ("title",),
    Way: ("scenario",),
    TwoCuts: ("title", "other", "dimension", "columns"),
    CutBranch: ("title",),
    TwoTrees: ("reference", "own"),
    ComparedLine: ("title", "reason"),
    SplitOtherwise: ("title",),
    CrossedBranch: ("title",),
    CutLeaf: ("title",),
    Decided: ("initiative", "reason", "conditions", "portfolio"),
    DecidedOn: ("gate", "reason"),
    Stint: ("title",),
    PartyLine: ("title", "money"),
    ActivityLine: ("initiative", "title"),
    NeededLevel: ("title",),
    RoleLine: ("stage",),
    MeasuredPlan: ("initiative", "decision_rule", "stop_rule"),
    Measured: ("kpi", "message", "measured_by", "source"),
    PlanChanged: ("reason",),
    PeriodSum: ("title",),
    BudgetFrame: ("reason", "source"),
    FramePeriod: ("title",),
    Driven: ("name",),
    DriveLine: ("title", "words"),
    Roadmap: ("undated",),
    Goal: ("title", "description", "above"),
    Criterion: ("title", "description", "unit"),
    Level: ("title", "description"),
    Gate: ("title", "question"),
    Ranked: (
        "title",
        "description",
        "problem",
        "audience",
        "outcome",
        "initiative_kind",
        "missing",
        "requires",
        "excludes",
        "one_of",
    ),
    Answered: ("place", "item", "beside"),
    Fit: ("place",),
    Judged: ("first", "second"),
    Contested: ("initiative", "criterion"),
    Lead: ("first", "second"),
    Swing: ("name", "initiative"),
    PersonLevel: ("title", "evidence", "needed"),
    PlanLine: ("text", "competency", "evidence"),
    StageMap: ("title",),
    Competency: ("title", "levels"),
    Stage: ("title", "track", "scope", "options"),
    Transition: ("title", "condition"),
}
_OF_NODES: Final = ("answer", "note", "prune_reason")
# Between the paragraphs, lists and tables of a Markdown text, with how far the next stands in.
_BETWEEN: Final = re.compile(r"(\s*\n[^\S\n]*\n\s*)")


def digest_of(source: str) -> str:
    """Return the short name of a text."""
    return hashlib.sha256(source.encode()).hexdigest()


def known_words(engagement: Engagement, language: str) -> dict[str, str]:
    """Return the translations of an engagement by what they translate."""
    rows = Translation.objects.filter(engagement=engagement, language=language)
    return dict(rows.values_list("source", "text"))


def texts_of(document: ReportDocument) -> list[str]:
    """Return what people wrote of a report, in the order of its parts, each text once."""
    return list(dict.fromkeys(_texts(document)))


def translated(document: ReportDocument, words: Mapping[str, str]) -> ReportDocument:
    """Return the report with those of its texts in other words that have a translation, and what
    has none.
    """
    missing = tuple(text for text in texts_of(document) if text not in words)
    told: ReportDocument = _told(document, words)
    return replace(told, untranslated=missing)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, tuple):
        for one in value:
            yield from _texts(one)
    elif is_dataclass(value):
        own = _WRITTEN.get(type(value), ())
        for name in own:
            yield from _words(getattr(value, name))
        for one in _beside(value):
            yield from _words(one)
        for field in fields(value):
            if field.name not in own:
                yield from _texts(getattr(value, field.name))


def _beside(value: Any) -> Iterable[Any]:
    """What people wrote that stands under names of its own: printed fields, options."""
    if isinstance(value, TreeNode):
        return (value.fields.get(name) for name in _OF_NODES)
    return _options(value).values() if isinstance(value, SectionChoice) else ()


def _words(value: Any) -> Iterator[str]:
    """The texts of a field that holds one or several."""
    for text in value if isinstance(value, tuple) else (value,):
        if isinstance(text, str) and any(letter.isalpha() for letter in text):
            yield text


def _told(value: Any, words: Mapping[str, str]) -> Any:
    if isinstance(value, tuple):
        return tuple(_told(one, words) for one in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    own = _WRITTEN.get(type(value), ())
    changed = {name: _said(getattr(value, name), words) for name in own}
    for field in fields(value):
        if field.name not in own:
            changed[field.name] = _told(getattr(value, field.name), words)
    if isinstance(value, TreeNode):
        changed["fields"] = {
            name: _said(said, words) if name in _OF_NODES else said
            for name, said in value.fields.items()
        }
    if isinstance(value, SectionChoice):
        own_texts = {name: "".join(_said(one, words)) for name, one in _options(value).items()}
        changed["options"] = {**value.options, **own_texts}
    return replace(value, **changed)


def _options(choice: SectionChoice) -> dict[str, tuple[str, ...]]:
    """What was written into the options of a section, in parts with what stands between them."""
    kind = SECTIONS.get(choice.kind)
    return {
        option.name: tuple(_BETWEEN.split(option.of(choice)))
        for option in (kind.options if kind else ())
        if isinstance(option, Words) and option.name in choice.options
    }


def _said(value: Any, words: Mapping[str, str]) -> Any:
    if isinstance(value, tuple):
        return tuple(words.get(text, text) for text in value)
    return words.get(value, value) if isinstance(value, str) else value
