"""Options of sections: what each may be set to, declared once.

The check, the form of the composer, the schema of REST and the reference follow from the
declaration; a builder reads a value where it needs it: ``LEVELS.of(assignment.choice)``. What is
not said has its default, so stored options hold only what somebody chose.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Final, Generic, TypeAlias, TypeVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from issuetrees.core.errors import Invalid
from issuetrees.core.text import gettext_noop
from issuetrees.core.text_checks import fit
from issuetrees.kit.checks import one_of
from issuetrees.reports.document import SectionChoice

Label: TypeAlias = str | Promise
T = TypeVar("T")
_DIGEST: Final = re.compile(r"[0-9a-f]{64}")
ALL: Final = _("All")
_ANSWER: Final = re.compile(r"[^:\s]{1,80}:[^:\s]{1,80}")
_ID: Final = re.compile(r"[0-9a-z-]{1,36}")


@dataclass(frozen=True, slots=True)
class Option(Generic[T]):
    """One thing that can be chosen for a section; ``form`` says which kind of thing it is."""

    form: ClassVar[str] = ""

    name: str
    label: Label
    default: T
    help_text: Label = ""

    def of(self, choice: SectionChoice) -> T:
        """Return what is chosen for a section."""
        value: T = choice.options.get(self.name, self.default)
        return value

    def checked(self, value: Any) -> T:
        """Return the value as it is stored, or refuse it."""
        raise NotImplementedError

    @property
    def field(self) -> str:
        """The name by which a refusal tells of it."""
        return f"options.{self.name}"


@dataclass(frozen=True, slots=True)
class Number(Option[int | None]):
    """A whole number within limits; None sets no limit."""

    form: ClassVar[str] = "number"

    default: int | None = None
    least: int = 1
    most: int = 100

    def checked(self, value: Any) -> int | None:
        is_number = isinstance(value, int) and not isinstance(value, bool)
        if (value is None and self.default is None) or (
            is_number and self.least <= value <= self.most
        ):
            number: int | None = value
            return number
        raise Invalid(
            "out_of_range",
            gettext_noop("Use a whole number from {least} to {most}."),
            field=self.field,
            least=self.least,
            most=self.most,
        )


@dataclass(frozen=True, slots=True)
class Choice(Option[str]):
    """One of some values, by value the words for it."""

    form: ClassVar[str] = "choice"

    choices: Mapping[str, Label] | None = None

    def checked(self, value: Any) -> str:
        found: str = one_of(list(self.choices or {}))(self.field, value)
        return found


@dataclass(frozen=True, slots=True)
class Several(Option[tuple[str, ...]]):
    """Any of some values, kept in the order of their declaration."""

    form: ClassVar[str] = "several"

    choices: Mapping[str, Label] | None = None

    def of(self, choice: SectionChoice) -> tuple[str, ...]:
        return tuple(choice.options.get(self.name, self.default))

    def checked(self, value: Any) -> tuple[str, ...]:
        if not isinstance(value, list | tuple):
            raise Invalid("not_a_list", gettext_noop("Send a list."), field=self.field)
        check = one_of(list(self.choices or {}))
        found = {check(self.field, one) for one in value}
        return tuple(name for name in self.choices or {} if name in found)


@dataclass(frozen=True, slots=True)
class YesNo(Option[bool]):
    """Whether something is shown."""

    form: ClassVar[str] = "yes_no"

    def checked(self, value: Any) -> bool:
        if not isinstance(value, bool):
            raise Invalid("not_yes_or_no", gettext_noop("Send true or false."), field=self.field)
        return value


@dataclass(frozen=True, slots=True)
class Words(Option[str]):
    """A text of its own: one line, or ``is_long`` of many."""

    form: ClassVar[str] = "text"

    default: str = ""
    limit: int = 200
    is_long: bool = False

    def checked(self, value: Any) -> str:
        return fit(self.field, value, limit=self.limit, is_line=not self.is_long)


@dataclass(frozen=True, slots=True)
class Place(Option[str]):
    """The id of a thing in the engagement; "" is what ``empty`` says, usually all of them. One
    that is gone shows nothing.
    """

    default: str = ""
    empty: Label = ALL

    def checked(self, value: Any) -> str:
        if value == "" or (isinstance(value, str) and _ID.fullmatch(value)):
            return str(value)
        raise Invalid("unknown_id", gettext_noop("This id leads nowhere."), field=self.field)


@dataclass(frozen=True, slots=True)
class Branch(Place):
    """A question: it and what is below it. The root of a tree is the whole tree."""

    form: ClassVar[str] = "branch"


@dataclass(frozen=True, slots=True)
class OneTree(Place):
    """A tree of questions."""

    form: ClassVar[str] = "tree"


@dataclass(frozen=True, slots=True)
class OneScenario(Place):
    """A scenario of portfolios."""

    form: ClassVar[str] = "scenario"


@dataclass(frozen=True, slots=True)
class OneMap(Place):
    """A stage map."""

    form: ClassVar[str] = "map"


@dataclass(frozen=True, slots=True)
class OneStage(Place):
    """A stage of a stage map."""

    form: ClassVar[str] = "stage"


@dataclass(frozen=True, slots=True)
class OnePerson(Place):
    """Somebody on a stage map, by their profile."""

    form: ClassVar[str] = "person"


@dataclass(frozen=True, slots=True)
class Answers(Option[tuple[str, ...]]):
    """Answers to the forks of stage maps, each as ``fork:option``."""

    form: ClassVar[str] = "answers"

    default: tuple[str, ...] = ()

    def of(self, choice: SectionChoice) -> tuple[str, ...]:
        return tuple(choice.options.get(self.name, self.default))

    def checked(self, value: Any) -> tuple[str, ...]:
        if not isinstance(value, list | tuple):
            raise Invalid("not_a_list", gettext_noop("Send a list."), field=self.field)
        for one in value:
            if not isinstance(one, str) or not _ANSWER.fullmatch(one):
                raise Invalid(
                    "unknown_answer",
                    gettext_noop("The map has no answer “{answer}”: write fork:option."),
                    field=self.field,
                    answer=str(one)[:80],
                )
        return tuple(sorted(set(value)))


@dataclass(frozen=True, slots=True)
class OnePicture(Place):
    """A picture that was kept for the engagement, by its digest; "" is none."""

    form: ClassVar[str] = "picture"

    def checked(self, value: Any) -> str:
        if value == "" or (isinstance(value, str) and _DIGEST.fullmatch(value)):
            return str(value)
        raise Invalid("unknown_id", gettext_noop("This id leads nowhere."), field=self.field)


def checked(options: Iterable[Option[Any]], given: Any) -> dict[str, Any]:
    """Return what differs from the defaults, ready to be stored; refuse what is not known."""
    if not isinstance(given, Mapping):
        raise Invalid("not_an_object", gettext_noop("Send an object."), field="options")
    known = {option.name: option for option in options}
    for name in given:
        if name not in known:
            raise Invalid(
                "unknown_field",
                gettext_noop("There is no field “{name}” here."),
                field="options",
                name=str(name)[:80],
            )
    found = {name: known[name].checked(value) for name, value in given.items()}
    return {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in found.items()
        if value != known[name].default
    }


BRANCH: Final = Branch(
    "branch", _("Branch"), help_text=_("A part of a tree, with all questions below it.")
)
LEVELS: Final = Number(
    "levels", _("Levels"), most=12, help_text=_("How many below the first; empty: all of them.")
)
TOP: Final = Number("top", _("At most"), help_text=_("The best so many; empty: all of them."))


def people_option(*, default: bool) -> YesNo:
    """Return the option whether people are called by their names."""
    return YesNo(
        "has_people",
        _("Names of people"),
        default=default,
        help_text=_("Otherwise nobody can tell who is who."),
    )
