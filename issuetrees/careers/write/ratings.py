"""Levels that somebody has shown: rated by themself, or by whom they asked to."""

import re
import uuid
from collections.abc import Iterable
from typing import Any, Final, NotRequired, TypedDict

from django.db import transaction

from issuetrees.accounts.models import User
from issuetrees.careers.models import Competency, Profile, Rating
from issuetrees.careers.read import profiles as read
from issuetrees.careers.write.own import assessed, tell
from issuetrees.core import limits
from issuetrees.core.errors import Denied, Invalid
from issuetrees.core.stages.records import LEVELS
from issuetrees.core.text import gettext_noop
from issuetrees.core.text_checks import line, lines
from issuetrees.workspaces.deletions import delete
from issuetrees.workspaces.models import AuditEntry

_LINK: Final = re.compile(r"https://[^\s/?#]+\.[^\s/?#]+\S*", re.IGNORECASE)
_line, _evidence = line(120), lines(2000)


class Rated(TypedDict):
    """A level of a competency (by key) and what shows it; the link begins with https://."""

    competency: str
    level: int
    evidence: NotRequired[str]
    link: NotRequired[str]
    seen_by: NotRequired[str]


@transaction.atomic
def rate(*, actor: User, profile_id: uuid.UUID, levels: Iterable[Rated]) -> list[Rating]:
    """Rate levels of a profile; what says nothing new is left out.

    Raises Invalid naming the competency and field, like ``strategy.link``.
    """
    profile = assessed(actor, profile_id)
    known = set(Competency.objects.filter(graph=profile.graph_id).values_list("key", flat=True))
    latest = {row.competency: row for row in Rating.objects.filter(profile=profile, rated_by=actor)}
    checked = [_checked(profile, actor, known, given) for given in levels]
    rows = [row for row in checked if _says_more(row, latest.get(row.competency))]
    if Rating.objects.filter(profile=profile).count() + len(rows) > limits.RATINGS_PER_PROFILE:
        message = gettext_noop("A profile keeps at most {most} ratings.")
        raise Invalid("too_many_ratings", message, most=limits.RATINGS_PER_PROFILE)
    for row in rows:
        row.save()
    if rows:
        tell(profile, "rated", actor=actor, profile=profile, count=len(rows))
    return rows


@transaction.atomic
def delete_rating(*, actor: User, rating_id: uuid.UUID) -> AuditEntry:
    """Take a rating of the actor's back: the one before counts again. The entry's id undoes it."""
    row = read.rating(actor, rating_id)
    if row.rated_by_id != actor.pk:
        raise Denied("not_yours", gettext_noop("Only who gave a level takes it back."))
    return delete(actor, row.profile.graph.engagement, row, None)


def _checked(profile: Profile, actor: User, known: set[str], given: Rated) -> Rating:
    key = given["competency"]
    if key not in known:
        message = gettext_noop("The map has no competency “{competency}”.")
        raise Invalid("unknown_competency", message, field="competency", competency=str(key)[:40])
    return Rating(
        profile=profile,
        competency=key,
        rated_by=actor,
        level=_level(f"{key}.level", given["level"]),
        evidence=_evidence(f"{key}.evidence", given.get("evidence", "")),
        link=_https(f"{key}.link", given.get("link", "")),
        seen_by=_line(f"{key}.seen_by", given.get("seen_by", "")),
    )


def _level(field: str, raw: Any) -> int:
    if not isinstance(raw, int) or isinstance(raw, bool) or raw not in LEVELS:
        message = gettext_noop("A level is a whole number from 0 to 4.")
        raise Invalid("level_wrong", message, field=field)
    return raw


def _https(field: str, raw: Any) -> str:
    link = line(500)(field, raw)
    if link and not _LINK.fullmatch(link):
        message = gettext_noop("“{link}” is no link: it begins with https:// and has no blanks.")
        raise Invalid("link_wrong", message, field=field, link=link[:80])
    return link


def _says_more(row: Rating, before: Rating | None) -> bool:
    names = ("level", "evidence", "link", "seen_by")
    return before is None or any(getattr(row, name) != getattr(before, name) for name in names)
