"""Fewer tags: what says nothing of a text beyond that it is one leaves the tree.

WeasyPrint gives each line of text and each box without a meaning an element of its own, more than
half of all; written, copied and joined, they are most of a long file. A ``Span`` or ``NonStruct``
that has no words of its own hands what it holds to its parent (ISO 32000-1, 14.8.4.2 and 14.8.4.4:
grouping elements hold no content themselves, so there a ``Span`` stays). So do a box in a box and
the paragraph that is all of a cell of a table.
"""

from typing import Any, Final

_BARE: Final = frozenset({"/Span", "/NonStruct"})
_HOLDS: Final = frozenset(
    {"/P", "/TD", "/TH", "/LBody", "/Lbl", "/Caption", "/Link", "/Span"}
    | {f"/H{level}" for level in range(1, 7)}
)
_CELLS: Final = frozenset({"/TD", "/TH"})
_EMPTY: Final = _BARE | {"/Div"}
_PLAIN: Final = 5  # Type, S, K, Pg and P: no words, no attributes


def lighten(pdf: Any, root: Any, numbers: list[Any]) -> None:
    """Take elements that say nothing out of the tree under ``root``.

    ``numbers`` are the entries of the tree of parents, which then name whoever holds a text.
    """
    objects, heirs = pdf.objects, dict[bytes, bytes]()

    def kept(one: Any) -> list[Any]:
        """Return what ``one`` holds once its children are as they shall be."""
        kids: list[Any] = []
        waiting = one["K"][::-1]
        while waiting:
            kid = waiting.pop()
            child = _element(objects, kid)
            if child is None:
                kids.append(kid)
                continue
            is_all = not (kids or waiting) and one.get("S") in _CELLS
            is_open = _is_open(objects, one, child, is_all=is_all)
            if not is_open:
                child["K"][:] = kept(child)
            if is_open or (child["S"] in _EMPTY and not child["K"]):
                heirs[child.reference] = one.reference
                waiting += child["K"][::-1]
                child.clear()
            else:
                kids.append(kid)
        return kids

    root["K"][:] = kept(root)
    _inherit(objects, numbers, heirs)


def _element(objects: list[Any], kid: Any) -> Any:
    """Return the element that is meant, None where it is content."""
    if isinstance(kid, int):
        return None
    found = objects[int(kid.split()[0])]
    return found if found["Type"] == "/StructElem" else None


def _is_open(objects: list[Any], parent: Any, child: Any, *, is_all: bool) -> bool:
    """Tell whether a child says nothing and its parent may hold what it holds; whether it
    ``is_all`` of a cell.
    """
    kind = child["S"]
    if len(child) > _PLAIN:
        return False
    if kind in _BARE and parent.get("S") in _HOLDS:
        return True
    if kind == "/P":
        return is_all
    if kind == "/Div":
        return bool(parent.get("S") == "/Div")
    return bool(kind == "/NonStruct") and all(
        _element(objects, kid) is not None for kid in child["K"]
    )


def _inherit(objects: list[Any], numbers: list[Any], heirs: dict[bytes, bytes]) -> None:
    """Name the heirs in the tree of parents, and as parents of what they were given."""

    def heir(owner: Any) -> Any:
        while owner in heirs:
            owner = heirs[owner]
        return owner

    for place in range(1, len(numbers), 2):
        owners = numbers[place]
        if isinstance(owners, list):
            owners[:] = [heir(owner) for owner in owners]
        else:
            numbers[place] = heir(owners)
    for one in objects:
        if isinstance(one, dict) and one.get("Type") == "/StructElem":
            one["P"] = heir(one["P"])
            if not any(isinstance(kid, int) for kid in one["K"]):
                one.pop("Pg", None)  # it has no content on a page of its own
