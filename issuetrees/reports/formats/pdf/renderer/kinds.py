"""Elements of one kind share their styles: WeasyPrint's cascade, done once for each kind.

WeasyPrint shares the style of elements that match the same rules below the same parent, but not of
those with an id or a place of their own, nor of anything below them: every row of an outline and
every box of a tree. Here what is below them shares, too, since nobody inherits ids and places.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from math import inf
from typing import Any, Final

from weasyprint.css import StyleFor, declaration_precedence, find_style_attributes
from weasyprint.css.validation import preprocess_declarations

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
        self._first: dict[Any, tuple[Any, list[str]]] = {}
        self._numbers: dict[Any, int] = {}
        kinds: dict[Any, Any] = {None: 0}
        for element in html.wrapper_element.iter_subtree():
            parent = element.parent.etree_element if element.parent else None
            kinds[element.etree_element] = self._settle(element, parent, kinds[parent])
        for element, pseudo_type in self._cascaded_styles:
            if pseudo_type:
                self.set_computed_styles(
                    element, parent=element, pseudo_type=pseudo_type, **self._place
                )
        self._cascaded_styles.clear()

    def _settle(self, element: Any, parent: Any, kind_above: int) -> int:
        """Give an element its style; return the number of what those below it share."""
        one = element.etree_element
        own = self._own(one.tag, tuple(one.get(name) for name in _READ))
        matched = [sheet.matcher.match(element) for sheet, _origin, _specificity in self._sheets]
        rules = tuple((id(of[3]), of[0], of[2]) for found in matched for of in found)
        key = kind_above, own, rules
        if key not in self._first:
            self._first[key] = one, self._cascade(one, own, matched)
            self.set_computed_styles(one, parent=parent, **self._place)
        else:
            first, pseudo_types = self._first[key]
            self._computed_styles[one, None] = self._computed_styles[first, None]
            for pseudo_type in pseudo_types:
                self._cascaded_styles[one, pseudo_type] = self._cascaded_styles[first, pseudo_type]
        return self._number((kind_above, own.passed_on, rules))

    def _number(self, key: Any) -> int:
        number: int = self._numbers.setdefault(key, len(self._numbers) + 1)
        return number

    def _cascade(self, one: Any, own: _Own, matched: list[Any]) -> list[str]:
        """Have rules declare the style of an element; return its pseudo-elements that have one."""
        cascades = self._cascaded_styles
        if own.cascade:
            cascades[one, None] = dict(own.cascade)
        pseudo_types = []
        for (sheet, origin, of_sheet), found in zip(self._sheets, matched, strict=True):
            for specificity, _order, pseudo_type, (declarations, layer) in found:
                order = inf if layer is None else sheet.layers.index(layer)
                cascade = cascades.setdefault((one, pseudo_type), {})
                _take_in(cascade, declarations, origin, (order, of_sheet or specificity))
                if pseudo_type:
                    pseudo_types.append(pseudo_type)
        return pseudo_types


def _take_in(cascade: Cascade, declared: Iterable[Declared], origin: str, weight: Any) -> None:
    """Have declarations count where nothing of more weight was declared before."""
    for name, value, is_important in declared:
        new = (declaration_precedence(origin, is_important), *weight)
        old = cascade.get(name)
        if old is None or old[1] <= new:
            cascade[name] = value, new
