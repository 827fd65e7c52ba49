"""What a field of a record is: what it may hold, and what is to be done with it.

The fields themselves are the rows of ``records.Node`` and ``records.Link``.
"""

import datetime as dt
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, dataclass, field, fields, replace
from dataclasses import Field as Attribute
from typing import Any, Final, Literal, TypeAlias

from issuetrees.core.errors import Invalid
from issuetrees.core.text import gettext_noop, normal_json
from issuetrees.core.text_checks import UNPRINTABLE, typed

Check: TypeAlias = Callable[[str, Any], Any]
Form: TypeAlias = Literal["id", "person", "text", "choice", "day", "number", "object"]
MAX_OBJECT: Final = 20_000
MAX_NUMBER: Final = 1e6
MAX_DAYS: Final = 3_650
MAX_EXACT: Final = 2**53
_ROW: Final = "row"
_ID: Final = re.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a record, with all that the parts of the product have to know of it.

    ``word`` names it in a sentence, ``label`` on a screen where that is another word, ``none`` says
    that it has no value. ``choices`` are its values with the word for each. ``set_by`` is the
    command that sets it, besides those that add a record: "edit" (``edit_node``, ``edit_link``),
    "split" (``set_split``), or None for what says where a record stands. ``graph_kind`` is the one
    kind of graph that has it.
    ``is_contested``: of two people who change it unseen by each other, the later one is asked;
    what is not contested is simply where it was put last. ``is_merged``: its names are contested
    one by one. ``is_copied``: copies take it along. ``is_printed``: reports show it.
    """

    form: Form
    check: Check
    default: Any = None
    name: str = ""
    word: str = ""
    label: str = ""
    none: str = ""
    limit: int = 0
    choices: Mapping[str, str] = field(default_factory=dict)
    set_by: Literal["edit", "split"] | None = "edit"
    graph_kind: str | None = None
    is_contested: bool = True
    is_merged: bool = False
    is_copied: bool = True
    is_searched: bool = False
    is_printed: bool = False

    @property
    def is_optional(self) -> bool:
        return self.default is None

    def blank(self) -> Any:
        """Return what the field holds before somebody sets it."""
        return {} if self.form == "object" else self.default


def written(limit: int, word: str, **more: Any) -> Any:
    """Declare a text."""
    return _row(Field("text", typed(limit), "", word=word, limit=limit, **more))


def chosen(choices: Mapping[str, str], word: str, *, default: str | None, **more: Any) -> Any:
    """Declare one of some words."""
    check = one_of(tuple(choices), or_none=default is None)
    return _row(Field("choice", check, default, word=word, choices=choices, **more))


def person(word: str, **more: Any) -> Any:
    """Declare a member of the workspace, or nobody."""
    return _row(Field("person", check_optional_id, word=word, **more))


def day(word: str, **more: Any) -> Any:
    """Declare a day, or none."""
    return _row(Field("day", check_date, word=word, **more))


def number(word: str, **more: Any) -> Any:
    """Declare a number, or none."""
    return _row(Field("number", check_coordinate, word=word, **more))


def amount(word: str, **more: Any) -> Any:
    """Declare how much it is of something: a number of any size, or none."""
    return _row(Field("number", check_amount, word=word, **more))


def days(word: str, **more: Any) -> Any:
    """Declare how many days something takes, or none; halves are days too."""
    return _row(Field("number", check_days, word=word, **more))


def json_object(word: str, check: Check | None = None, **more: Any) -> Any:
    """Declare an object of JSON; ``check`` is its own where something in it has a form."""
    return _row(Field("object", check or check_object, {}, word=word, **more))


def placed(form: Form, default: Any = None, **more: Any) -> Any:
    """Declare what the commands that add and move records give them."""
    return _row(Field(form, _refuse_to_set, default, set_by=None, is_copied=False, **more))


def table(record: type[Any]) -> dict[str, Field]:
    """Return the rows of a record's class by name; only ids that it must have need none."""
    found = {}
    for item in fields(record):
        row = item.metadata.get(_ROW) or _required_id(item)
        found[item.name] = replace(row, name=item.name)
    return found


def _required_id(item: Attribute[Any]) -> Field:
    if item.default is not MISSING:
        raise TypeError(f"{item.name} has a default, but no row that says what it is")
    return Field("id", _refuse_to_set, "", set_by=None, is_copied=False)


def _row(row: Field) -> Any:
    if row.form == "object":
        return field(default_factory=dict, metadata={_ROW: row})
    return field(default=row.default, metadata={_ROW: row})


def _refuse_to_set(name: str, value: Any) -> Any:
    raise TypeError(name, value)  # no command reads it as a field


def check_id(field: str, value: Any) -> str:
    """Return ``value`` if it is a UUID in its usual writing: lower case, with hyphens."""
    if not isinstance(value, str) or not _ID.fullmatch(value):
        raise Invalid(
            "bad_id",
            gettext_noop("“{field}” is not an id. Send a UUID as a string."),
            field=field,
        )
    return value


def check_optional_id(field: str, value: Any) -> str | None:
    """Return ``value`` if it is ``None`` or can be an id."""
    return None if value is None else check_id(field, value)


def one_of(choices: tuple[str, ...], *, or_none: bool = False) -> Callable[[str, Any], str | None]:
    """Return a check for one of the given words."""

    def check(field: str, value: Any) -> str | None:
        if (value is None and or_none) or (isinstance(value, str) and value in choices):
            return value
        raise Invalid(
            "not_a_choice",
            gettext_noop("“{field}” must be one of: {choices}."),
            field=field,
            choices=", ".join(choices),
        )

    return check


def check_date(field: str, value: Any) -> str | None:
    """Return ``value`` if it is ``None`` or a day written YYYY-MM-DD."""
    if value is None:
        return None
    try:
        if isinstance(value, str) and len(value) == 10:
            return dt.date.fromisoformat(value).isoformat()
    except ValueError:
        pass
    raise Invalid(
        "not_a_date", gettext_noop("“{field}” must be a day like 2026-11-23."), field=field
    )


def check_coordinate(field: str, value: Any) -> float | None:
    """Return ``value`` if it is ``None`` or a number a drawing can hold."""
    if value is None:
        return None
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if is_number and abs(value) <= MAX_NUMBER:
        return float(value)
    raise Invalid(
        "not_a_coordinate",
        gettext_noop("“{field}” must be a number between -1,000,000 and 1,000,000."),
        field=field,
    )


def check_amount(field: str, value: Any) -> float | None:
    """Return ``value`` if it is ``None`` or a number that every browser holds alike."""
    if value is None:
        return None
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if is_number and abs(value) <= MAX_EXACT:
        return float(value)
    raise Invalid(
        "not_an_amount",
        gettext_noop("“{field}” must be a number of at most fifteen digits."),
        field=field,
    )


def check_days(field: str, value: Any) -> float | None:
    """Return ``value`` if it is ``None`` or a number of days of at most ten years."""
    if value is None:
        return None
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if is_number and 0 <= value <= MAX_DAYS:
        return float(value)
    raise Invalid(
        "not_days", gettext_noop("“{field}” must be a number of days from 0 to 3,650."), field=field
    )


def check_object(field: str, value: Any) -> dict[str, Any]:
    """Return ``value`` if it is a JSON object of moderate size, with what all can store."""
    if not isinstance(value, dict):
        raise Invalid("not_an_object", gettext_noop("“{field}” must be an object."), field=field)
    try:
        value = normal_json(value)
        written = json.dumps(value, ensure_ascii=False, allow_nan=False)
    except (RecursionError, ValueError):
        written = ""
    if not written or len(written) > MAX_OBJECT or not all(map(_is_storable, _leaves(value))):
        raise Invalid(
            "bad_object",
            gettext_noop("“{field}” is too large, too deep or holds what cannot be stored."),
            field=field,
        )
    checked: dict[str, Any] = value
    return checked


def _leaves(value: Any) -> Iterator[Any]:
    """Yield the names and single values of a JSON value, walked without recursion."""
    rest = [value]
    while rest:
        item = rest.pop()
        if isinstance(item, dict):
            rest.extend(item)
            rest.extend(item.values())
        elif isinstance(item, list):
            rest.extend(item)
        else:
            yield item


def _is_storable(leaf: Any) -> bool:
    """Whether a text can be shown, and a number is the same in every browser."""
    if isinstance(leaf, str):
        return not UNPRINTABLE.search(leaf)
    return not isinstance(leaf, int | float) or abs(leaf) <= MAX_EXACT


def check_fields(given: Any, checks: Mapping[str, Check]) -> dict[str, Any]:
    """Return the given fields, each checked; a name that is not in ``checks`` is refused."""
    if not isinstance(given, dict):
        raise Invalid("not_an_object", gettext_noop("“{field}” must be an object."), field="fields")
    for name in given:
        if name not in checks:
            raise Invalid(
                "unknown_field",
                gettext_noop("There is no field “{field}” to set here. Known: {known}."),
                field=str(name)[:80],
                known=", ".join(checks),
            )
    return {name: checks[name](name, value) for name, value in given.items()}
