"""Loads the samples through the same write functions that people use."""

import datetime as dt
import json
import re
import uuid
from functools import cache
from pathlib import Path
from typing import Any, Final

from django.conf import settings

from issuetrees.accounts.models import Language
from issuetrees.comments import write as comments
from issuetrees.core.graph.records import ISSUE_TREE, NODE_FIELDS, STAGE_MAP
from issuetrees.graphs import read as graphs_read
from issuetrees.graphs import write as graphs
from issuetrees.kit.formats import days
from issuetrees.kit.models import new_id
from issuetrees.reports import composition
from issuetrees.reports import write as reports
from issuetrees.reports.kinds import USUAL
from issuetrees.samples import rounds, test_drives
from issuetrees.samples.briefs import Place, make_brief
from issuetrees.samples.decisions import Needed, make_decisions
from issuetrees.samples.evidence import make_evidence
from issuetrees.samples.frames import make_frame
from issuetrees.samples.goals import entries, make_goals, make_weights
from issuetrees.samples.initiatives import make_initiatives
from issuetrees.samples.maps import draw_map
from issuetrees.samples.measurement import make_measurement
from issuetrees.samples.numbers import make_numbers
from issuetrees.samples.people import Team, team
from issuetrees.samples.profiles import make_profiles
from issuetrees.samples.scenarios import make_scenarios
from issuetrees.samples.workplan import make_workplan
from issuetrees.scoring.write import assessors as assessors_write
from issuetrees.scoring.write import gates as gates_write
from issuetrees.scoring.write import runs as runs_write
from issuetrees.scoring.write import scores as scores_write
from issuetrees.scoring.write import sheets as sheets_write
from issuetrees.workspaces import write as workspaces
from issuetrees.workspaces.models import Engagement, Membership, Role, Workspace

Json = dict[str, Any]
FOLDER: Final = Path(settings.BASE_DIR) / "fixtures" / "samples"
NAMES: Final = {Language.ENGLISH: "Sample workspace", Language.RUSSIAN: "Пример пространства"}


#: Engagements with a stage map: the roles of the brand case, then the way from PM to CPO.
_MAPPED: Final = 2


def load_samples() -> int:
    """Load what is missing; return the number of workspaces that were made."""
    return sum(_load(team(language)) for language in Language)


@cache
def sample(name: str, language: str) -> Json:
    """Return a sample file with its texts in one language."""
    content: Json = _in(language, json.loads((FOLDER / f"{name}.json").read_text("utf-8")))
    return content


def _in(language: str, value: Any) -> Any:
    """Replace each pair of texts by the one in the language."""
    if isinstance(value, dict):
        if set(value) == {"en", "ru"}:
            return value[language]
        return {key: _in(language, item) for key, item in value.items()}
    return [_in(language, item) for item in value] if isinstance(value, list) else value


def _load(people: Team) -> bool:
    """Make the workspace of a language; one that was cut off half-way is made anew."""
    name = NAMES[people.language]
    known = Workspace.objects.filter(name=name, memberships__user=people.lead).first()
    if known is not None:
        mapped = known.engagements.filter(graphs__kind=STAGE_MAP, graphs__revision__gt=0)
        if mapped.distinct().count() == _MAPPED:
            return False  # the second map comes last
        known.delete()
    workspace = workspaces.create_workspace(actor=people.lead, name=name)
    for key, role in (("boris", Role.EDITOR), ("vera", Role.COMMENTER)):
        Membership.objects.create(workspace=workspace, user=people.people[key], role=role)
    _brand_marketing(workspace, people)
    _stage_map(workspace, people)
    return True


def _brand_marketing(workspace: Workspace, people: Team) -> None:
    case = sample("brand-marketing", people.language)
    engagement = _engagement(workspace, people, case)
    question_ids = _question_work(engagement, people, case)
    goals, criteria = make_goals(engagement, people, case["goals"], question_ids)
    make_weights(engagement, people, case["weights"], goals, criteria)
    initiatives, assessors = _scored(engagement, people, case, criteria)
    make_numbers(engagement, people, sample("brand-numbers", people.language))
    make_frame(engagement, people, sample("brand-frame", people.language))
    rounds.discuss(engagement, people, case["discussion"], initiatives, criteria)
    make_measurement(
        engagement,
        people,
        sample("brand-measurement", people.language),
        initiatives=initiatives,
        criteria=criteria,
        assessors=assessors,
    )
    roles = _roles(engagement, people)
    decided = sample("brand-decisions", people.language)
    make_decisions(engagement, people, decided, initiatives, roles)
    here: Json = {"actor": people.lead, "engagement_id": engagement.pk}
    runs_write.start_run(**here)
    make_scenarios(engagement, people, case, initiatives)
    reports.create_report(
        **here,
        sections=_sections(engagement.language),
        **_dated(case["report"], engagement),
    )


def _roles(engagement: Engagement, people: Team) -> dict[str, Needed]:
    """Draw the small map of roles in brand marketing; return what each party needs, by its key."""
    case = sample("brand-stages", people.language)
    graph, stages = draw_map(engagement, people, case, case["title"])
    return {party: (graph.pk, stages[stage]) for party, stage in case["roles"].items()}


def _question_work(engagement: Engagement, people: Team, case: Json) -> dict[Place, uuid.UUID]:
    """Brief, tree, evidence, workplan, so-whats and comments; return the ids of questions."""
    details = make_brief(engagement, people, case["brief"])
    question_ids = _tree(engagement, people, case["tree"], details)
    make_evidence(engagement, people, sample("brand-evidence", people.language), question_ids)
    make_workplan(engagement, people, sample("brand-work", people.language), question_ids)
    _conclude(engagement, people, case["tree"]["root"], question_ids)
    _comments(engagement, people, case["comments"], question_ids)
    return question_ids


def _scored(
    engagement: Engagement, people: Team, case: Json, criteria: dict[str, uuid.UUID]
) -> tuple[dict[str, uuid.UUID], dict[str, uuid.UUID]]:
    """Judge past initiatives in a test-drive, then all; return initiatives and assessors."""
    here: Json = {"actor": people.lead, "engagement_id": engagement.pk}
    gates = {
        gate["key"]: gates_write.create_gate(
            **here, title=gate["title"], question=gate["question"]
        ).pk
        for gate in case["gates"]
    }
    initiatives = make_initiatives(engagement, people, case, gates)
    past = sample("brand-test-drive", people.language)
    drive = test_drives.prepare(engagement, people, past, initiatives)
    assessors = {
        person["key"]: assessors_write.create_assessor(
            **here,
            name=person["name"],
            user_id=getattr(people.people.get(person["key"]), "pk", None),
        ).pk
        for person in case["people"]
    }
    said = {
        person: list(entries(case, person, assessor_id, initiatives, criteria))
        for person, assessor_id in assessors.items()
    }
    test_drives.judge(people, drive, assessors, said)
    test_drives.begin(engagement, people, past["round"])
    rounds.make_choices(engagement, people, case["choices"], initiatives)
    for person, assessor_id in assessors.items():
        # Who has no account told the lead.
        actor = people.people.get(person, people.lead)
        scores_write.set_scores(actor=actor, engagement_id=engagement.pk, entries=said[person])
        sheets_write.finish_sheet(actor=actor, assessor_id=assessor_id)
    return initiatives, assessors


#: Sections that are about careers, which the brand case is not.
_OF_MAPS: Final = frozenset({"stage_map", "stage_levels", "personal_plan", "team_view"})


def _sections(language: str) -> list[Json]:
    """The usual sections; the case is not about its small map of roles."""
    usual = composition.of_kind(USUAL, language)
    return [{**one, "is_on": one["is_on"] and one["kind"] not in _OF_MAPS} for one in usual]


def _dated(report: Json, engagement: Engagement) -> Json:
    """Put days in the place of “{14 days}”."""

    def written(found: re.Match[str]) -> str:
        coming = engagement.today() + dt.timedelta(days=int(found[1]))
        return days.day(coming, engagement.language)

    return {**report, "decisions": re.sub(r"\{(\d+) days\}", written, report["decisions"])}


_ZONES: Final = {Language.ENGLISH: "Europe/London", Language.RUSSIAN: "Europe/Moscow"}


def _engagement(workspace: Workspace, people: Team, case: Json) -> Engagement:
    return workspaces.create_engagement(
        actor=people.lead,
        workspace_id=workspace.pk,
        name=case["name"],
        client=case["client"],
        question=case["question"],
        language=people.language,
        currency=case["currency"],
        time_zone=_ZONES[people.language],
    )


def _tree(
    engagement: Engagement, people: Team, tree: Json, details: dict[Place, Json]
) -> dict[Place, uuid.UUID]:
    """Paste the tree in one commit; return the ids of its questions by their place."""
    graph = graphs.create_graph(
        engagement_id=engagement.pk, kind=ISSUE_TREE, title=tree["title"], actor=people.lead
    )
    today = engagement.today()
    lines: list[Json] = []
    places: dict[tuple[int, ...], uuid.UUID] = {}
    waiting: list[tuple[tuple[int, ...], Json]] = [((), tree["root"])]
    while waiting:
        place, question = waiting.pop()
        places[place] = new_id()
        line = _line(str(places[place]), len(place), question, people, today)
        if "children" in question:
            line.pop("answer", None)  # said last, by ``_conclude``
        lines.append(line | ({"details": details[place]} if place in details else {}))
        children = list(enumerate(question.get("children", [])))
        waiting.extend(((*place, index), child) for index, child in reversed(children))
    paste = {"kind": "paste_outline", "parent_id": None, "before_id": None, "nodes": lines}
    graphs.commit(graph_id=graph.pk, commands=[paste], actor=people.lead, key="sample")
    return places


def _conclude(
    engagement: Engagement, people: Team, root: Json, questions: dict[Place, uuid.UUID]
) -> None:
    """Write the so-whats when all below them stands, so that none is behind."""
    graph = graphs_read.graphs_of(people.lead, engagement.pk).get()
    commands = []
    waiting: list[tuple[Place, Json]] = [((), root)]
    while waiting:
        place, question = waiting.pop()
        children = question.get("children", [])
        waiting.extend(((*place, index), child) for index, child in enumerate(children))
        if children and question.get("answer"):
            fields = {"answer": question["answer"]}
            commands.append({"kind": "edit_node", "id": str(questions[place]), "fields": fields})
    graphs.commit(graph_id=graph.pk, commands=commands, actor=people.lead)


def _line(node_id: str, depth: int, question: Json, people: Team, today: dt.date) -> Json:
    line: Json = {"id": node_id, "depth": depth}
    line |= {name: question[name] for name in NODE_FIELDS if name in question}
    if "owner" in question:
        line["owner_id"] = str(people.people[question["owner"]].pk)
    if "due_in_days" in question:
        day = today + dt.timedelta(days=question["due_in_days"])
        line["due_on"] = day.isoformat()
    return line


def _comments(
    engagement: Engagement,
    people: Team,
    threads: list[Json],
    question_ids: dict[tuple[int, ...], uuid.UUID],
) -> None:
    """Have the people talk about questions of the tree; nobody gets a mail of it."""
    tree = graphs_read.graphs_of(people.lead, engagement.pk).get(kind=ISSUE_TREE)

    def say(said: Json, node_id: uuid.UUID, thread_id: uuid.UUID | None = None) -> uuid.UUID:
        comment = comments.add_comment(
            actor=people.people[said["author"]],
            graph_id=tree.pk,
            node_id=node_id,
            thread_id=thread_id,
            text=said["text"],
            mention_ids=[people.people[key].pk for key in said["mentions"]],
        )
        return comment.pk

    for thread in threads:
        node_id = question_ids[tuple(thread["question"])]
        thread_id = say(thread, node_id)
        for reply in thread["replies"]:
            say(reply, node_id, thread_id)
        if thread.get("is_resolved"):
            comments.resolve_thread(actor=people.lead, comment_id=thread_id)


def _stage_map(workspace: Workspace, people: Team) -> None:
    case = sample("pm-to-cpo", people.language)
    graph, stages = draw_map(_engagement(workspace, people, case), people, case, case["name"])
    make_profiles(graph, people, sample("career-people", people.language), stages)
