"""What became of each line of a tree, and points that add up and say why."""

from hypothesis import given
from hypothesis import strategies as st

from issuetrees.core.compare import PARTS, compare_trees, score_of
from tests.core.compare.cases import nodes

REFERENCE = """Why has profit fallen?
  Revenue
    Volume sold
    Price
  Costs
    Materials
    Rent""".split("\n")


def outcomes(sketch: str) -> dict[str, str]:
    found = compare_trees(nodes(REFERENCE), nodes(sketch.split("\n")))
    return {line.node.title: line.outcome for line in (*found.reference, *found.own)}


def test_each_line_is_told_what_became_of_it() -> None:
    found = outcomes("""Why has profit fallen?
  Revenue
    Price
    Materials
  Costs
    Weather on holidays
  Rent""")
    assert found["Price"] == "matched"
    assert found["Volume sold"] == "missing"
    assert found["Materials"] == "branch"
    assert found["Rent"] == "level"
    assert found["Weather on holidays"] == "extra"


def test_the_same_whole_in_other_parts_is_split_differently() -> None:
    reference = nodes(["Where are clients lost?", "  Under 30 years", "  30 years and over"])
    own = nodes(["Where are clients lost?", "  North", "  South", "  Abroad"])
    found = compare_trees(reference, own)
    assert [cut.reference_kind for cut in found.other_cuts] == ["intervals"]
    assert {line.outcome for line in (*found.reference[1:], *found.own[1:])} == {"cut"}


def test_a_tree_beside_itself_has_all_points_but_for_its_own_splits() -> None:
    same = nodes(REFERENCE)
    found = score_of(compare_trees(same, same))
    assert {part.name: part.points for part in found.parts if part.name != "mece"} == {
        name: most for name, (_words, most) in PARTS.items() if name != "mece"
    }


WORDS = st.lists(
    st.sampled_from(["Price", "Rent", "Volume", "Цена", "Аренда", "?", "25–34", "SKU"]),
    min_size=1,
    max_size=3,
).map(" ".join)
TREES = st.lists(st.tuples(st.integers(1, 4), WORDS), max_size=12).map(
    lambda rows: nodes(["Why?", *(f"{'  ' * min(d, at + 1)}{w}" for at, (d, w) in enumerate(rows))])
)


@given(TREES, TREES)
def test_pairs_are_one_to_one_every_line_is_shown_once_and_points_add_up(first, second) -> None:
    found = compare_trees(first, second)
    theirs = {line.node.id: line.other_id for line in found.reference if line.other_id}
    mine = {line.node.id: line.other_id for line in found.own if line.other_id}
    assert {other: own for own, other in mine.items()} == theirs
    rows = found.rows()
    assert [row.reference.node.id for row in rows if row.reference] == [one.id for one in first]
    assert sorted(row.own.node.id for row in rows if row.own) == sorted(one.id for one in second)
    said = score_of(found)
    assert said.points == sum(part.points for part in said.parts)
    assert all(0 <= part.points <= part.most for part in said.parts)
