"""Who may do what over REST: everybody × every route × every method.

A route or method without a row fails. A stranger learns nothing: 404 wherever a path names
something, and never a foreign row in a list.
"""

import json
import pkgutil
import re
from base64 import b64encode
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from issuetrees.api import resources
from issuetrees.api.endpoint import Endpoint
from issuetrees.api.urls import v1
from tests.api.forms import Form, parts
from tests.api.scored_world import Ids
from tests.cast import EVERYBODY, Cast
from tests.privacy import is_private
from tests.reports.drawings import DOT

pytestmark = [pytest.mark.sweeps, pytest.mark.usefixtures("made_once")]
METHODS = ("get", "post", "put", "patch", "delete")
Row = tuple[str, str, Any, dict[str, int]]


def everybody(status: int) -> dict[str, int]:
    """Members get ``status``; a stranger 404."""
    return dict.fromkeys(("owner", "editor", "commenter", "viewer"), status) | {"outsider": 404}


def editors(status: int) -> dict[str, int]:
    """Owner and editor may; the others see the thing but may not."""
    return everybody(status) | {"commenter": 403, "viewer": 403}


def owners(status: int) -> dict[str, int]:
    """Only the owner may."""
    return everybody(status) | {"editor": 403, "commenter": 403, "viewer": 403}


def anybody(status: int) -> dict[str, int]:
    """Whoever is signed in."""
    return everybody(status) | {"outsider": status}


def own(status: int) -> dict[str, int]:
    """Only whose it is, who is the owner."""
    return everybody(404) | {"owner": status}


def shown(status: int) -> dict[str, int]:
    """Whose profile it is, who is the owner, and the commenter, with whom it is shared."""
    return own(status) | {"commenter": status}


def kept(status: int) -> dict[str, int]:
    """The owner of the profile may; whom it is shown to may not; others know of none."""
    return own(status) | {"commenter": 403}


def scorers(status: int) -> dict[str, int]:
    """The assessor of the world, who is the commenter, and the owner in their name."""
    return everybody(status) | {"editor": 403, "viewer": 403}


def commenters(status: int) -> dict[str, int]:
    """Those who may comment."""
    return everybody(status) | {"viewer": 403}


PICTURE = {"content": b64encode(DOT).decode()}
SECOND_TEXTS: dict[str, Any] = {"texts": []}
NAME = {"name": "New"}
TITLE = {"title": "New"}
RACI_CELLS = {"cells": [{"activity_id": "@", "party_id": "@", "letters": "A/R"}]}
OVERRIDE = {"initiative_id": "@", "is_in": True, "reason": "The board wants it"}
ACTUALS = {"text": "KPI;Date;Value\nAwareness;2026-11-03;21"}
REGIONS = {
    "before": 1,
    "regions": [
        {"title": "North", "is_treated": True, "figures": [1, 3]},
        {"title": "South", "is_treated": False, "figures": [1, 2]},
    ],
}
DECISION = {"verdict": "deferred", "decided_by": "The board", "reason": "First the budget"}
MAP_TEXT = {"text": "From,To,Months\nPM,CPO,9-15-24"}
DRIVER_GOAL = {"driver_id": "@", "goal": 12}
DRIVER_VALUES: dict[str, Any] = {"values": {}}
DRIVER_RANGES: dict[str, Any] = {"ranges": {}}
STAGE_LEVELS = {"levels": [{"stage_id": "@", "competency": "leading-people", "level": 2}]}
COMPETENCIES = {"competencies": [{"key": "data", "title": "Data", "levels": ["", "Reads a chart"]}]}
ENTRY = {"kind": "before", "title": "Ask the board", "pros": "Quick"}
SYNONYMS = {"kind": "synonyms", "items": [["guest", "visitor"]]}
PLAN_FILE = {"file": "SUQgdjAsVGl0bGUK"}
TABLE_TEXT = {
    "text": "Project,Cost,Owner\nPodcast,5–10 M,\nFestival,much,",
    "columns": ["title", "cost_likely", "owner_id"],
}
SCORE = {"scores": [{"initiative_id": "@", "criterion_id": "@", "assessor_id": "@", "value": 2}]}
MEAN = {"mean": "geometric"}
PAST = {"name": "Then", "initiative_ids": ["@initiative_id"]}
FRAME = {
    "budgets": [{"period_id": "@", "amount": "12000000.00"}],
    "brand_share": 60,
    "brands": [
        {"name": "Ours", "spend": "3000000.00", "market_share": 20},
        {"name": "Theirs", "spend": "9000000.00", "market_share": 40},
    ],
    "voice_years": [{"year": "2025", "name": "Ours", "spend": "9", "market_share": 8}],
    "searches": [{"title": "2026-10", "counts": [120, 480]}],
}
BANK = {"title": "Basics", "text": "Q: One?\nA: Yes."}
RECUT = {"title": "By place", "branches": [{"title": "North", "leaf_ids": ["@node_id"]}]}
SKETCH = {"case": "grocery-profit", "text": "Revenue\nCosts\n  Fixed costs"}
RATINGS = {
    "levels": [{"competency": "leading-people", "level": 2, "evidence": "A plan that worked"}]
}
SHARES = {"shares": [{"criterion_id": "@", "share": 1}]}
ADD = {
    "commands": [
        {
            "kind": "add_node",
            "id": "018f3b1e-0000-7000-8000-000000000001",
            "parent_id": "@",
            "title": "New",
        }
    ]
}
WAIVE = {
    "node_id": "@parent_id",
    "code": "single_child",
    "side": "shape",
    "related_ids": ["@node_id"],
    "reason": "More is to come",
}
LEVEL_FILE = Form(file="panel.txt", competency="leading-people")
FILE = Form(file="panel.txt")
VOICE = Form(file="note.ogg", title="Why")
PROOF = {"node_id": "@", "claim": "Prices rose", "stance": "for", "source_id": "@"}
SAY = {"node_id": "@", "text": "New"}
CHOICE = {"first_id": "@initiative_id", "second_id": "@other_id", "preferred_id": "@other_id"}
SAY_OF_CELL = {"initiative_id": "@", "criterion_id": "@", "text": "New"}
TABLE: list[Row] = [
    ("get", "me", None, anybody(200)),
    ("patch", "me", {"mention_mail": "daily"}, anybody(200)),
    ("get", "me/questions", None, anybody(200)),
    ("get", "search?q=a", None, anybody(200)),
    ("get", "workspaces", None, anybody(200)),
    ("post", "workspaces", NAME, anybody(201)),
    ("get", "workspaces/<workspace_id>", None, everybody(200)),
    ("patch", "workspaces/<workspace_id>", NAME, owners(200)),
    ("delete", "workspaces/<workspace_id>", None, owners(200)),
    ("get", "workspaces/<workspace_id>/members", None, everybody(200)),
    ("get", "workspaces/<workspace_id>/invitations", None, owners(200)),
    ("post", "workspaces/<workspace_id>/invitations", {"role": "viewer"}, owners(201)),
    (
        "post",
        "workspaces/<workspace_id>/invitations/mail",
        {"emails": ["nina@example.org"], "role": "viewer"},
        owners(201),
    ),
    ("post", "invitations/<invitation_id>/resend", None, owners(409)),
    ("get", "workspaces/<workspace_id>/audit", None, owners(200)),
    ("get", "workspaces/<workspace_id>/word-lists", None, everybody(200)),
    ("post", "workspaces/<workspace_id>/word-lists", SYNONYMS, owners(201)),
    ("get", "library", None, anybody(200)),
    ("get", "workspaces/<workspace_id>/library", None, everybody(200)),
    ("post", "workspaces/<workspace_id>/library", ENTRY, editors(201)),
    ("get", "library/<library_entry_id>", None, everybody(200)),
    ("patch", "library/<library_entry_id>", TITLE, editors(200)),
    ("delete", "library/<library_entry_id>", None, editors(200)),
    ("post", "engagements/<engagement_id>/library", {"key": "goal/trust"}, editors(201)),
    ("post", "engagements/<engagement_id>/library/sets", TITLE, editors(201)),
    ("get", "word-lists/<word_list_id>", None, everybody(200)),
    ("patch", "word-lists/<word_list_id>", SYNONYMS, owners(200)),
    ("delete", "word-lists/<word_list_id>", None, owners(200)),
    ("post", "workspaces/<workspace_id>/engagements", NAME, editors(201)),
    ("get", "members/<member_id>", None, everybody(200)),
    ("patch", "members/<member_id>", {"role": "editor"}, owners(200)),
    # The membership is the viewer's own: anybody may leave.
    ("delete", "members/<member_id>", None, owners(200) | {"viewer": 200}),
    ("post", "members/undo", {"ticket": "@"}, owners(200)),
    ("post", "invitations/accept", {"token": "not a token"}, anybody(404)),
    ("delete", "invitations/<invitation_id>", None, owners(204)),
    ("get", "engagements", None, anybody(200)),
    ("get", "engagements/<engagement_id>", None, everybody(200)),
    ("patch", "engagements/<engagement_id>", NAME, editors(200)),
    ("delete", "engagements/<engagement_id>", None, owners(200)),
    ("post", "engagements/<engagement_id>/copies", {"has_scores": True}, editors(201)),
    ("get", "engagements/<engagement_id>/graphs", None, everybody(200)),
    ("post", "engagements/<engagement_id>/graphs", TITLE | {"kind": "issue_tree"}, editors(201)),
    ("get", "graphs/<graph_id>", None, everybody(200)),
    ("patch", "graphs/<graph_id>", TITLE, editors(200)),
    ("delete", "graphs/<graph_id>", None, editors(200)),
    ("post", "graphs/<graph_id>/copies", {}, editors(201)),
    ("get", "graphs/<graph_id>/records", None, everybody(200)),
    ("get", "graphs/<graph_id>/findings", None, everybody(200)),
    ("get", "graphs/<graph_id>/workplan", None, everybody(200)),
    ("get", "graphs/<graph_id>/workplan/workbook", None, everybody(200)),
    ("get", "graphs/<graph_id>/workplan/tables/<tracker>", None, everybody(200)),
    ("post", "graphs/<graph_id>/workplan/feed", {"is_mine": True}, everybody(200)),
    ("delete", "graphs/<graph_id>/workplan/feed", None, everybody(204)),
    ("post", "graphs/<graph_id>/workplan/difference", PLAN_FILE, editors(200)),
    ("get", "graphs/<graph_id>/priorities", None, everybody(200)),
    ("get", "graphs/<graph_id>/synthesis", None, everybody(200)),
    ("get", "graphs/<graph_id>/story", None, everybody(200)),
    ("get", "graphs/<graph_id>/drivers", None, everybody(200)),
    ("post", "graphs/<graph_id>/drivers/tornado", {"percent": 10}, everybody(200)),
    ("post", "graphs/<graph_id>/drivers/goal", DRIVER_GOAL, everybody(200)),
    ("post", "graphs/<graph_id>/drivers/bridge", {"by": "branch"}, everybody(200)),
    ("put", "graphs/<graph_id>/drivers/ranges", DRIVER_RANGES, editors(200)),
    ("get", "graphs/<graph_id>/driver-scenarios", None, everybody(200)),
    ("post", "graphs/<graph_id>/driver-scenarios", TITLE, editors(201)),
    ("get", "driver-scenarios/<driver_scenario_id>", None, everybody(200)),
    ("patch", "driver-scenarios/<driver_scenario_id>", TITLE, editors(200)),
    ("put", "driver-scenarios/<driver_scenario_id>/values", DRIVER_VALUES, editors(200)),
    ("post", "driver-scenarios/<driver_scenario_id>/move", {"before_id": None}, editors(200)),
    ("delete", "driver-scenarios/<driver_scenario_id>", None, editors(200)),
    ("get", "graphs/<graph_id>/ghost-deck", None, everybody(200)),
    ("get", "maps/<map_id>/competencies", None, everybody(200)),
    ("post", "maps/<map_id>/competencies", TITLE, editors(201)),
    ("put", "maps/<map_id>/competencies", COMPETENCIES, editors(200)),
    ("get", "competencies/<competency_id>", None, everybody(200)),
    ("patch", "competencies/<competency_id>", TITLE, editors(200)),
    ("delete", "competencies/<competency_id>", None, editors(200)),
    ("post", "competencies/<competency_id>/move", {"before_id": None}, editors(200)),
    ("get", "practice/cases", None, anybody(200)),
    ("get", "practice/attempts", None, anybody(200)),
    ("post", "practice/attempts", SKETCH, anybody(201)),
    ("get", "practice/attempts/<attempt_id>", None, own(200)),
    ("get", "practice/attempts/<attempt_id>/comparison", None, own(200)),
    ("delete", "practice/attempts/<attempt_id>", None, own(200)),
    ("get", "practice/banks", None, anybody(200)),
    ("post", "practice/banks", BANK, anybody(201)),
    ("post", "graphs/<graph_id>/banks", None, everybody(201)),
    ("get", "practice/banks/<bank_id>", None, own(200)),
    ("patch", "practice/banks/<bank_id>", TITLE, own(200)),
    ("delete", "practice/banks/<bank_id>", None, own(200)),
    ("get", "practice/banks/<bank_id>/cards", None, own(200)),
    ("post", "practice/banks/<bank_id>/cards", {"text": "Q: Three?\nA: Yes."}, own(200)),
    ("get", "practice/banks/<bank_id>/next", None, own(200)),
    ("get", "practice/cards/<card_id>", None, own(200)),
    ("patch", "practice/cards/<card_id>", {"answer": "New"}, own(200)),
    ("delete", "practice/cards/<card_id>", None, own(200)),
    ("post", "practice/cards/<card_id>/marks", {"mark": "nearly"}, own(200)),
    ("get", "graphs/<graph_id>/recuts", None, everybody(200)),
    ("post", "graphs/<graph_id>/recuts", RECUT, editors(201)),
    ("get", "recuts/<recut_id>", None, everybody(200)),
    ("get", "recuts/<recut_id>/matrix", None, everybody(200)),
    ("delete", "recuts/<recut_id>", None, editors(200)),
    ("post", "graphs/<graph_id>/comparisons", {"case": "grocery-profit"}, everybody(200)),
    ("get", "me/profiles", None, anybody(200)),
    ("get", "maps/<map_id>/profiles", None, everybody(200)),
    ("post", "maps/<map_id>/profiles", {"name": "New"}, everybody(201)),
    ("get", "profiles/<profile_id>", None, shown(200)),
    ("patch", "profiles/<profile_id>", {"mentor": "New"}, kept(200)),
    ("delete", "profiles/<profile_id>", None, kept(200)),
    ("get", "profiles/<profile_id>/standing", None, shown(200)),
    ("get", "profiles/<profile_id>/ratings", None, shown(200)),
    ("post", "profiles/<profile_id>/ratings", RATINGS, kept(200)),
    ("get", "profiles/<profile_id>/files", None, shown(200)),
    ("post", "profiles/<profile_id>/files", LEVEL_FILE, kept(201)),
    ("delete", "ratings/<rating_id>", None, kept(200)),
    ("get", "profiles/<profile_id>/proposals", None, shown(200)),
    ("post", "profiles/<profile_id>/proposals", None, kept(200)),
    ("get", "profiles/<profile_id>/steps", None, shown(200)),
    ("post", "profiles/<profile_id>/steps", {"text": "New"}, kept(201)),
    ("get", "plan-steps/<step_id>", None, shown(200)),
    ("patch", "plan-steps/<step_id>", {"done_on": "2026-11-29"}, kept(200)),
    ("delete", "plan-steps/<step_id>", None, kept(200)),
    ("get", "profiles/<profile_id>/reviews", None, shown(200)),
    ("post", "profiles/<profile_id>/reviews", {"text": "New"}, kept(201)),
    ("get", "reviews/<review_id>", None, shown(200)),
    ("patch", "reviews/<review_id>", {"text": "New"}, kept(200)),
    ("delete", "reviews/<review_id>", None, kept(200)),
    ("get", "profiles/<profile_id>/shares", None, kept(200)),
    ("post", "profiles/<profile_id>/shares", {"user_id": "@"}, kept(200)),
    ("delete", "profile-shares/<share_id>", None, kept(204)),
    ("get", "profiles/<profile_id>/looks", None, kept(200)),
    ("post", "profiles/<profile_id>/hand-over", {"user_id": "@"}, kept(400)),  # it is their own
    ("post", "profiles/<profile_id>/feed", None, kept(200)),
    ("delete", "profiles/<profile_id>/feed", None, kept(204)),
    ("get", "profiles/<profile_id>/export", None, own(200)),
    ("get", "profiles/<profile_id>/plan.pdf", None, kept(200)),
    ("post", "profiles/<profile_id>/erase", None, own(204)),
    ("post", "maps/<map_id>/imports", MAP_TEXT, editors(201)),
    ("post", "maps/<map_id>/imports/preview", MAP_TEXT, editors(200)),
    ("get", "maps/<map_id>/levels", None, everybody(200)),
    ("put", "maps/<map_id>/levels", STAGE_LEVELS, editors(200)),
    ("get", "maps/<map_id>/routes?answer=work:team", None, everybody(200)),
    ("get", "maps/<map_id>/team", None, everybody(200)),
    ("get", "graphs/<graph_id>/waivers", None, everybody(200)),
    ("post", "graphs/<graph_id>/waivers", WAIVE, editors(201)),
    ("get", "waivers/<waiver_id>", None, everybody(200)),
    ("delete", "waivers/<waiver_id>", None, editors(200)),
    ("get", "engagements/<engagement_id>/sources", None, everybody(200)),
    ("post", "engagements/<engagement_id>/sources", TITLE, editors(201)),
    ("get", "sources/<source_id>", None, everybody(200)),
    ("patch", "sources/<source_id>", TITLE, editors(200)),
    ("delete", "sources/<source_id>", None, editors(200)),
    ("get", "sources/<source_id>/files", None, everybody(200)),
    ("post", "sources/<source_id>/files", FILE, editors(201)),
    ("get", "graphs/<graph_id>/nodes/<node_id>/voice-notes", None, everybody(200)),
    ("post", "graphs/<graph_id>/nodes/<node_id>/voice-notes", VOICE, commenters(201)),
    ("get", "files/<file_id>", None, everybody(200)),
    ("get", "files/<file_id>/content", None, everybody(200)),
    ("delete", "files/<file_id>", None, editors(200)),
    ("get", "graphs/<graph_id>/evidence", None, everybody(200)),
    ("post", "graphs/<graph_id>/evidence", PROOF, editors(201)),
    ("get", "graphs/<graph_id>/evidence/standings", None, everybody(200)),
    ("get", "graphs/<graph_id>/assumptions", None, everybody(200)),
    ("post", "graphs/<graph_id>/assumptions", {"statement": "Rents hold"}, editors(201)),
    ("get", "assumptions/<assumption_id>", None, everybody(200)),
    ("patch", "assumptions/<assumption_id>", {"confidence": "low"}, editors(200)),
    ("delete", "assumptions/<assumption_id>", None, editors(200)),
    ("post", "assumptions/<assumption_id>/check", {"node_id": "@"}, editors(200)),
    ("get", "evidence/<evidence_id>", None, everybody(200)),
    ("patch", "evidence/<evidence_id>", {"strength": "strong"}, editors(200)),
    ("delete", "evidence/<evidence_id>", None, editors(200)),
    ("get", "disproofs", None, anybody(200)),
    ("get", "graphs/<graph_id>/goals", None, everybody(200)),
    ("get", "graphs/<graph_id>/nodes", None, everybody(200)),
    ("get", "graphs/<graph_id>/nodes/<node_id>", None, everybody(200)),
    ("get", "graphs/<graph_id>/nodes/<node_id>/cases", None, everybody(200)),
    ("get", "graphs/<graph_id>/nodes/<node_id>/split-labels", None, everybody(200)),
    ("get", "graphs/<graph_id>/links", None, everybody(200)),
    ("post", "graphs/<graph_id>/commits", ADD, editors(201)),
    ("get", "graphs/<graph_id>/changes", None, everybody(200)),
    ("get", "graphs/<graph_id>/history", None, everybody(200)),
    ("get", "graphs/<graph_id>/comparison?from=1&to=2", None, everybody(200)),
    ("post", "graphs/<graph_id>/undo", {"revision": 2}, editors(201)),
    ("get", "graphs/<graph_id>/outline?form=opml", None, everybody(200)),
    ("post", "graphs/<graph_id>/imports", {"text": "One\nTwo"}, editors(201)),
    ("post", "graphs/<graph_id>/layout", None, editors(400)),  # a tree is not laid out
    ("post", "graphs/<graph_id>/templates", {"name": "profit-tree"}, editors(201)),
    ("get", "graphs/<graph_id>/comments", None, everybody(200)),
    ("post", "graphs/<graph_id>/comments", SAY, commenters(201)),
    ("get", "graphs/<graph_id>/comments/counts", None, everybody(200)),
    ("get", "comments/<comment_id>", None, everybody(200)),
    # The comment is the commenter's: only its author edits it, an owner may delete it.
    ("patch", "comments/<comment_id>", {"text": "New"}, owners(403) | {"commenter": 200}),
    ("delete", "comments/<comment_id>", None, owners(200) | {"commenter": 200}),
    (
        "post",
        "comments/<comment_id>/restore",
        None,
        owners(409) | {"commenter": 409},
    ),  # it is there
    ("get", "inbox", None, anybody(200)),
    ("post", "inbox/done", None, anybody(200)),
    ("post", "inbox/reopen", {"done_at": "2026-01-01T00:00:00Z"}, anybody(200)),
    ("patch", "inbox/<entry_id>", {"is_done": True}, own(200)),
    ("post", "comments/<comment_id>/resolve", None, commenters(200)),
    ("post", "comments/<comment_id>/reopen", None, commenters(200)),
    ("post", "outline", {"text": "One\nTwo"}, anybody(200)),
    ("get", "templates", None, anybody(200)),
    ("get", "templates/<template_name>", None, anybody(200)),
    ("get", "engagements/<engagement_id>/goals", None, everybody(200)),
    ("post", "engagements/<engagement_id>/goals", TITLE, editors(201)),
    ("get", "engagements/<engagement_id>/criteria", None, everybody(200)),
    ("get", "goals/<goal_id>", None, everybody(200)),
    ("patch", "goals/<goal_id>", TITLE, editors(200)),
    ("delete", "goals/<goal_id>", None, editors(200)),
    ("post", "goals/<goal_id>/move", {"before_id": None}, editors(200)),
    ("post", "goals/<goal_id>/criteria", TITLE, editors(201)),
    ("get", "criteria/<criterion_id>", None, everybody(200)),
    ("patch", "criteria/<criterion_id>", TITLE, editors(200)),
    ("delete", "criteria/<criterion_id>", None, editors(200)),
    (
        "post",
        "criteria/<criterion_id>/move",
        {"goal_id": "@", "before_id": None},
        editors(200),
    ),
    ("get", "engagements/<engagement_id>/gates", None, everybody(200)),
    ("post", "engagements/<engagement_id>/gates", TITLE, editors(201)),
    ("get", "engagements/<engagement_id>/verdicts", None, everybody(200)),
    ("get", "gates/<gate_id>", None, everybody(200)),
    ("patch", "gates/<gate_id>", TITLE, editors(200)),
    ("delete", "gates/<gate_id>", None, editors(200)),
    ("put", "gates/<gate_id>/verdicts/<initiative_id>", {"verdict": "pass"}, editors(200)),
    ("delete", "gates/<gate_id>/verdicts/<initiative_id>", None, editors(204)),
    ("get", "engagements/<engagement_id>/initiative-kinds", None, everybody(200)),
    ("post", "engagements/<engagement_id>/initiative-kinds", TITLE, editors(201)),
    ("get", "initiative-kinds/<kind_id>", None, everybody(200)),
    ("patch", "initiative-kinds/<kind_id>", TITLE, editors(200)),
    ("delete", "initiative-kinds/<kind_id>", None, editors(200)),
    ("post", "initiative-kinds/<kind_id>/move", {"before_id": None}, editors(200)),
    ("get", "engagements/<engagement_id>/periods", None, everybody(200)),
    ("post", "engagements/<engagement_id>/periods", TITLE, editors(201)),
    ("get", "periods/<period_id>", None, everybody(200)),
    ("patch", "periods/<period_id>", TITLE, editors(200)),
    ("delete", "periods/<period_id>", None, editors(400)),
    ("post", "periods/<period_id>/move", {"before_id": None}, editors(200)),
    ("get", "engagements/<engagement_id>/teams", None, everybody(200)),
    ("post", "engagements/<engagement_id>/teams", TITLE, editors(201)),
    ("get", "teams/<team_id>", None, everybody(200)),
    ("patch", "teams/<team_id>", TITLE, editors(200)),
    ("delete", "teams/<team_id>", None, editors(200)),
    ("post", "teams/<team_id>/move", {"before_id": None}, editors(200)),
    ("get", "engagements/<engagement_id>/initiatives", None, everybody(200)),
    ("post", "engagements/<engagement_id>/initiatives", TITLE, editors(201)),
    ("post", "engagements/<engagement_id>/initiatives/table", TABLE_TEXT, editors(201)),
    ("post", "engagements/<engagement_id>/initiatives/table/preview", TABLE_TEXT, editors(200)),
    ("get", "engagements/<engagement_id>/initiatives/table/whole", None, everybody(200)),
    ("get", "engagements/<engagement_id>/initiatives/table/workbook", None, everybody(200)),
    ("get", "initiatives/<initiative_id>", None, everybody(200)),
    ("patch", "initiatives/<initiative_id>", TITLE, editors(200)),
    ("delete", "initiatives/<initiative_id>", None, editors(200)),
    ("get", "engagements/<engagement_id>/measures", None, everybody(200)),
    ("post", "initiatives/<initiative_id>/measures", {"kpi": "Searches"}, editors(201)),
    ("get", "measures/<measure_id>", None, everybody(200)),
    ("patch", "measures/<measure_id>", {"target": 30}, editors(200)),
    ("delete", "measures/<measure_id>", None, editors(200)),
    ("get", "initiatives/<initiative_id>/measurement-plan", None, everybody(200)),
    (
        "patch",
        "initiatives/<initiative_id>/measurement-plan",
        {"stop_rule": "Stop below 5."},
        editors(200),
    ),
    ("post", "initiatives/<initiative_id>/measurement-plan/lock", None, editors(200)),
    ("get", "initiatives/<initiative_id>/measurement-plan/changes", None, everybody(200)),
    ("get", "engagements/<engagement_id>/actuals", None, everybody(200)),
    ("post", "engagements/<engagement_id>/actuals/table", ACTUALS, editors(201)),
    (
        "post",
        "measures/<measure_id>/actuals",
        {"measured_on": "2026-11-02", "value": 3},
        editors(201),
    ),
    ("get", "actuals/<actual_id>", None, everybody(200)),
    ("patch", "actuals/<actual_id>", {"value": 4}, editors(200)),
    ("delete", "actuals/<actual_id>", None, editors(200)),
    ("post", "engagements/<engagement_id>/differences", REGIONS, everybody(200)),
    ("get", "engagements/<engagement_id>/outcomes", None, everybody(200)),
    (
        "put",
        "initiatives/<initiative_id>/outcomes/<criterion_id>",
        {"value": 2},
        editors(200),
    ),
    ("get", "outcomes/<outcome_id>", None, everybody(200)),
    ("delete", "outcomes/<outcome_id>", None, editors(200)),
    ("get", "engagements/<engagement_id>/forecasts", None, everybody(200)),
    ("put", "measures/<measure_id>/forecasts/<assessor_id>", {"chance": 60}, scorers(200)),
    ("get", "forecasts/<forecast_id>", None, everybody(404) | {"commenter": 200}),
    ("delete", "forecasts/<forecast_id>", None, everybody(404) | {"commenter": 200}),
    ("get", "engagements/<engagement_id>/calibration", None, everybody(200)),
    ("post", "engagements/<engagement_id>/calibration/tell", None, editors(200)),
    ("get", "engagements/<engagement_id>/decisions", None, everybody(200)),
    ("post", "initiatives/<initiative_id>/decisions", DECISION, editors(201)),
    ("get", "decisions/<decision_id>", None, everybody(200)),
    ("get", "engagements/<engagement_id>/parties", None, everybody(200)),
    ("post", "engagements/<engagement_id>/parties", TITLE, editors(201)),
    ("get", "parties/<party_id>", None, everybody(200)),
    ("patch", "parties/<party_id>", TITLE, editors(200)),
    ("delete", "parties/<party_id>", None, editors(200)),
    ("get", "engagements/<engagement_id>/activities", None, everybody(200)),
    ("post", "initiatives/<initiative_id>/activities", TITLE, editors(201)),
    ("get", "activities/<activity_id>", None, everybody(200)),
    ("patch", "activities/<activity_id>", TITLE, editors(200)),
    ("delete", "activities/<activity_id>", None, editors(200)),
    ("get", "engagements/<engagement_id>/raci", None, everybody(200)),
    ("put", "engagements/<engagement_id>/raci", RACI_CELLS, editors(200)),
    ("post", "initiatives/<initiative_id>/raci", {"template": "small"}, editors(200)),
    ("get", "engagements/<engagement_id>/roles", None, everybody(200)),
    ("delete", "decisions/<decision_id>", None, editors(200)),
    ("get", "engagements/<engagement_id>/assessors", None, everybody(200)),
    ("post", "engagements/<engagement_id>/assessors", NAME, editors(201)),
    ("get", "assessors/<assessor_id>", None, everybody(200)),
    ("patch", "assessors/<assessor_id>", NAME, editors(200)),
    ("delete", "assessors/<assessor_id>", None, editors(200)),
    ("post", "assessors/<assessor_id>/finish", None, scorers(200)),
    ("get", "engagements/<engagement_id>/rounds", None, everybody(200)),
    ("post", "engagements/<engagement_id>/rounds", NAME, editors(201)),
    ("get", "rounds/<round_id>", None, everybody(200)),
    ("patch", "rounds/<round_id>", NAME, editors(200)),
    ("delete", "rounds/<round_id>", None, editors(409)),
    ("get", "rounds/<round_id>/sheets", None, everybody(200)),
    ("get", "rounds/<round_id>/agreement", None, everybody(200)),
    ("get", "rounds/<round_id>/choices", None, everybody(200)),
    # The round asks the commenter alone.
    ("post", "rounds/<round_id>/choices", CHOICE, everybody(403) | {"commenter": 200}),
    ("get", "rounds/<round_id>/choices/next", None, everybody(403) | {"commenter": 200}),
    ("delete", "rounds/<round_id>/choices/last", None, everybody(403) | {"commenter": 204}),
    ("get", "rounds/<round_id>/gut-order", None, everybody(200)),
    ("get", "rounds/<round_id>/comments", None, everybody(200)),
    ("post", "rounds/<round_id>/comments", SAY_OF_CELL, commenters(201)),
    ("get", "cell-comments/<cell_comment_id>", None, everybody(200)),
    # The comment is the commenter's; who owns the workspace may delete any.
    (
        "patch",
        "cell-comments/<cell_comment_id>",
        {"text": "New"},
        owners(403) | {"commenter": 200},
    ),
    ("delete", "cell-comments/<cell_comment_id>", None, owners(200) | {"commenter": 200}),
    ("post", "cell-comments/<cell_comment_id>/resolve", None, commenters(200)),
    ("post", "cell-comments/<cell_comment_id>/reopen", None, commenters(200)),
    (
        "post",
        "cell-comments/<cell_comment_id>/restore",
        None,
        owners(409) | {"commenter": 409},
    ),
    ("get", "rounds/<round_id>/guest-links", None, editors(200)),
    ("post", "rounds/<round_id>/guest-links", NAME, editors(201)),
    ("post", "guest-links/<guest_link_id>/revoke", None, editors(200)),
    ("post", "rounds/<round_id>/open", None, editors(200)),
    ("post", "rounds/<round_id>/remind", None, editors(200)),
    ("post", "rounds/<round_id>/close", None, editors(200)),
    ("post", "rounds/<round_id>/reveal", None, editors(200)),
    ("post", "rounds/<round_id>/again", None, editors(201)),
    ("get", "engagements/<engagement_id>/scores", None, everybody(200)),
    ("put", "engagements/<engagement_id>/scores", SCORE, scorers(200)),
    ("get", "engagements/<engagement_id>/results", None, everybody(200)),
    ("put", "engagements/<engagement_id>/weights", SHARES, editors(200)),
    ("get", "engagements/<engagement_id>/runs", None, everybody(200)),
    ("post", "engagements/<engagement_id>/runs", {"draws": 10}, editors(201)),
    ("get", "runs/<run_id>", None, everybody(200)),
    ("post", "runs/<run_id>/repeat", None, editors(201)),
    ("post", "runs/<run_id>/cancel", None, editors(200)),
    ("post", "engagements/<engagement_id>/methods", {"v": 0.4}, everybody(200)),
    ("get", "engagements/<engagement_id>/scenarios", None, everybody(200)),
    ("post", "engagements/<engagement_id>/scenarios", {"title": "Cut"}, editors(201)),
    ("get", "scenarios/<scenario_id>", None, everybody(200)),
    ("patch", "scenarios/<scenario_id>", {"title": "Cut"}, editors(200)),
    ("delete", "scenarios/<scenario_id>", None, editors(200)),
    ("get", "scenarios/<scenario_id>/runs", None, everybody(200)),
    ("post", "scenarios/<scenario_id>/runs", None, editors(201)),
    ("get", "portfolio-runs/<portfolio_run_id>", None, everybody(200)),
    ("post", "portfolio-runs/<portfolio_run_id>/cancel", None, editors(200)),
    ("get", "scenarios/<scenario_id>/overrides", None, everybody(200)),
    ("post", "scenarios/<scenario_id>/overrides", OVERRIDE, editors(201)),
    ("get", "overrides/<override_id>", None, everybody(200)),
    ("delete", "overrides/<override_id>", None, editors(200)),
    ("get", "engagements/<engagement_id>/weight-sets", None, everybody(200)),
    ("post", "engagements/<engagement_id>/weight-sets", NAME, editors(201)),
    ("get", "engagements/<engagement_id>/weight-sets/merged", None, everybody(200)),
    ("post", "engagements/<engagement_id>/weight-sets/merged", MEAN, editors(200)),
    ("get", "weight-sets/<set_id>", None, everybody(200)),
    ("patch", "weight-sets/<set_id>", NAME, editors(200)),
    ("delete", "weight-sets/<set_id>", None, editors(200)),
    ("get", "weight-sets/<set_id>/weighed", None, everybody(200)),
    ("post", "weight-sets/<set_id>/take", None, editors(200)),
    ("get", "engagements/<engagement_id>/stability", None, everybody(200)),
    ("post", "weight-changes/<change_id>/undo", None, editors(204)),
    ("get", "initiatives/<initiative_id>/before/<other_id>", None, everybody(200)),
    ("get", "scores/<score_id>", None, everybody(200)),
    ("delete", "scores/<score_id>", None, scorers(204)),
    ("get", "edits", None, anybody(200)),
    ("post", "edits/<edit_id>/undo", None, editors(200)),
    ("get", "deletions", None, anybody(200)),
    ("post", "deletions/<deletion_id>/restore", None, editors(200)),
    ("get", "engagements/<engagement_id>/reports", None, everybody(200)),
    ("post", "engagements/<engagement_id>/reports", TITLE, editors(201)),
    ("get", "report-kinds", None, anybody(200)),
    ("get", "reports/<report_id>/translations", None, everybody(200)),
    ("patch", "reports/<report_id>/translations", SECOND_TEXTS, editors(200)),
    ("get", "workspaces/<workspace_id>/brand", None, everybody(200)),
    ("patch", "workspaces/<workspace_id>/brand", {"sticker": "New"}, owners(200)),
    ("get", "engagements/<engagement_id>/brand", None, everybody(200)),
    ("patch", "engagements/<engagement_id>/brand", {"sticker": "New"}, editors(200)),
    ("get", "engagements/<engagement_id>/test-drives", None, everybody(200)),
    ("post", "engagements/<engagement_id>/test-drives", PAST, editors(400)),
    ("get", "test-drives/<test_drive_id>", None, everybody(200)),
    ("patch", "test-drives/<test_drive_id>", NAME, editors(200)),
    ("delete", "test-drives/<test_drive_id>", None, editors(200)),
    ("post", "test-drives/<test_drive_id>/open", None, editors(409)),
    ("post", "test-drives/<test_drive_id>/reveal", None, editors(409)),
    ("get", "test-drives/<test_drive_id>/cases", None, everybody(200)),
    ("patch", "test-drives/<test_drive_id>/cases/<initiative_id>", {"outcome": 70}, editors(200)),
    ("get", "test-drives/<test_drive_id>/result", None, everybody(409)),
    ("get", "engagements/<engagement_id>/budget-frame", None, everybody(200)),
    ("patch", "engagements/<engagement_id>/budget-frame", FRAME, editors(200)),
    ("get", "engagements/<engagement_id>/brief", None, everybody(200)),
    ("patch", "engagements/<engagement_id>/brief", {"situation": "New"}, editors(200)),
    ("get", "workspaces/<workspace_id>/report-templates", None, everybody(200)),
    ("post", "reports/<report_id>/templates", {"name": "Ours"}, editors(201)),
    ("get", "report-templates/<report_template_id>", None, everybody(200)),
    ("patch", "report-templates/<report_template_id>", {"name": "Theirs"}, editors(200)),
    ("delete", "report-templates/<report_template_id>", None, editors(200)),
    ("post", "engagements/<engagement_id>/pictures", PICTURE, editors(201)),
    ("get", "engagements/<engagement_id>/pictures/<digest>", None, everybody(200)),
    ("get", "reports/<report_id>", None, everybody(200)),
    ("patch", "reports/<report_id>", TITLE, editors(200)),
    ("delete", "reports/<report_id>", None, editors(200)),
    ("get", "reports/<report_id>/outline", None, everybody(200)),
    ("get", "reports/<report_id>/preview", None, everybody(200)),
    ("get", "reports/<report_id>/preview/<piece_key>", None, everybody(200)),
    ("get", "reports/<report_id>/preview/<piece_key>/<number>/<width>", None, everybody(200)),
    ("get", "reports/<report_id>/drawings", None, everybody(200)),
    (
        "get",
        "reports/<report_id>/drawings/<section_id>/<drawing_number>/<form>",
        None,
        everybody(200),
    ),
    ("get", "reports/<report_id>/exports", None, everybody(200)),
    ("post", "reports/<report_id>/exports", {}, everybody(202)),
    ("get", "reports/<report_id>/links", None, editors(200)),
    ("post", "reports/<report_id>/links", {"name": "Ms Client"}, editors(201)),
    ("post", "links/<link_id>/revoke", None, editors(200)),
    ("get", "links/<link_id>/visits", None, editors(200)),
    ("get", "versions/<version_id>", None, everybody(200)),
    ("get", "exports/<export_id>", None, everybody(200)),
    ("get", "exports/<export_id>/changes", None, everybody(200)),
    ("post", "exports/<export_id>/cancel", None, everybody(200)),
    ("post", "exports/<export_id>/retry", None, everybody(409)),  # it is done
    ("get", "exports/<export_id>/file", None, everybody(200)),
]


def routes() -> Iterator[tuple[str, str]]:
    """Every method of every address of version 1."""
    for pattern in v1:
        path = re.sub(r"<(?:uuid|slug|int):(\w+)>", r"<\1>", str(pattern.pattern))
        view = pattern.callback.cls  # type: ignore[union-attr]
        yield from ((method, path) for method in METHODS if hasattr(view, method))


def filled(value: Any, ids: Ids) -> Any:
    """Put ids where a body has an @: by the name of the field, or that behind the @."""
    if isinstance(value, dict):
        return {
            name: ids[name] if inner == "@" else filled(inner, ids) for name, inner in value.items()
        }
    if isinstance(value, str) and value.startswith("@"):
        return ids[value[1:]]
    return [filled(inner, ids) for inner in value] if isinstance(value, list) else value


def call(client: Client, method: str, path: str, body: Any, ids: Ids) -> Any:
    address = "/api/v1/" + re.sub(r"<(\w+)>", lambda name: ids[name[1]], path)
    if isinstance(body, Form):
        return client.post(address, parts(filled(body, ids)))
    raw = json.dumps(filled(body, ids)) if body is not None else ""
    kind = {"content_type": "application/json"} if method != "get" else {}
    headers = {"If-Match": "*"}
    return getattr(client, method)(address, raw or None, headers=headers, **kind)


def test_every_endpoint_has_a_route() -> None:
    for module in pkgutil.iter_modules(resources.__path__, f"{resources.__name__}."):
        import_module(module.name)
    routed = {pattern.callback.cls for pattern in v1}  # type: ignore[union-attr]
    assert set(Endpoint.__subclasses__()) == routed


def test_every_route_has_a_row() -> None:
    rows = [(method, path.partition("?")[0]) for method, path, _, _ in TABLE]
    assert len(rows) == len(set(rows))
    assert set(rows) == set(routes())


@pytest.mark.parametrize("row", TABLE, ids=lambda row: f"{row[0]} {row[1]}")
def test_the_table(row: Row, world: Ids, client_of: Callable[[str], Client]) -> None:
    method, path, body, statuses = row
    expected = {"anonymous": 401, **statuses}
    found = {}
    for who in EVERYBODY:
        client, before = client_of(who), transaction.savepoint()
        answer = call(client, method, path, body, world)
        found[who] = answer.status_code
        assert is_private(answer), (who, answer["Cache-Control"])
        if answer.status_code >= 400:
            assert answer["Content-Type"] == "application/problem+json"
        assert answer.getvalue() is not None  # reads a file to its end, which closes it
        transaction.savepoint_rollback(before)
    assert found == expected


@pytest.mark.parametrize("path", ["workspaces", "engagements"])
def test_a_stranger_lists_nothing_of_others(
    path: str, world: Ids, cast: Cast, client_of: Callable[[str], Client]
) -> None:
    items = client_of("outsider").get(f"/api/v1/{path}").json()["items"]
    foreign = {str(cast.foreign_workspace.pk), str(cast.foreign_engagement.pk)}
    assert {item["id"] for item in items} <= foreign
    assert items


def test_an_id_that_does_not_exist_is_not_found(
    world: Ids, client_of: Callable[[str], Client]
) -> None:
    client = client_of("owner")
    for method, path, body, _ in TABLE:
        for name in re.findall(r"<(\w+)>", path):
            ids = {**world, name: "018f3b1e-0000-7000-8000-00000000ffff"}
            answer = call(client, method, path, body, ids)
            assert (answer.status_code, answer.json()["code"]) == (404, "not_found"), path
