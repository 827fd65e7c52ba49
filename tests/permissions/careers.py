"""Careers on stage maps."""

import uuid

from issuetrees.careers.models import Share
from issuetrees.careers.write import feeds, plans, profiles
from issuetrees.careers.write.competencies import create_competency
from issuetrees.graphs import write as graphs_write
from tests.careers.people import make_place
from tests.cast import Cast
from tests.permissions.row import Row


def stage_map(cast: Cast) -> uuid.UUID:
    made = graphs_write.create_graph(
        engagement_id=cast.engagement.pk, kind="stage_map", title="Map", actor=cast.owner
    )
    return made.pk


def feed_token(cast: Cast) -> str:
    made = make_place(cast).profile
    return feeds.rotate_feed(actor=cast.viewer, profile_id=made.pk)


def competency(cast: Cast) -> uuid.UUID:
    made = create_competency(actor=cast.owner, graph_id=stage_map(cast), title="Data")
    return made.pk


NAMED = {"title": "Data", "levels.1": "Reads a chart"}


def profile(cast: Cast) -> uuid.UUID:
    return make_place(cast, "owner").profile.pk


def kept_profile(cast: Cast) -> uuid.UUID:
    place = make_place(cast)
    made = profiles.create_profile(
        actor=cast.owner, graph_id=place.graph_id, is_own=False, name="Newcomer"
    )
    return made.pk


def step(cast: Cast) -> uuid.UUID:
    return plans.create_step(actor=cast.owner, profile_id=profile(cast), text="Read").pk


def entry(cast: Cast) -> uuid.UUID:
    return plans.create_entry(actor=cast.owner, profile_id=profile(cast), text="Talk").pk


def share(cast: Cast) -> uuid.UUID:
    made = profile(cast)
    with_whom = cast.outsider  # of another workspace: it opens nothing to them
    return Share.objects.create(profile_id=made, user=with_whom).pk


_OWN = {"POST": "own"}
_BOTH = {"GET": "own", "POST": "own"}
ROWS = {
    "people": Row(stage_map, {"GET": "view"}),
    "profile_new": Row(
        stage_map, {"GET": "view", "POST": "view"}, {"name": "New", "hours_a_week": "5"}
    ),
    "own_profiles": Row(None, {"GET": "signed_in"}),
    "profile": Row(profile, {"GET": "own"}),
    "profile_edit": Row(profile, _BOTH, {"name": "New", "hours_a_week": "5"}),
    "profile_delete": Row(profile, _OWN),
    "profile_levels": Row(profile, _BOTH, {"plan.level": "2"}),
    "plan": Row(profile, _BOTH, {"text": "Read"}),
    "plan_take": Row(profile, _OWN),
    "review_add": Row(profile, _OWN, {"on": "2026-11-29", "text": "Talk"}),
    "plan_feed_make": Row(profile, _OWN),
    "plan_feed_revoke": Row(profile, _OWN),
    "plan_step": Row(step, _BOTH, {"text": "Read"}),
    "plan_step_check": Row(step, _OWN),
    "plan_step_delete": Row(step, _OWN),
    "review_edit": Row(entry, _BOTH, {"on": "2026-11-29", "text": "Talk"}),
    "review_delete": Row(entry, _OWN),
    "profile_sharing": Row(profile, _BOTH),
    "profile_unshare": Row(share, _OWN),
    "profile_open": Row(profile, _OWN),
    "profile_hand_over": Row(kept_profile, _OWN),
    "profile_export": Row(profile, {"GET": "own"}),
    "plan_file": Row(profile, {"GET": "own"}),
    "profile_erase": Row(profile, _BOTH, {"is_sure": "on"}),
    "routes": Row(stage_map, {"GET": "view"}),
    "plan_feed": Row(feed_token, {"GET": "open"}),
    "levels": Row(stage_map, {"GET": "view"}),
    "competency_new": Row(stage_map, {"GET": "edit", "POST": "edit"}, NAMED),
    "map_import": Row(stage_map, {"GET": "edit", "POST": "edit"}, {"text": "From,To\nA,B"}),
    "competency_edit": Row(competency, {"GET": "edit", "POST": "edit"}, NAMED),
    "competency_move": Row(competency, {"POST": "edit"}),
    "competency_delete": Row(competency, {"POST": "edit"}),
    "map_team": Row(stage_map, {"GET": "view"}),
}
