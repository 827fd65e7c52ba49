"""Fewer tags: what says nothing of a text beyond that it is one leaves the tree.

WeasyPrint gives each line of text and each box without a meaning an element of its own, more than
half of all; written, copied and joined, they are most of a long file. A ``Span`` or ``NonStruct``
that has no words of its own hands what it holds to its parent (ISO 32000-1, 14.8.4.2 and 14.8.4.4:
grouping elements hold no content themselves, so there a ``Span`` stays).
"""

from typing import Any, Final

_BARE: Final = frozenset({"/Span", "/NonStruct"})
_HOLDS: Final = frozenset(
    {"/P", "/TD", "/TH", "/LBody", "/Lbl", "/Caption", "/Link", "/Span", "/NonStruct"}
    | {f"/H{level}" for level in range(1, 7)}
)
_PLAIN: Final = 5  # Type, S, K, Pg and P: no words, no attributes


def lighten(pdf: Any, root: Any, numbers: list[Any]) -> None:
    """Take elements that say nothing out of the tree under ``root``.

    ``numbers`` are the entries of the tree of parents, which then name whoever holds a text.
    """
    objects, heirs = pdf.objects, dict[bytes, bytes]()

    def kept(one: Any) -> list[Any]:
        """Return what ``one`` holds once its children are as they shall be."""
        kids: list[Any] = []
        for kid in one["K"]:
            if isinstance(kid, int):
                kids.append(kid)
                continue
            child = objects[int(kid.split()[0])]
            if child["Type"] != "/StructElem":
                kids.append(kid)
                continue
            held = kept(child)
            child["K"][:] = held
            if _says_nothing(one, child, held, objects):
                heirs[child.reference] = one.reference
                kids += held
                child.clear()
            else:
                kids.append(kid)
        return kids

    root["K"][:] = kept(root)
    _inherit(objects, numbers, heirs)


def _says_nothing(parent: Any, child: Any, held: list[Any], objects: list[Any]) -> bool:
    if child["S"] not in _BARE or len(child) > _PLAIN:
        return not held and child["S"] == "/Div"
    if parent["S"] in _HOLDS or not held:
        return True
    return child["S"] == "/NonStruct" and not any(
        isinstance(kid, int) or objects[int(kid.split()[0])]["Type"] != "/StructElem"
        for kid in held
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
