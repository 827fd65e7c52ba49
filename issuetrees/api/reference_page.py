"""The OpenAPI document as the reference page shows it: groups, operations, rows of fields."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from issuetrees.api.errors import TITLES
from issuetrees.api.examples import Example, example

Document = Mapping[str, Any]
#: The tags in the order in which one meets them, as the page heads them.
GROUPS: Final[Mapping[str, Promise]] = {
    "Workspaces": _("Workspaces"),
    "Members": _("Members"),
    "Engagements": _("Engagements"),
    "Graphs": _("Trees and maps"),
    "Changes": _("Changes and history"),
    "Imports": _("Pasted text"),
    "Templates": _("Templates"),
    "Comments": _("Comments"),
    "Review": _("Checks of splits"),
    "Workplan": _("Workplan and priorities"),
    "Synthesis": _("So-whats and story"),
    "Numbers": _("Numbers of trees"),
    "Evidence": _("Evidence and its sources"),
    "Files": _("Files"),
    "Careers": _("Careers"),
    "Practice": _("Practice"),
    "Goals": _("Goals"),
    "Gates": _("Gates"),
    "Library": _("Library"),
    "Initiatives": _("Initiatives"),
    "Rounds": _("Rounds"),
    "Scores": _("Scores"),
    "Portfolio": _("Portfolio"),
    "Measurement": _("Measurement"),
    "Decisions": _("Decisions"),
    "Reports": _("Reports"),
    "Exports": _("Exports"),
    "Search": _("Search"),
    "Deletions": _("Deletions"),
}
_PHRASES: Final[Mapping[int, Any]] = {
    200: _("OK"),
    201: _("Created"),
    202: _("Taken on"),
    204: _("Done, without content"),
    304: _("Not changed"),
    **TITLES,
}
_MAX_DEPTH: Final = 4
_MAX_WORDS: Final = 24
_COMBINED: Final = ("allOf", "oneOf", "anyOf")


@dataclass(frozen=True, slots=True)
class Row:
    """A parameter or field: its path, what it holds, and what is said of it."""

    name: str
    holds: str
    is_required: bool
    description: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """A status with what it means; ``fields`` of a success only."""

    status: str
    meaning: str
    fields: list[Row]


@dataclass(frozen=True, slots=True)
class Entry:
    """One operation."""

    name: str
    method: str
    path: str
    summary: str
    description: str
    parameters: list[Row]
    body: list[Row]
    answers: list[Answer]
    example: Example | None


@dataclass(frozen=True, slots=True)
class Group:
    """The operations under one heading."""

    title: str
    entries: list[Entry]


def groups(document: Document) -> list[Group]:
    """Return the operations by their tags: where one starts comes first."""
    found: dict[str, list[Entry]] = {}
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            entry = _entry(document, path, method, operation)
            found.setdefault(operation["tags"][0], []).append(entry)
    return [Group(str(title), found[tag]) for tag, title in GROUPS.items() if tag in found]


def _entry(document: Document, path: str, method: str, operation: Document) -> Entry:
    parameters = [
        Row(
            one["name"],
            _holds(document, one["schema"]),
            one.get("required", False),
            _plain(one.get("description", "")),
            one["in"],
        )
        for one in operation.get("parameters", ())
    ]
    return Entry(
        name=operation["operationId"],
        method=method.upper(),
        path=path,
        summary=operation["summary"],
        description=_plain(operation.get("description", "")),
        parameters=parameters,
        body=_content(document, operation.get("requestBody", {})),
        answers=[
            Answer(
                status,
                answer.get("description") or str(_PHRASES[int(status)]),
                _content(document, answer) if status.startswith("2") else [],
            )
            for status, answer in operation["responses"].items()
        ],
        example=example(operation["operationId"], method.upper(), path),
    )


def _plain(text: str) -> str:
    """Return a description without the marks of Markdown."""
    return text.replace("`", "")


def _content(document: Document, part: Document) -> list[Row]:
    for media in part.get("content", {}).values():
        return list(_rows(document, media.get("schema", {})))
    return []


def _rows(document: Document, schema: Document, prefix: str = "", depth: int = 0) -> Iterator[Row]:
    """Walk the fields of an object, those of nested objects under their path."""
    schema = _resolved(document, schema)
    required = schema.get("required", ())
    for name, field in schema.get("properties", {}).items():
        path = f"{prefix}{name}"
        whole = _resolved(document, field)
        yield Row(
            path, _holds(document, field), name in required, _plain(whole.get("description", ""))
        )
        if depth < _MAX_DEPTH:
            is_list = "items" in whole
            inner = whole["items"] if is_list else whole
            suffix = "[]." if is_list else "."
            yield from _rows(document, inner, f"{path}{suffix}", depth + 1)
    for alternative in schema.get("oneOf", ()) if depth else ():
        kind = alternative.get("title", "")
        yield from _rows(document, alternative, f"{prefix}({kind}) ", depth + 1)


def _resolved(document: Document, schema: Document) -> Document:
    """Follow references; a combination of one schema is that schema."""
    while True:
        if "$ref" in schema:
            name = schema["$ref"].rsplit("/", 1)[1]
            schema = {**document["components"]["schemas"][name], **_said(schema)}
        elif inner := _only(schema):
            schema = {**inner, **_said(schema)}
        else:
            return schema


def _said(schema: Document) -> dict[str, Any]:
    return {"description": schema["description"]} if "description" in schema else {}


def _only(schema: Document) -> Document | None:
    for word in _COMBINED:
        options = [one for one in schema.get(word, ()) if one.get("type") != "null"]
        if len(options) == 1:
            only: Document = options[0]
            return only
    return None


def _holds(document: Document, schema: Document) -> str:
    """Say in a few words what a value may be."""
    is_null_allowed = any(
        one.get("type") == "null" for word in _COMBINED for one in schema.get(word, ())
    )
    whole = _resolved(document, schema)
    kinds = whole.get("type", "object" if "properties" in whole else "any")
    names = [kinds] if isinstance(kinds, str) else list(kinds)
    if is_null_allowed and "null" not in names:
        names.append("null")
    said = " | ".join(names)
    if "items" in whole:
        said = f"{said} of {_holds(document, whole['items'])}"
    return ", ".join([said, *_limits(whole)])


def _limits(schema: Document) -> Iterator[str]:
    if "format" in schema:
        yield str(schema["format"])
    if "const" in schema:
        yield str(schema["const"])
    if "enum" in schema:
        words = ["null" if value is None else str(value) for value in schema["enum"]]
        more = [f"… ({len(words)})"] if len(words) > _MAX_WORDS else []
        yield " · ".join(words[:_MAX_WORDS] + more)
    if "maxLength" in schema:
        yield f"≤ {schema['maxLength']} characters"
    low, high = schema.get("minimum"), schema.get("maximum")
    if low is not None and high is not None:
        yield f"{low:g} … {high:g}"
