"""A map of a file that somebody sent: read by a child with limits on memory and time."""

from collections.abc import Mapping
from typing import Any

from issuetrees.core import limits
from issuetrees.core.map_files import Box, Competency, Heading, MapFile, Place, Problem, Way
from issuetrees.core.tables.bounds import too_large
from issuetrees.core.tables.reading import require_size
from issuetrees.kit.limited.running import Bounds, TooHardError, run_limited


def read_map(content: bytes, language: str, columns: Mapping[str, str]) -> MapFile:
    """Return the map in a file of any known form; raises Invalid for what cannot be read."""
    require_size(content)
    bounds = Bounds(limits.TABLE_MEMORY_BYTES, limits.TABLE_SECONDS)
    try:
        told = run_limited(
            "issuetrees.kit.map_files.child",
            content,
            bounds,
            language=language,
            columns=dict(columns),
        )
    except TooHardError as error:
        raise too_large() from error
    return MapFile(
        told["form"],
        told["title"],
        tuple(Box(**{**box, "place": Place(**box["place"])}) for box in told["boxes"]),
        tuple(Way(**{**way, "place": Place(**way["place"])}) for way in told["ways"]),
        tuple(
            Competency(**{**one, "levels": tuple(one["levels"])}) for one in told["competencies"]
        ),
        tuple(_problem(one) for one in told["problems"]),
        tuple(_problem(one) for one in told["notes"]),
        told["is_listed"],
        tuple(Heading(**one) for one in told["columns"]),
    )


def _problem(told: dict[str, Any]) -> Problem:
    place = Place(**told["place"]) if told["place"] else None
    return Problem(place, told["message"], told["details"])
