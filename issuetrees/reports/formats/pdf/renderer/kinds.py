"""Elements of one kind share their styles: WeasyPrint's cascade, done once for each kind.

WeasyPrint shares the style of elements that match the same rules below the same parent, but not of
those with an id or a place of their own, nor of anything below them: every row of an outline and
every box of a tree. Here what is below them shares, too, since nobody inherits ids and places; and
a kind that was met in one piece has its style, and what was found of it, in the next.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from math import inf
from typing import Any, Final

from weasyprint.css import (
    ComputedStyle,
    InitialStyle,
    StyleFor,
    declaration_precedence,
    find_style_attributes,
)
from weasyprint.css.properties import ZERO_PIXELS
from weasyprint.css.validation import preprocess_declarations

from issuetrees.reports.formats.pdf.renderer.matching import Found, matching_of

_READ: Final = ("style", "lang", "id", "name", "width", "height")
# What no element takes from its parent, and no rule of ours has it take.
_OWN: Final = frozenset({"anchor", "left", "top", "right", "bottom", "width", "height"})
_SIDES: Final = ("top", "bottom", "left", "right")
_MOST_KEPT: Final = 4_000  # kinds: some ten megabytes
_MOST_NUMBERS: Final = 50_000

Declared = tuple[str, Any, bool]
Cascade = dict[str, tuple[Any, Any]]


class _Lone:
    """An element without those below it, as the reader of declarations wants it."""

    def __init__(self, tag: str, attributes: tuple[str | None, ...]) -> None:
        self.tag, self.known = tag, dict(zip(_READ, attributes, strict=True))

    def iter(self) -> Iterator["_Lone"]:
        """Yield itself."""
        yield self

    def get(self, name: str) -> str | None:
        """Return an attribute."""
        return self.known.get(name)


class _Own:
    """What the attributes of an element declare; ``passed_on`` names what matters below it."""

    def __init__(self, tag: str, attributes: tuple[str | None, ...]) -> None:
        self.cascade: Cascade = {}
        for specificity, _element, declarations, _base in find_style_attributes(
            _Lone(tag, attributes)
        ):
            declared = preprocess_declarations("asset:", declarations)
            _take_in(self.cascade, declared, "author", (inf, specificity))
        self.passed_on = tuple(
            (name, repr(value)) for name, (value, _weight) in self.cascade.items()
            if name not in _OWN
        )  # fmt: skip


class _Kind:
    """The style of elements of one kind, and what rules declare of their pseudo-elements."""

    __slots__ = ("_declared", "_pseudo", "style")

    def __init__(self, style: ComputedStyle, declared: dict[str, Cascade]) -> None:
        self.style, self._declared = style, declared
        self._pseudo: dict[str, ComputedStyle] = {}

    def pseudo(self, name: str) -> ComputedStyle | None:
        """Return the style of a pseudo-element, made when somebody asks for it first: rules have
        six of them for each element, and few are ever drawn.
        """
        style = self._pseudo.get(name)
        if style is None and name in self._declared:
            fonts = self.style.font_config
            style = _computed(self._declared[name], self.style, fonts, name)
            self._pseudo[name] = style
        return style


class Kinds:
    """Kinds of elements that documents with the same style sheets and fonts have had.

    Kept are those whose elements declare nothing themselves. No sheet of ours tells lengths by the
    size of the paper, of which documents have one each.
    """

    def __init__(self, sheets: Sequence[Any], _font_config: Any) -> None:
        self.sheets = sheets
        self.matchings = [matching_of(sheet.matcher) for sheet, _origin, _specificity in sheets]
        self.own = lru_cache(4096)(_Own)
        self.kept: dict[Any, _Kind] = {}
        self._numbers: dict[Any, int] = {}

    def begin(self) -> None:
        """Begin a document: forget what was met where that has become too much."""
        if len(self.kept) > _MOST_KEPT or len(self._numbers) > _MOST_NUMBERS:
            self.kept.clear()
            self._numbers.clear()
            self.own.cache_clear()
        for matching in self.matchings:
            matching.begin()

    def number(self, key: Any) -> int:
        """Return the number of a key."""
        number: int = self._numbers.setdefault(key, len(self._numbers) + 1)
        return number

    def cascades(self, own: _Own, matched: Sequence[Found]) -> dict[str | None, Cascade]:
        """Return what an element and rules declare of its style and, by their names, of those of
        its pseudo-elements.
        """
        cascades: dict[str | None, Cascade] = {None: dict(own.cascade)}
        for (sheet, origin, of_sheet), found in zip(self.sheets, matched, strict=True):
            for specificity, _order, pseudo_type, (declarations, layer) in found.rules:
                order = inf if layer is None else sheet.layers.index(layer)
                cascade = cascades.setdefault(pseudo_type, {})
                _take_in(cascade, declarations, origin, (order, of_sheet or specificity))
        return cascades


class SharedStyles(StyleFor):  # type: ignore[misc]
    """The styles of a document's elements, each computed for the first of its kind."""

    def __init__(self, html: Any, sheets: Any, _hints: Any, font_config: Any, targets: Any) -> None:
        self._cascaded_styles: dict[Any, Cascade] = {}
        self._computed_styles: dict[Any, Any] = {}
        self.initial_page_sizes = {"box": None, "area": None}
        self._sheets, self.font_config = sheets, font_config
        # Sheets about pages alone say nothing of elements.
        ruling = tuple(sheet for sheet in sheets if sheet[0].matcher.order)
        self._kinds = _kinds(ruling, font_config)
        self._kinds.begin()
        self._lone: dict[Any, _Kind] = {}
        self._of: dict[Any, _Kind] = {}
        above: dict[Any, tuple[int, tuple[int, ...]]] = {None: (0, (0,) * len(ruling))}
        for element in html.wrapper_element.iter_subtree():
            parent = element.parent.etree_element if element.parent else None
            above[element.etree_element] = self._settle(element, parent, *above[parent])
        for kind in self._lone.values():
            if kind.style["anchor"]:
                targets.collect_anchor(kind.style["anchor"])

    def __call__(self, element: Any, pseudo_type: str | None = None) -> Any:
        """Return a style, None of a pseudo-element that nothing is declared of."""
        kind = self._of.get(element)
        if kind is None:  # a page
            return super().__call__(element, pseudo_type)
        return kind.pseudo(pseudo_type) if pseudo_type else kind.style

    def _settle(
        self, element: Any, parent: Any, kind_above: int, above: tuple[int, ...]
    ) -> tuple[int, tuple[int, ...]]:
        """Give an element its style; return the number of what those below it share, and for each
        sheet that of those which rules take for the same.
        """
        one, kinds = element.etree_element, self._kinds
        own = kinds.own(one.tag, tuple(map(one.get, _READ)))
        matched, alike = zip(
            *(of.match(element, number) for of, number in zip(kinds.matchings, above, strict=True)),
            strict=True,
        )
        rules = tuple(found.number for found in matched)
        key = kind_above, own, rules
        known = self._lone if own.cascade else kinds.kept
        kind = known.get(key)
        if kind is None:
            declared = kinds.cascades(own, matched)
            parent_style = None if parent is None else self._of[parent].style
            style = _computed(declared.pop(None), parent_style, self.font_config)
            pseudo = {name: cascade for name, cascade in declared.items() if name}
            kind = known[key] = _Kind(style, pseudo)
        self._of[one] = kind
        self._computed_styles[one, None] = kind.style
        return kinds.number((kind_above, own.passed_on, rules)), alike


def _computed(
    cascade: Cascade, parent: ComputedStyle | None, font_config: Any, pseudo: str | None = None
) -> ComputedStyle:
    """Return the style that follows from what is declared."""
    if parent is None:
        root, sizes = InitialStyle(font_config), {"box": None, "area": None}
    else:
        root = parent if parent.is_root_element else parent.root_style
        sizes = parent.initial_page_sizes
    style = ComputedStyle(parent, cascade, pseudo, root, "asset:", font_config, sizes)
    display = style["display"]
    if "table" in display and style["border_collapse"] == "collapse":
        style.update({f"padding_{side}": ZERO_PIXELS for side in _SIDES})
    if len(display) == 1 and display[0].startswith("table-") and display[0] != "table-caption":
        style.update({f"margin_{side}": ZERO_PIXELS for side in _SIDES})
    return style


_kinds: Final = lru_cache(8)(Kinds)


def _take_in(cascade: Cascade, declared: Iterable[Declared], origin: str, weight: Any) -> None:
    """Have declarations count where nothing of more weight was declared before."""
    for name, value, is_important in declared:
        new = (declaration_precedence(origin, is_important), *weight)
        old = cascade.get(name)
        if old is None or old[1] <= new:
            cascade[name] = value, new
