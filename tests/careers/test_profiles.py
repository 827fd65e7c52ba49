"""Profiles are their owner’s: who sees and changes them, what the log says, what is erased."""

import json
import uuid
from typing import Any

import pytest

from issuetrees.careers.models import Look, PlanStep, Profile, Rating, ReviewEntry, Share
from issuetrees.careers.read import profiles as read
from issuetrees.careers.read.export import export
from issuetrees.careers.standing import standing, standings
from issuetrees.careers.write import plans, profiles, ratings
from issuetrees.core import limits
from issuetrees.core.errors import Conflict, Denied, Invalid, NotFound
from issuetrees.workspaces import deletions
from issuetrees.workspaces.access import Worker
from issuetrees.workspaces.models import AuditEntry
from tests.careers.people import Place, make_place
from tests.cast import MEMBERS, Cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def place(cast: Cast) -> Place:
    return make_place(cast)


def who_sees(cast: Cast, profile: Profile) -> set[str]:
    """The people of the cast who find a profile."""
    seen = set()
    for name in (*MEMBERS, "outsider"):
        person = getattr(cast, name)
        listed = read.profiles(person, profile.graph_id).filter(pk=profile.pk).exists()
        try:
            read.profile(person, profile.pk)
        except NotFound:
            assert not listed
        else:
            assert listed
            seen.add(name)
    return seen


def test_no_role_opens_a_profile(cast: Cast, place: Place) -> None:
    assert who_sees(cast, place.profile) == {"viewer"}


def test_sharing_opens_it_to_one_person_until_it_is_taken_back(cast: Cast, place: Place) -> None:
    key: Any = {"actor": cast.viewer, "profile_id": place.profile.pk, "user_id": cast.editor.pk}
    made = profiles.share_profile(**key)
    assert who_sees(cast, place.profile) == {"viewer", "editor"}
    profiles.unshare_profile(actor=cast.viewer, share_id=made.pk)
    assert who_sees(cast, place.profile) == {"viewer"}


def test_an_open_one_is_seen_by_all_members_and_by_reports(cast: Cast, place: Place) -> None:
    worker = Worker(cast.workspace.pk)
    with pytest.raises(NotFound):
        read.profile(worker, place.profile.pk)
    profiles.edit_profile(actor=cast.viewer, profile_id=place.profile.pk, is_open=True)
    assert who_sees(cast, place.profile) == set(MEMBERS)
    assert read.profile(worker, place.profile.pk) == place.profile
    with pytest.raises(NotFound):
        read.profile(Worker(cast.foreign_workspace.pk), place.profile.pk)


def test_who_left_the_workspace_sees_no_shared_one_but_owns_their_own(
    cast: Cast, place: Place
) -> None:
    key: Any = {"actor": cast.viewer, "profile_id": place.profile.pk}
    profiles.share_profile(**key, user_id=cast.editor.pk)
    for name in ("editor", "viewer"):
        cast.membership(name).delete()
    assert who_sees(cast, place.profile) == set()
    assert export(cast.viewer, place.profile.pk)["name"] == "Vic"
    profiles.erase_profile(**key)
    assert not Profile.objects.exists()


def test_others_change_nothing(cast: Cast, place: Place) -> None:
    profile_id = place.profile.pk
    step = plans.create_step(actor=cast.viewer, profile_id=profile_id, text="Read")
    entry = plans.create_entry(actor=cast.viewer, profile_id=profile_id, text="Fine")
    [rated] = ratings.rate(
        actor=cast.viewer, profile_id=profile_id, levels=[{"competency": "plan", "level": 1}]
    )
    shared = profiles.share_profile(
        actor=cast.viewer, profile_id=profile_id, user_id=cast.owner.pk, may_assess=True
    )
    for actor, refusal in ((cast.owner, Denied), (cast.editor, NotFound)):
        key: Any = {"actor": actor, "profile_id": profile_id}
        for change in (
            lambda key=key: profiles.edit_profile(**key, mentor="Me"),
            lambda key=key: profiles.delete_profile(**key),
            lambda key=key: profiles.share_profile(**key, user_id=cast.commenter.pk),
            lambda actor=actor: profiles.unshare_profile(actor=actor, share_id=shared.pk),
            lambda key=key: plans.create_step(**key, text="No"),
            lambda actor=actor: plans.edit_step(actor=actor, step_id=step.pk, text="No"),
            lambda actor=actor: plans.delete_step(actor=actor, step_id=step.pk),
            lambda actor=actor: plans.edit_entry(actor=actor, entry_id=entry.pk, text="No"),
            lambda actor=actor: plans.delete_entry(actor=actor, entry_id=entry.pk),
            lambda actor=actor: ratings.delete_rating(actor=actor, rating_id=rated.pk),
        ):
            with pytest.raises(refusal):
                change()
        with pytest.raises(NotFound):
            profiles.erase_profile(**key)
        with pytest.raises(NotFound):
            export(actor, profile_id)


def test_only_who_was_asked_assesses(cast: Cast, place: Place) -> None:
    key: Any = {"profile_id": place.profile.pk, "levels": [{"competency": "plan", "level": 3}]}
    profiles.share_profile(
        actor=cast.viewer, profile_id=place.profile.pk, user_id=cast.commenter.pk
    )
    with pytest.raises(Denied):
        ratings.rate(actor=cast.commenter, **key)
    profiles.share_profile(
        actor=cast.viewer, profile_id=place.profile.pk, user_id=cast.commenter.pk, may_assess=True
    )
    ratings.rate(actor=cast.commenter, **key)
    plans.create_entry(actor=cast.commenter, profile_id=place.profile.pk, text="Well planned")
    [plan, _people] = standing(cast.viewer, place.profile.pk).levels
    assert (plan.own, plan.others[0].level, plan.others[0].by) == (None, 3, "Commenter")


def test_it_is_kept_who_looked_once_a_day(cast: Cast, place: Place) -> None:
    profiles.share_profile(actor=cast.viewer, profile_id=place.profile.pk, user_id=cast.editor.pk)
    for _time in range(2):
        standing(cast.editor, place.profile.pk)
        standing(cast.viewer, place.profile.pk)
    standings(cast.owner, place.graph_id)
    assert [row.user for row in read.looks(cast.viewer, place.profile)] == [cast.editor]
    with pytest.raises(Denied):
        read.looks(cast.editor, place.profile)


def test_the_log_has_no_word_of_the_person(cast: Cast, place: Place) -> None:
    key: Any = {"actor": cast.viewer, "profile_id": place.profile.pk}
    profiles.edit_profile(**key, mentor="Secret mentor", hours_a_week=7.5)
    step = plans.create_step(**key, text="Secret step", evidence="Secret proof")
    plans.edit_step(actor=cast.viewer, step_id=step.pk, text="Secret change")
    plans.create_entry(**key, text="Secret talk")
    ratings.rate(**key, levels=[{"competency": "plan", "level": 2, "evidence": "Secret evidence"}])
    entry = plans.delete_step(actor=cast.viewer, step_id=step.pk)
    deletions.restore(actor=cast.viewer, entry_id=entry.pk)
    told = json.dumps(list(AuditEntry.objects.values_list("action", "details")))
    assert "Secret" not in told
    assert "Vic" not in told
    assert '"changed": ["hours_a_week", "mentor"]' in told


def test_only_the_person_brings_back_what_they_deleted(cast: Cast, place: Place) -> None:
    entry = profiles.delete_profile(actor=cast.viewer, profile_id=place.profile.pk)
    assert who_sees(cast, place.profile) == set()
    for name in ("owner", "editor"):
        person = getattr(cast, name)
        assert entry not in deletions.deletions(person)
        with pytest.raises(NotFound):
            deletions.restore(actor=person, entry_id=entry.pk)
    assert list(deletions.deletions(cast.viewer)) == [entry]
    deletions.restore(actor=cast.viewer, entry_id=entry.pk)
    assert who_sees(cast, place.profile) == {"viewer"}


def test_a_rating_taken_back_lets_the_one_before_count(cast: Cast, place: Place) -> None:
    key: Any = {"actor": cast.viewer, "profile_id": place.profile.pk}
    ratings.rate(**key, levels=[{"competency": "plan", "level": 1}])
    [second] = ratings.rate(**key, levels=[{"competency": "plan", "level": 4}])
    assert not ratings.rate(**key, levels=[{"competency": "plan", "level": 4}])  # nothing new
    entry = ratings.delete_rating(actor=cast.viewer, rating_id=second.pk)
    assert standing(cast.viewer, place.profile.pk).levels[0].counted == 1
    deletions.restore(actor=cast.viewer, entry_id=entry.pk)
    assert standing(cast.viewer, place.profile.pk).levels[0].counted == 4


def test_a_profile_that_was_kept_is_handed_over(cast: Cast, place: Place) -> None:
    kept = profiles.create_profile(
        actor=cast.owner, graph_id=place.graph_id, is_own=False, name="Newcomer"
    )
    ratings.rate(actor=cast.owner, profile_id=kept.pk, levels=[{"competency": "plan", "level": 2}])
    profiles.hand_over_profile(actor=cast.owner, profile_id=kept.pk, user_id=cast.editor.pk)
    kept.refresh_from_db()
    assert (kept.owner, kept.is_own) == (cast.editor, True)
    assert who_sees(cast, kept) == {"editor", "owner"}
    [plan, _people] = standing(cast.editor, kept.pk).levels
    assert (plan.own, plan.others[0].by) == (None, "Owner")
    [back] = read.shares(cast.editor, kept)
    profiles.unshare_profile(actor=cast.editor, share_id=back.pk)
    assert who_sees(cast, kept) == {"editor"}
    with pytest.raises(Invalid):
        profiles.hand_over_profile(actor=cast.editor, profile_id=kept.pk, user_id=cast.owner.pk)


def test_erasing_leaves_no_row(cast: Cast, place: Place) -> None:
    key: Any = {"actor": cast.viewer, "profile_id": place.profile.pk}
    profiles.share_profile(**key, user_id=cast.editor.pk, may_assess=True)
    ratings.rate(**{**key, "actor": cast.editor}, levels=[{"competency": "plan", "level": 2}])
    step = plans.create_step(**key, text="Read")
    plans.delete_step(actor=cast.viewer, step_id=step.pk)
    plans.create_entry(**key, text="Talk")
    standing(cast.editor, place.profile.pk)
    deleted = profiles.delete_profile(**key)
    profiles.erase_profile(**key)
    for model in (Profile, Rating, PlanStep, ReviewEntry, Share, Look):
        assert not model._base_manager.exists(), model
    with pytest.raises(NotFound):
        deletions.restore(actor=cast.viewer, entry_id=deleted.pk)
    assert not deletions.deletions(cast.viewer).filter(target_kind="profile").exists()


def test_export_has_everything(cast: Cast, place: Place) -> None:
    key: Any = {"actor": cast.viewer, "profile_id": place.profile.pk}
    profiles.share_profile(**key, user_id=cast.editor.pk, may_assess=True)
    ratings.rate(**{**key, "actor": cast.editor}, levels=[{"competency": "plan", "level": 2}])
    gone = plans.create_step(**key, text="Read")
    plans.delete_step(actor=cast.viewer, step_id=gone.pk)
    plans.create_entry(**key, text="Talk")
    standing(cast.editor, place.profile.pk)
    told = json.loads(json.dumps(export(cast.viewer, place.profile.pk)))
    assert (told["map"], told["name"], told["mentor"]) == ("Ladder", "Vic", "Ann")
    assert [(row["competency"], row["rated_by"]) for row in told["ratings"]] == [("plan", "Editor")]
    assert told["steps"][0]["deleted_at"] is not None
    assert told["entries"][0]["text"] == "Talk"
    assert told["shared_with"] == [{"name": "Editor", "may_assess": True}]
    assert told["looked_at_by"][0]["name"] == "Editor"


@pytest.mark.parametrize(
    ("given", "code", "field"),
    [
        ({"stage_id": uuid.uuid4()}, "unknown_stage", "stage_id"),
        ({"goal_id": "no id"}, "unknown_id", "goal_id"),
        ({"hours_a_week": 200}, "hours_wrong", "hours_a_week"),
        ({"hours_a_week": "many"}, "not_a_number", "hours_a_week"),
        ({"answers": {"work": ["holiday"]}}, "unknown_answer", "answer"),
        ({"answers": {"holiday": ["x"]}}, "unknown_answer", "answer"),
        ({"answers": ["work"]}, "answers_wrong", "answers"),
        ({"name": " "}, "missing", "name"),
        ({"is_open": "yes"}, "not_yes_or_no", "is_open"),
    ],
)
def test_what_does_not_fit_is_named(
    cast: Cast, place: Place, given: Any, code: str, field: str
) -> None:
    with pytest.raises(Invalid) as caught:
        profiles.edit_profile(actor=cast.viewer, profile_id=place.profile.pk, **given)
    assert (caught.value.code, caught.value.details["field"]) == (code, field)


def test_the_goal_is_no_start(cast: Cast, place: Place) -> None:
    with pytest.raises(Invalid) as caught:
        profiles.edit_profile(
            actor=cast.viewer, profile_id=place.profile.pk, goal_id=place.stages["Junior"]
        )
    assert caught.value.code == "goal_is_start"


@pytest.mark.parametrize(
    ("given", "code", "field"),
    [
        ({"competency": "dance", "level": 1}, "unknown_competency", "competency"),
        ({"competency": "plan", "level": 5}, "level_wrong", "plan.level"),
        ({"competency": "plan", "level": True}, "level_wrong", "plan.level"),
        ({"competency": "plan", "level": 1, "link": "http://x.org"}, "link_wrong", "plan.link"),
        ({"competency": "plan", "level": 1, "link": "javascript:x"}, "link_wrong", "plan.link"),
    ],
)
def test_what_cannot_be_rated_is_named(
    cast: Cast, place: Place, given: Any, code: str, field: str
) -> None:
    with pytest.raises(Invalid) as caught:
        ratings.rate(actor=cast.viewer, profile_id=place.profile.pk, levels=[given])
    assert (caught.value.code, caught.value.details["field"]) == (code, field)
    assert not Rating.objects.exists()


def test_a_stale_edit_is_refused(cast: Cast, place: Place) -> None:
    key: Any = {"actor": cast.viewer, "profile_id": place.profile.pk}
    profiles.edit_profile(**key, mentor="Bea")
    with pytest.raises(Conflict):
        profiles.edit_profile(**key, mentor="Cy", version=1)


def test_limits(cast: Cast, place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    key: Any = {"actor": cast.viewer, "profile_id": place.profile.pk}
    limited: list[tuple[str, Any]] = [
        ("PROFILES_PER_OWNER", lambda: profiles.create_profile(
            actor=cast.viewer, graph_id=place.graph_id)),
        ("RATINGS_PER_PROFILE", lambda: ratings.rate(
            **key, levels=[{"competency": "plan", "level": 1}])),
        ("STEPS_PER_PLAN", lambda: plans.create_step(**key, text="Read")),
        ("REVIEWS_PER_PROFILE", lambda: plans.create_entry(**key, text="Talk")),
    ]  # fmt: skip
    for name, act in limited:
        monkeypatch.setattr(limits, name, 0)
        with pytest.raises(Invalid):
            act()


def test_a_copy_of_the_map_has_no_people(cast: Cast, place: Place) -> None:
    from issuetrees.copying.graphs import copy_graph

    made = copy_graph(actor=cast.editor, graph_id=place.graph_id)
    assert not Profile.objects.filter(graph=made.graph).exists()
