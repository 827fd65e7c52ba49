"""People on the sample map: levels with evidence, an assessor beside, a plan under way."""

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from issuetrees.careers.models import Profile
from issuetrees.careers.write import plans, profiles, ratings
from issuetrees.samples.people import Team

if TYPE_CHECKING:
    from issuetrees.graphs.models import Graph

Json = dict[str, Any]


def make_profiles(graph: "Graph", people: Team, case: Json, stages: Mapping[str, str]) -> None:
    """Make the profiles of a sample file; ``stages`` are the ids of the map's by key."""
    for one in case["people"]:
        owner = people.people[one["person"]]
        profile = profiles.create_profile(
            actor=owner,
            graph_id=graph.pk,
            name=owner.name,
            stage_id=stages[one["stage"]],
            goal_id=stages[one["goal"]],
            hours_a_week=float(one["hours"]),
            answers=one["answers"],
            mentor=one["mentor"],
        )
        _show(profile, people, one)
        ratings.rate(actor=owner, profile_id=profile.pk, levels=one["levels"])
        for seen in one["seen"]:
            assessor = people.people[seen["by"]]
            ratings.rate(actor=assessor, profile_id=profile.pk, levels=seen["levels"])
        _plan(profile, people, one)


def _show(profile: Profile, people: Team, case: Json) -> None:
    for shared in case["shared_with"]:
        profiles.share_profile(
            actor=profile.owner,
            profile_id=profile.pk,
            user_id=people.people[shared["person"]].pk,
            may_assess=shared["may_assess"],
        )


def _plan(profile: Profile, people: Team, case: Json) -> None:
    today = profile.graph.engagement.today()
    for step in case["steps"]:
        done = step.get("done_in_days")
        plans.create_step(
            actor=profile.owner,
            profile_id=profile.pk,
            text=step["text"],
            competency=step["competency"],
            evidence=step["evidence"],
            due_on=_day(today, step["due_in_days"]),
            done_on=None if done is None else _day(today, done),
            mentor=profile.mentor,
        )
    for entry in case["entries"]:
        author = people.people[entry["by"]]
        on = _day(today, entry["in_days"])
        plans.create_entry(actor=author, profile_id=profile.pk, on=on, text=entry["text"])


def _day(today: dt.date, days: int) -> dt.date:
    return today + dt.timedelta(days=days)


def ids_by_key(case: Json, ids_by_title: Mapping[str, str]) -> dict[str, str]:
    """Return the ids of the stages of a map's sample by the keys of its file."""
    return {stage["key"]: ids_by_title[stage["title"]] for stage in case["stages"]}
