"""Lists of a brief as people type them: one line each; what a line was before keeps its id."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

#: Between the name of a stakeholder and what they care about.
_BETWEEN: Final = re.compile(r"\s*:\s+|\s+[–—-]\s+|\t+")
_MARK: Final = re.compile(r"^\s*(?:[-–—•*]|\d{1,2}[.)])\s+")


def lines_of(text: str) -> list[str]:
    """Return the lines that say something, without marks of lists and blanks around them."""
    return [line for raw in text.splitlines() if (line := _MARK.sub("", raw).strip())]


def keep_ids(before: Sequence[Mapping[str, str]], text: str) -> list[dict[str, str]]:
    """Return the criteria of a text, each with the id that it had.

    A line that stands as it was keeps its id, wherever it moved; of the others one that stands
    where one has gone is taken for that, reworded. A new one has the id "".
    """
    after = lines_of(text)
    free = [*before]
    found: list[dict[str, str]] = []
    for line in after:
        same = next((one for one in free if one["text"] == line), None)
        if same:
            free.remove(same)
        found.append({"id": same["id"] if same else "", "text": line})
    places = {one["id"]: place for place, one in enumerate(before)}
    by_place = {places[one["id"]]: one["id"] for one in free}
    for place, one in enumerate(found):
        one["id"] = one["id"] or by_place.get(place, "")
    return found


def stakeholders_of(text: str) -> list[dict[str, str]]:
    """Return people as ``{name, interest}``: a line is “name: interest” or “name – interest”."""
    pairs = [[*_BETWEEN.split(line, maxsplit=1), ""] for line in lines_of(text)]
    return [{"name": pair[0].strip(), "interest": pair[1].strip()} for pair in pairs]


def stakeholder_lines(people: Sequence[Mapping[str, str]]) -> str:
    """Write people as ``stakeholders_of`` reads them."""
    pairs = [(one["name"], one["interest"]) for one in people]
    return "\n".join(f"{name}: {interest}" if interest else name for name, interest in pairs)
