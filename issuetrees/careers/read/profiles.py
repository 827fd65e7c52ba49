"""Whose profiles a reader may see: decided here and nowhere else.

A profile is its owner's own. Others see it only where the owner shared it with them, or opened it
to all who see the map; no role in the workspace is enough. All of them must see the map as well,
but for the owner, who keeps the right to their own data (``owned``) wherever they went. Passes,
by which reports and files are made for everybody, find only what is open.
"""

import datetime as dt
import uuid
from collections.abc import Iterable

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from issuetrees.accounts.models import User
from issuetrees.careers.models import Look, PlanStep, Profile, Rating, ReviewEntry, Share
from issuetrees.core.errors import Denied
from issuetrees.core.text import gettext_noop
from issuetrees.kit.rows import one
from issuetrees.workspaces.access import Pass, Reader, within


def seen(reader: Reader, profile: str = "") -> Q:
    """Return the condition on rows that the reader may see the profile that they belong to.

    ``profile`` is the path of fields from a row to it; empty for profiles themselves.
    """
    at = f"{profile}__" if profile else ""
    here = within(reader, f"{at}graph__engagement")
    is_open = Q(**{f"{at}is_open": True})
    if isinstance(reader, Pass):
        return here & is_open
    shared = Share.objects.filter(user=reader.pk, profile=OuterRef(profile or "pk"))
    return here & (Q(**{f"{at}owner": reader.pk}) | Q(Exists(shared)) | is_open)


def profiles(reader: Reader, graph_id: uuid.UUID) -> QuerySet[Profile]:
    """Return the profiles on a map that the reader may see, oldest first."""
    return all_profiles(reader).filter(graph_id=graph_id)


def all_profiles(reader: Reader) -> QuerySet[Profile]:
    """Return the profiles that the reader may see, on whatever map, oldest first."""
    found = Profile.objects.filter(seen(reader))
    along = found.select_related("graph__engagement__workspace", "owner")
    return along.order_by("created_at", "id")


def profile(reader: Reader, profile_id: uuid.UUID) -> Profile:
    """Return a profile with its map, or raise NotFound."""
    return one(all_profiles(reader).filter(pk=profile_id))


def owned(person: User) -> QuerySet[Profile]:
    """Return all that is the person's own, also what is deleted or on maps that they left."""
    rows = Profile._base_manager.filter(owner=person)  # noqa: SLF001 - their data in any case
    return rows.select_related("graph__engagement__workspace", "owner").order_by("created_at", "id")


def require_owner(person: User, found: Profile) -> None:
    """Refuse whoever sees a profile without owning it."""
    if found.owner_id != person.pk:
        raise Denied(
            "not_yours",
            gettext_noop("This profile belongs to {owner}: only they change it."),
            owner=str(found.owner),
        )


def require_assessor(person: User, found: Profile) -> None:
    """Refuse whoever neither owns a profile nor was asked to assess it."""
    if found.owner_id == person.pk:
        return
    if not Share.objects.filter(profile=found, user=person, may_assess=True).exists():
        raise Denied(
            "not_asked",
            gettext_noop("{owner} has not asked you to assess them."),
            owner=str(found.owner),
        )


def may_assess(person: User, found: Profile) -> bool:
    """Tell whether a person may rate levels and write into the log of a profile that they see."""
    try:
        require_assessor(person, found)
    except Denied:
        return False
    return True


def shares(person: User, found: Profile) -> QuerySet[Share]:
    """Return with whom a profile is shared, for its owner."""
    require_owner(person, found)
    return Share.objects.filter(profile=found).select_related("user").order_by("created_at", "id")


def share(person: User, share_id: uuid.UUID) -> Share:
    """Return with whom a profile is shared, for its owner; NotFound or Denied."""
    found = one(Share.objects.filter(seen(person, "profile"), pk=share_id))
    require_owner(person, profile(person, found.profile_id))
    return found


def looks(person: User, found: Profile) -> QuerySet[Look]:
    """Return who looked at a profile on which days, latest first, for its owner."""
    require_owner(person, found)
    return Look.objects.filter(profile=found).select_related("user").order_by("-created_at", "-id")


def looked(reader: Reader, found: Iterable[Profile]) -> None:
    """Keep that somebody looked at profiles that are not theirs, once a day for each."""
    if isinstance(reader, Pass) or reader.pk is None:
        return
    foreign = [one for one in found if one.owner_id != reader.pk]
    today = timezone.now().astimezone(dt.UTC).date()
    rows = [Look(profile=one, user_id=reader.pk, on=today) for one in foreign]
    if rows:
        Look.objects.bulk_create(rows, ignore_conflicts=True)


def ratings(reader: Reader, profile_ids: Iterable[uuid.UUID]) -> QuerySet[Rating]:
    """Return all ratings of some profiles that the reader may see, oldest first."""
    found = Rating.objects.filter(seen(reader, "profile"), profile__in=profile_ids)
    return found.select_related("rated_by", "profile__graph").order_by("created_at", "id")


def rating(reader: Reader, rating_id: uuid.UUID) -> Rating:
    """Return a rating, or raise NotFound."""
    found = Rating.objects.filter(seen(reader, "profile"), pk=rating_id)
    return one(found.select_related("profile__graph__engagement__workspace", "rated_by"))


def steps(reader: Reader, profile_id: uuid.UUID) -> QuerySet[PlanStep]:
    """Return the steps of a plan, the earliest first, those without a date last."""
    return steps_of(reader, [profile_id])


def steps_of(reader: Reader, profile_ids: Iterable[uuid.UUID]) -> QuerySet[PlanStep]:
    """Return the steps of some plans, the earliest first, those without a date last."""
    found = PlanStep.objects.filter(seen(reader, "profile"), profile__in=profile_ids)
    return found.select_related("profile__graph").order_by(F("due_on").asc(nulls_last=True), "id")


def step(reader: Reader, step_id: uuid.UUID) -> PlanStep:
    """Return a step of a plan, or raise NotFound."""
    found = PlanStep.objects.filter(seen(reader, "profile"), pk=step_id)
    return one(found.select_related("profile__graph__engagement__workspace", "profile__owner"))


def entries(reader: Reader, profile_id: uuid.UUID) -> QuerySet[ReviewEntry]:
    """Return the log of reviews, the latest first."""
    found = ReviewEntry.objects.filter(seen(reader, "profile"), profile=profile_id)
    return found.select_related("written_by").order_by("-on", "-id")


def entry(reader: Reader, entry_id: uuid.UUID) -> ReviewEntry:
    """Return an entry of a log of reviews, or raise NotFound."""
    found = ReviewEntry.objects.filter(seen(reader, "profile"), pk=entry_id)
    return one(found.select_related("profile__graph__engagement__workspace", "written_by"))


def require_author(person: User, found: ReviewEntry) -> None:
    """Raise Denied for whoever did not write an entry."""
    if found.written_by_id != person.pk:
        raise Denied("not_yours", gettext_noop("Only its author can change an entry."))
