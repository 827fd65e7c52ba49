"""Tags that say nothing leave the tree; what is read, its order and its owners stay."""

from typing import Any

import pydyf
from hypothesis import given
from hypothesis import strategies as st

from issuetrees.reports.formats.pdf.renderer.tags import lighten

PAGE = b"1 0 R"
GROUPING = {"/Document", "/Div", "/Sect", "/Table", "/TR", "/L", "/LI"}
KINDS = ("Div", "Sect", "P", "H2", "Span", "NonStruct", "TD", "Link", "Figure")
# A kind and what it holds; a number is the content of a text.
leaves = st.tuples(st.sampled_from(("Span", "Link", "Figure", "P")), st.just([0]))
trees = st.recursive(
    leaves,
    lambda kids: st.tuples(st.sampled_from(KINDS), st.lists(kids, max_size=4)),
    max_leaves=25,
)


def made(tree: Any) -> tuple[pydyf.PDF, Any, list[Any], list[int]]:
    """Return a file with these tags, its root, its tree of parents, the texts as they are read."""
    pdf, owners, order = pydyf.PDF(), pydyf.Array(), list[int]()

    def add(kind: str, kids: Any, parent: bytes) -> Any:
        one = pydyf.Dictionary(
            {"Type": "/StructElem", "S": f"/{kind}", "K": pydyf.Array(), "Pg": PAGE, "P": parent}
        )
        pdf.add_object(one)
        if kind == "Figure":
            one["Alt"] = pydyf.String("A picture")
        for kid in kids:
            if kid == 0:
                one["K"].append(len(owners))
                order.append(len(owners))
                owners.append(one.reference)
            else:
                inner, below = kid
                one["K"].append(add(inner, below, one.reference).reference)
        return one

    root = add("Document", [tree], b"0 0 R")
    return pdf, root, [0, owners], order


def read(pdf: pydyf.PDF, one: Any, found: list[int], holders: dict[int, Any]) -> None:
    """Collect the texts below an element, with who holds each."""
    for kid in one["K"]:
        if isinstance(kid, int):
            found.append(kid)
            holders[kid] = one
        else:
            child = pdf.objects[int(kid.split()[0])]
            assert child["P"] == one.reference
            read(pdf, child, found, holders)


@given(trees)
def test_the_same_is_read_in_the_same_order_and_each_text_names_who_holds_it(tree: Any) -> None:
    pdf, root, numbers, order = made(tree)
    lighten(pdf, root, numbers)
    found, holders = list[int](), dict[int, Any]()
    read(pdf, root, found, holders)
    assert found == order
    assert [holders[number].reference for number in range(len(found))] == numbers[1]
    assert not any(one["S"] in GROUPING for one in holders.values())
    assert all("Pg" in one for one in holders.values())


@given(trees)
def test_what_has_a_meaning_stays(tree: Any) -> None:
    pdf, root, numbers, _order = made(tree)
    kinds = [one["S"] for one in pdf.objects if isinstance(one, dict) and "S" in one]
    lighten(pdf, root, numbers)
    kept = [one["S"] for one in pdf.objects if isinstance(one, dict) and "S" in one]
    for kind in ("/Sect", "/H2", "/TD", "/Link", "/Figure"):
        assert kept.count(kind) == kinds.count(kind)
    if "/TD" not in kinds:
        assert kept.count("/P") == kinds.count("/P")
    assert "/NonStruct" not in kept


def test_lines_of_a_paragraph_are_its_own_and_one_in_a_box_stays_one() -> None:
    pdf, root, numbers, _order = made(
        (
            "Div",
            [
                ("P", [("Span", [0]), ("NonStruct", [("Span", [0])])]),
                ("Div", [("Span", [0])]),
                ("Div", []),
            ],
        )
    )
    lighten(pdf, root, numbers)
    (box,) = (pdf.objects[int(kid.split()[0])] for kid in root["K"])
    paragraph, line = (pdf.objects[int(kid.split()[0])] for kid in box["K"])
    assert (paragraph["S"], paragraph["K"]) == ("/P", [0, 1])
    assert (line["S"], line["K"]) == ("/Span", [2])


def test_the_paragraph_that_is_all_of_a_cell_is_the_cell() -> None:
    alone, two = ("TD", [("P", [0, 0])]), ("TD", [("P", [0]), ("P", [0])])
    pdf, root, numbers, _order = made(("Sect", [alone, two]))
    lighten(pdf, root, numbers)
    (part,) = (pdf.objects[int(kid.split()[0])] for kid in root["K"])
    cell, other = (pdf.objects[int(kid.split()[0])] for kid in part["K"])
    assert cell["K"] == [0, 1]
    assert [pdf.objects[int(kid.split()[0])]["S"] for kid in other["K"]] == ["/P", "/P"]
