"""A map as JSON: as we write it, or with texts in two languages side by side."""

import json
from collections.abc import Iterator
from typing import Any, Final

from issuetrees.core.errors import Invalid
from issuetrees.core.map_files.records import Box, Competency, MapFile, Place, Problem, Way, entry
from issuetrees.core.text import gettext_noop

_MOST_NESTED: Final = 60
_LANGUAGES: Final = ("en", "ru")
_OF_STAGE: Final = ("scope", "company", "horizon", "requires", "builds_on", "when", "is_final")
_OF_FORK: Final = ("options", "effect", "is_multiple")
_OF_WAY: Final = ("months", "when", "answer", "signals", "steps", "is_backward")
_OTHER_NAMES: Final = {
    "horizon_months": "horizon",
    "multi": "is_multiple",
    "final": "is_final",
    "terminal": "is_final",
    "backward": "is_backward",
    "question": "title",
    "name": "title",
    "from": "source",
    "to": "target",
    "id": "key",
}


def read_json(text: str, language: str) -> MapFile:
    """Return the map; raises Invalid where the text is no JSON object with stages."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        message = gettext_noop("Line {line} is not well-formed JSON, so the file cannot be read.")
        raise Invalid("json_broken", message, field="text", line=line) from error
    if not isinstance(found, dict) or not isinstance(found.get("stages"), list):
        message = gettext_noop("A map in JSON is an object with a list “stages”.")
        raise Invalid("json_shape", message, field="text")
    return _Reader(language, _known(found)).read()


class _Reader:
    def __init__(self, language: str, content: dict[str, Any]) -> None:
        self._language = language
        self._content = content
        self._problems: list[Problem] = []

    def read(self) -> MapFile:
        tracks = self._content.get("tracks")
        names = tracks if isinstance(tracks, dict) else {}
        stages = [self._stage(place, one, names) for place, one in self._list("stages")]
        forks = [self._fork(place, one, names) for place, one in self._list("forks")]
        return MapFile(
            "json",
            self._words(self._content.get("title")),
            (*stages, *forks),
            tuple(self._way(*one) for one in self._list("transitions", "arrows", "links")),
            tuple(self._competency(one) for _place, one in self._list("competencies")),
            tuple(self._problems),
        )

    def _list(self, *names: str) -> Iterator[tuple[Place, dict[str, Any]]]:
        """Yield the objects of a list; what is none is named by its place."""
        name = next((one for one in names if one in self._content), names[0])
        found = self._content.get(name) or []
        if not isinstance(found, list):
            message = gettext_noop("“{name}” must be a list.")
            self._problems.append(Problem(None, message, {"name": name}))
            return
        for place, one in enumerate(found, 1):
            if isinstance(one, dict):
                yield entry(name, place), _known(one)
            else:
                message = gettext_noop("This must be an object.")
                self._problems.append(Problem(entry(name, place), message))

    def _stage(self, place: Place, one: dict[str, Any], tracks: dict[str, Any]) -> Box:
        track = self._words(one.get("track"))
        details = self._details(one, _OF_STAGE)
        if expectations := one.get("expectations"):
            details["expectations"] = self._plain(expectations)
        title = self._title(one)
        lane = self._words(tracks.get(track)) or track
        return Box(self._key(one, title), title, place, "stage", lane, details)

    def _fork(self, place: Place, one: dict[str, Any], tracks: dict[str, Any]) -> Box:
        title = self._title(one)
        key = self._key(one, title)
        options = one.get("options")
        details = {"key": key, **self._details(one, _OF_FORK)}
        if isinstance(options, list):
            details["options"] = [self._option(option) for option in options]
        track = self._words(tracks.get("forks")) or self._words(one.get("track"))
        return Box(key, title, place, "fork", track, details)

    def _option(self, option: Any) -> Any:
        if not isinstance(option, dict):
            return {"id": str(option), "title": str(option)}
        known = _known(option)
        title = self._title(known)
        return {"id": str(known.get("key") or title), "title": title}

    def _way(self, place: Place, one: dict[str, Any]) -> Way:
        source, target = (self._words(one.get(end)) for end in ("source", "target"))
        title = self._words(one.get("title"))
        return Way(source, target, place, title, self._details(one, _OF_WAY))

    def _competency(self, one: dict[str, Any]) -> Competency:
        title = self._title(one)
        levels = one.get("levels")
        words = [self._words(level) for level in levels] if isinstance(levels, list) else []
        return Competency(self._key(one, title), title, tuple(words))

    def _key(self, one: dict[str, Any], title: str) -> str:
        key = one.get("key")
        return str(key) if isinstance(key, str | int) and str(key) else title

    def _title(self, one: dict[str, Any]) -> str:
        """The title, which may stand in two languages, also without a name of its own."""
        return (
            self._words(one.get("title"))
            or self._words(self._pairs(one))
            or self._by_suffix(one, "title")
        )

    def _details(self, one: dict[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
        found = {
            name: self._plain(one[name]) for name in names if one.get(name) not in (None, {}, [])
        }
        for name in names:
            if value := self._by_suffix(one, name):
                found[name] = value
        return found

    def _by_suffix(self, one: dict[str, Any], name: str) -> Any:
        """What stands in ``name_ru`` for Russian, or where ``name`` itself says nothing."""
        for language in (self._language, *_LANGUAGES):
            value = one.get(f"{name}_{language}")
            if value and (language == self._language or not one.get(name)):
                return self._plain(value)
        old = one.get(f"question_{self._language}") or one.get("question_ru")
        return self._plain(old) if name == "title" and old else ""

    def _plain(self, value: Any, depth: int = 0) -> Any:
        """The value with each pair of texts replaced by the one in the language."""
        if depth > _MOST_NESTED:
            return None
        if isinstance(value, dict):
            pair = self._pairs(value)
            if pair and set(pair) == set(value):
                return self._words(pair)
            return {key: self._plain(one, depth + 1) for key, one in value.items()}
        return [self._plain(one, depth + 1) for one in value] if isinstance(value, list) else value

    def _words(self, value: Any) -> str:
        if isinstance(value, dict):
            pair = self._pairs(value)
            value = pair.get(self._language) or next(iter(pair.values()), "")
        return (
            value.strip()
            if isinstance(value, str)
            else str(value)
            if isinstance(value, int)
            else ""
        )

    @staticmethod
    def _pairs(value: dict[str, Any]) -> dict[str, Any]:
        return {key: value[key] for key in _LANGUAGES if isinstance(value.get(key), str)}


def _known(one: dict[str, Any]) -> dict[str, Any]:
    """Return the object with the names that we use; ours win."""
    return {
        **{_OTHER_NAMES.get(str(key), str(key)): value for key, value in one.items()},
        **{str(key): value for key, value in one.items() if key not in _OTHER_NAMES},
    }
