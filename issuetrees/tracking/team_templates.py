"""The shipped team templates: who takes part, with which rights over money, in which activities."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, Final

from django.conf import settings

Texts = Mapping[str, str]
FOLDER: Final = Path(settings.BASE_DIR) / "fixtures" / "teams"


@dataclass(frozen=True, slots=True)
class TemplateParty:
    """A party by its ``key``; texts by language; ``kind`` as of a party."""

    key: str
    title: Texts
    kind: str
    money: Texts


@dataclass(frozen=True, slots=True)
class TemplateActivity:
    """An activity with its effort in person-days and its letters by key of the party."""

    title: Texts
    effort: Decimal
    letters: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class TeamTemplate:
    """A team: what it is called, what for, its parties and activities."""

    name: str
    title: Texts
    purpose: Texts
    parties: tuple[TemplateParty, ...]
    activities: tuple[TemplateActivity, ...]


@cache
def team_templates() -> Mapping[str, TeamTemplate]:
    """Return the templates by name, in their order."""
    found = [
        json.loads(path.read_text("utf-8")) | {"name": path.stem} for path in FOLDER.glob("*.json")
    ]
    return {one["name"]: _template(one) for one in sorted(found, key=lambda one: one["order"])}


def _template(given: dict[str, Any]) -> TeamTemplate:
    return TeamTemplate(
        given["name"],
        given["title"],
        given["purpose"],
        tuple(TemplateParty(**party) for party in given["parties"]),
        tuple(
            TemplateActivity(one["title"], Decimal(str(one["effort"])), one["letters"])
            for one in given["activities"]
        ),
    )
