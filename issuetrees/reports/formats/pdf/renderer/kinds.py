"""Elements of one kind share their styles: WeasyPrint's cascade, done once for each kind.

WeasyPrint shares the style of elements that match the same rules below the same parent, but not of
those with an id or a place of their own, nor of anything below them: every row of an outline and
every box of a tree. Here what is below them shares, too, since nobody inherits ids and places.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import inf
from typing import Any, Final

from weasyprint.css import StyleFor, declaration_precedence, find_style_attributes
from weasyprint.css.validation import preprocess_declarations

from issuetrees.reports.formats.pdf.renderer.matching import Found, matching_of

_READ: Final = ("style", "lang", "id", "name", "width", "height")
# What no element takes from its parent, and no rule of ours has it take.
_OWN: Final = frozenset({"anchor", "left", "top", "right", "bottom", "width", "height"})

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


@dataclass(frozen=True, slots=True)
class _First:
    """The first element of its kind, and what rules declare of its pseudo-elements."""

    element: Any
    pseudo: dict[str, Cascade]


class SharedStyles(StyleFor):  # type: ignore[misc]
    """The styles of a document's elements, each computed for the first of its kind."""

    def __init__(self, html: Any, sheets: Any, _hints: Any, font_config: Any, targets: Any) -> None:
        self._cascaded_styles: dict[Any, Cascade] = {}
        self._computed_styles: dict[Any, Any] = {}
        self.initial_page_sizes = {"box": None, "area": None}
        self._sheets, self.font_config = sheets, font_config
        self._own = lru_cache(4096)(_Own)
        self._place = {"root": html.etree_element, "base_url": html.base_url}
        self._place["target_collector"] = targets
        self._first: dict[Any, _First] = {}
        self._firsts: dict[Any, _First] = {}
        self._numbers: dict[Any, int] = {}
        self._matchings = [matching_of(sheet.matcher) for sheet, _origin, _specificity in sheets]
        kinds: dict[Any, tuple[int, tuple[int, ...]]] = {None: (0, (0,) * len(sheets))}
        for element in html.wrapper_element.iter_subtree():
            parent = element.parent.etree_element if element.parent else None
            kinds[element.etree_element] = self._settle(element, parent, *kinds[parent])
        self._cascaded_styles.clear()

    def __call__(self, element: Any, pseudo_type: str | None = None) -> Any:
        """Return a style; those of pseudo-elements are made for the first of a kind, when somebody
        asks: rules have six of them for each element, and few are ever drawn.
        """
        first = self._firsts.get(element) if pseudo_type else None
        if first is not None and pseudo_type in first.pseudo:
            self._computed_styles[element, pseudo_type] = self._pseudo(first, pseudo_type)
        return super().__call__(element, pseudo_type)

    def _pseudo(self, first: "_First", pseudo_type: str) -> Any:
        key = first.element, pseudo_type
        if key not in self._computed_styles:
            self._cascaded_styles[key] = first.pseudo[pseudo_type]
            self.set_computed_styles(
                first.element, parent=first.element, pseudo_type=pseudo_type, **self._place
            )
            del self._cascaded_styles[key]
        return self._computed_styles[key]

    def _settle(
        self, element: Any, parent: Any, kind_above: int, above: tuple[int, ...]
    ) -> tuple[int, tuple[int, ...]]:
        """Give an element its style; return the number of what those below it share, and for each
        sheet that of those which rules take for the same.
        """
        one = element.etree_element
        own = self._own(one.tag, tuple(map(one.get, _READ)))
        matched, alike = zip(
            *(of.match(element, number) for of, number in zip(self._matchings, above, strict=True)),
            strict=True,
        )
        rules = tuple(found.number for found in matched)
        key = kind_above, own, rules
        first = self._first.get(key)
        if first is None:
            first = self._first[key] = _First(one, self._cascade(one, own, matched))
            self.set_computed_styles(one, parent=parent, **self._place)
        else:
            self._computed_styles[one, None] = self._computed_styles[first.element, None]
        self._firsts[one] = first
        return self._number((kind_above, own.passed_on, rules)), alike

    def _number(self, key: Any) -> int:
        number: int = self._numbers.setdefault(key, len(self._numbers) + 1)
        return number

    def _cascade(self, one: Any, own: _Own, matched: Sequence[Found]) -> dict[str, Cascade]:
        """Have rules declare the style of an element; return what they declare of those that it
        has besides, by their names.
        """
        cascades: dict[str | None, Cascade] = {}
        if own.cascade:
            cascades[None] = dict(own.cascade)
        for (sheet, origin, of_sheet), found in zip(self._sheets, matched, strict=True):
            for specificity, _order, pseudo_type, (declarations, layer) in found.rules:
                order = inf if layer is None else sheet.layers.index(layer)
                cascade = cascades.setdefault(pseudo_type, {})
                _take_in(cascade, declarations, origin, (order, of_sheet or specificity))
        self._cascaded_styles[one, None] = cascades.pop(None, {})
        return {name: cascade for name, cascade in cascades.items() if name}


def _take_in(cascade: Cascade, declared: Iterable[Declared], origin: str, weight: Any) -> None:
    """Have declarations count where nothing of more weight was declared before."""
    for name, value, is_important in declared:
        new = (declaration_precedence(origin, is_important), *weight)
        old = cascade.get(name)
        if old is None or old[1] <= new:
            cascade[name] = value, new
