"""Options of sections as fields of the composer, and what such fields send back."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from django.http import QueryDict
from django.utils.translation import gettext as _

from issuetrees.careers.models import Profile
from issuetrees.careers.read.profiles import all_profiles
from issuetrees.core import limits
from issuetrees.core.graph import records
from issuetrees.core.stages.reading import read_map
from issuetrees.graphs import read as graphs
from issuetrees.portfolio.read.scenarios import scenarios
from issuetrees.reports.document import SectionChoice
from issuetrees.reports.models import Report
from issuetrees.reports.sections import SECTIONS
from issuetrees.reports.sections.options import (
    Answers,
    Choice,
    Number,
    OnePicture,
    Option,
    Place,
    Several,
    Words,
)
from issuetrees.workspaces.access import Reader, Worker

_TITLE: Final = 70


@dataclass(frozen=True)
class Pick:
    """One thing that can be chosen; ``level`` is how deep it stands among the others."""

    value: str
    label: str
    is_chosen: bool
    level: int = 0


@dataclass(frozen=True)
class OptionField:
    """An option of a section as a field: ``form`` says which control it is."""

    id: str
    form: str
    label: str
    help_text: str
    value: Any
    picks: list[Pick] = field(default_factory=list)
    limit: int = 0
    is_long: bool = False


@dataclass(frozen=True)
class Places:
    """What branches, maps, stages and answers to forks can be chosen: id, words, how deep."""

    branches: list[tuple[str, str, int]] = field(default_factory=list)
    trees: list[tuple[str, str, int]] = field(default_factory=list)
    scenarios: list[tuple[str, str, int]] = field(default_factory=list)
    maps: list[tuple[str, str, int]] = field(default_factory=list)
    stages: list[tuple[str, str, int]] = field(default_factory=list)
    answers: list[tuple[str, str, int]] = field(default_factory=list)
    people: list[tuple[str, str, int]] = field(default_factory=list)

    def of(self, form: str) -> list[tuple[str, str, int]]:
        """Return the places for a form of option."""
        known = {
            "branch": self.branches,
            "tree": self.trees,
            "scenario": self.scenarios,
            "map": self.maps,
            "stage": self.stages,
            "answers": self.answers,
            "person": self.people,
        }
        return known.get(form, [])


def places_of(reader: Reader, report: Report) -> Places:
    """Return the upper questions of the trees, the maps, their stages and answers."""
    engagement_id = report.engagement_id
    drawn_or_asked = list(graphs.graphs_of(reader, engagement_id))
    maps = [one for one in drawn_or_asked if one.kind == records.STAGE_MAP]
    trees = [one for one in drawn_or_asked if one.kind == records.ISSUE_TREE]
    drawn = [read_map(graphs.node_records(one), [], {}) for one in maps]
    return Places(
        branches=[
            (str(node_id), f"{number} {title}".strip()[:_TITLE], number.count(".") + bool(number))
            for node_id, number, title in graphs.upper_questions(reader, engagement_id)
        ],
        trees=[(str(one.pk), one.title, 0) for one in trees],
        scenarios=[
            (str(one.pk), one.title[:_TITLE], 0) for one in scenarios(reader, engagement_id)
        ],
        maps=[(str(one.pk), one.title, 0) for one in maps],
        stages=[
            (one.id, one.title[:_TITLE], 0) for found in drawn for one in found.stages.values()
        ],
        people=[(str(one.pk), one.name, 0) for one in _open_profiles(report)],
        answers=[
            (f"{fork.id}:{option}", f"{fork.question[:_TITLE]} {title}", 0)
            for found in drawn
            for fork in found.forks.values()
            for option, title in fork.options.items()
        ],
    )


def _open_profiles(report: Report) -> Iterable[Profile]:
    """Those whom a report may show: it is made for everybody who sees it."""
    everybody = Worker(report.engagement.workspace_id, report.engagement_id)
    return all_profiles(everybody).order_by("name", "id")


def fields_of(row: Mapping[str, Any], places: Places) -> list[OptionField]:
    """Return the fields of a section's options with what is chosen."""
    choice = SectionChoice(row["kind"], options=row["options"])
    return [_field(row["id"], one, choice, places) for one in SECTIONS[row["kind"]].options]


def options_given(posted: QueryDict, section_id: str, kind: str) -> Any:
    """Return the options that the fields of a form send."""
    known = SECTIONS.get(kind)
    options = known.options if known else ()
    return {
        one.name: _given(posted, one, section_id)
        for one in options
        # A list that nobody sent has its default; an empty box is a box that is not ticked.
        if one.form != "choice" or _name(section_id, one) in posted
    }


def _name(section_id: str, option: Option[Any]) -> str:
    return f"option-{section_id}-{option.name}"


def _field(
    section_id: str, option: Option[Any], choice: SectionChoice, places: Places
) -> OptionField:
    value = option.of(choice)
    return OptionField(
        id=_name(section_id, option),
        form=option.form,
        label=str(option.label),
        help_text=str(option.help_text),
        value="" if value is None else value,
        picks=list(_picks(option, value, places.of(option.form))),
        limit=_limit(option),
        is_long=isinstance(option, Words) and option.is_long,
    )


def _limit(option: Option[Any]) -> int:
    """How long a text may be, how many bytes a picture may have."""
    if isinstance(option, OnePicture):
        return limits.FIGURE_BYTES
    return option.limit if isinstance(option, Words) else 0


def _picks(
    option: Option[Any], value: Any, places: Sequence[tuple[str, str, int]]
) -> Iterable[Pick]:
    if isinstance(option, Choice | Several):
        chosen = {value} if isinstance(value, str) else set(value)
        names = (option.choices or {}).items()
        return [Pick(name, str(words), name in chosen) for name, words in names]
    if isinstance(option, Answers):
        known = dict.fromkeys([*(place for place, _words, _level in places), *value])
        words_of = {place: words for place, words, _level in places}
        gone = _("Chosen elsewhere, or gone")
        return [Pick(one, words_of.get(one, gone), one in value) for one in known]
    if not isinstance(option, Place) or isinstance(option, OnePicture):
        return []
    picks = [Pick("", str(option.empty), not value)]
    picks += [Pick(place, words, place == value, level) for place, words, level in places]
    if not any(pick.is_chosen for pick in picks):
        picks.append(Pick(value, _("Chosen elsewhere, or gone"), is_chosen=True))
    return picks


def _given(posted: QueryDict, option: Option[Any], section_id: str) -> Any:
    name = _name(section_id, option)
    if option.form in {"several", "answers"}:
        return posted.getlist(name)
    if option.form == "yes_no":
        return name in posted
    text = posted.get(name, "")
    if isinstance(option, Number):
        return _number(text.strip()) if text.strip() else option.default
    return text.replace("\r\n", "\n")


def _number(text: str) -> int | str:
    """Return a whole number; what is none stays as it is, to be refused."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else text
