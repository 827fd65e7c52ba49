"""Which rules match an element, found once for all elements that are alike to them.

A rule is tested against the first element of its tag and class below such a parent, and what the
test reads of that element besides is noted: attributes, its place among its siblings. Others of
which the same is read match the same. A test that reads anything else is made each time.
"""

from collections.abc import Iterator
from typing import Any, Final
from weakref import WeakKeyDictionary

from cssselect2 import ElementWrapper, Matcher

Rules = list[tuple[Any, int, str | None, Any]]
_MOST: Final = 50_000  # kinds of elements that are remembered


class Found:
    """The rules that match, in their order; ``number`` tells them from other ones."""

    __slots__ = ("number", "rules")

    def __init__(self, rules: Rules, number: int) -> None:
        self.rules, self.number = rules, number


class _Notes:
    """What tests have read of an element besides its tag, its class and those of its parents."""

    def __init__(self) -> None:
        self.attributes: dict[str, None] = {}
        self.is_placed = False
        self.is_other = False

    def read(self, element: ElementWrapper) -> tuple[Any, ...]:
        """Return the same of another element."""
        found = element.etree_element.attrib.get
        place = (element.index, len(element.etree_siblings)) if self.is_placed else ()
        return (*map(found, self.attributes), *place)


class _Alike:
    """Elements of one tag and class below such parents: what is read of them, what matches."""

    __slots__ = ("found", "notes", "number")

    def __init__(self, number: int) -> None:
        self.number, self.notes = number, _Notes()
        self.found: dict[tuple[Any, ...], Found] = {}


class Matching:
    """The rules of a style sheet and the elements that they have met."""

    def __init__(self, matcher: Matcher) -> None:
        self.matcher = matcher
        self.is_plain = not (
            matcher.id_selectors or matcher.namespace_selectors or matcher.lang_attr_selectors
        )
        self._alike: dict[tuple[int, str, str], _Alike] = {}
        self._numbers: dict[Any, int] = {}

    def begin(self) -> None:
        """Begin a document: forget elements where too many were met."""
        if len(self._alike) > _MOST:
            self._alike.clear()

    def match(self, element: ElementWrapper, above: int) -> tuple[Found, int]:
        """Return what matches, and the number of the element's tag and class below such parents;
        ``above`` is that of its parent, 0 where it has none.
        """
        one = element.etree_element
        key = above, one.tag, one.get("class", "")
        alike = self._alike.get(key)
        if alike is None:
            alike = self._alike[key] = _Alike(len(self._alike) + 1)
        if alike.notes.is_other or not self.is_plain:
            return self._found(self.matcher.match(element)), alike.number
        found = alike.found.get(alike.notes.read(element))
        if found is None:
            found = self._tested(element, alike)
        return found, alike.number

    def _tested(self, element: ElementWrapper, alike: _Alike) -> Found:
        """Test the rules; what was known without what is read now was known too soon."""
        notes = alike.notes
        read = len(notes.attributes), notes.is_placed
        seen = _Seen(element, notes, is_itself=True)
        rules: Rules = []
        for selectors in self._relevant(element):
            self.matcher.add_relevant_selectors(seen, selectors, rules)
        rules.sort()
        if read != (len(notes.attributes), notes.is_placed):
            alike.found.clear()
        found = alike.found[notes.read(element)] = self._found(rules)
        return found

    def _relevant(self, element: ElementWrapper) -> Iterator[Any]:
        """Yield the selectors that may match by tag and class, as the matcher chooses them."""
        for name in element.classes:
            yield self.matcher.class_selectors.get(name, ())
        name = element.local_name.lower()
        yield self.matcher.lower_local_name_selectors.get(name, ())
        yield self.matcher.other_selectors

    def _found(self, rules: Rules) -> Found:
        key = tuple((id(payload), order, pseudo) for _weight, order, pseudo, payload in rules)
        return Found(rules, self._numbers.setdefault(key, len(self._numbers)))


class _Seen:
    """An element as tests see it: what they read is noted."""

    __slots__ = ("_element", "_is_itself", "_notes")

    def __init__(self, element: ElementWrapper, notes: _Notes, *, is_itself: bool) -> None:
        self._element, self._notes, self._is_itself = element, notes, is_itself

    def __getattr__(self, name: str) -> Any:
        if name not in {"local_name", "namespace_url", "classes", "in_html_document"}:
            self._notes.is_other = True
        return getattr(self._element, name)

    @property
    def parent(self) -> "_Seen | None":
        """The parent, of which tests may read tag and class alone."""
        above = self._element.parent
        return _Seen(above, self._notes, is_itself=False) if above is not None else None

    @property
    def ancestors(self) -> "Iterator[_Seen]":
        """Those above, the nearest first."""
        above = self.parent
        while above is not None:
            yield above
            above = above.parent

    @property
    def index(self) -> int:
        """The place among the siblings."""
        self._place()
        place: int = self._element.index
        return place

    @property
    def etree_siblings(self) -> "_Siblings":
        """The siblings, of which tests may read how many there are."""
        self._place()
        return _Siblings(self._element.etree_siblings, self._notes)

    @property
    def etree_element(self) -> "_Attributes | Any":
        """The attributes and the tag."""
        if self._is_itself:
            return _Attributes(self._element.etree_element, self._notes)
        self._notes.is_other = True
        return self._element.etree_element

    def _place(self) -> None:
        self._notes.is_placed = True
        self._notes.is_other |= not self._is_itself


class _Siblings:
    __slots__ = ("_notes", "_siblings")

    def __init__(self, siblings: list[Any], notes: _Notes) -> None:
        self._siblings, self._notes = siblings, notes

    def __len__(self) -> int:
        return len(self._siblings)

    def __getitem__(self, which: Any) -> Any:
        self._notes.is_other = True
        return self._siblings[which]


class _Attributes:
    __slots__ = ("_element", "_notes")

    def __init__(self, element: Any, notes: _Notes) -> None:
        self._element, self._notes = element, notes

    def __getattr__(self, name: str) -> Any:
        self._notes.is_other |= name != "tag"
        return getattr(self._element, name)

    def get(self, name: str, default: str | None = None) -> str | None:
        """Return an attribute."""
        self._notes.attributes[name] = None
        value: str | None = self._element.get(name, default)
        return value

    @property
    def attrib(self) -> "_Attributes":
        """All attributes, of which tests may ask for one by its name."""
        return self

    def __contains__(self, name: str) -> bool:
        self._notes.attributes[name] = None
        return name in self._element.attrib


_KNOWN: Final[WeakKeyDictionary[Matcher, Matching]] = WeakKeyDictionary()


def matching_of(matcher: Matcher) -> Matching:
    """Return what is known of the rules of a style sheet."""
    known = _KNOWN.get(matcher)
    if known is None:
        known = _KNOWN[matcher] = Matching(matcher)
    known.begin()
    return known
