"""The layered layout of stage maps: order, cycles, lanes, what a person has placed."""

import random
from dataclasses import replace
from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from issuetrees.core.layout.layered import (
    LayeredLayout,
    LayeredLink,
    LayeredNode,
    place_layers,
)
from issuetrees.core.layout.layers import layers_of
from issuetrees.core.layout.ordering import crossings, ordered
from issuetrees.core.layout.tree import Position
from tests.effort import assert_effort


def map_of(*links: str, **lanes: str) -> tuple[list[LayeredNode], list[LayeredLink]]:
    """A map from "a>b" links; lanes by node name."""
    names = dict.fromkeys(name for link in links for name in link.split(">"))
    nodes = [LayeredNode(name, lane=lanes.get(name, "")) for name in names]
    pairs = [link.split(">") for link in links]
    return nodes, [LayeredLink(source, target) for source, target in pairs]


def xs(layout: LayeredLayout) -> dict[str, float]:
    return {key: place.x for key, place in layout.positions.items()}


def random_links(count: int, links: int, seed: int) -> list[tuple[int, int, bool]]:
    source = random.Random(seed)
    pairs = {}
    for _ in range(links):
        begin = source.randrange(count - 1)
        end = min(count - 1, begin + source.randint(1, 12))
        pairs[(begin, end) if source.random() > 0.05 else (end, begin)] = False
    return [(begin, end, is_back) for (begin, end), is_back in pairs.items()]


def test_a_long_link_has_a_free_way_past_the_boxes_between() -> None:
    nodes, links = map_of("a>b", "b>c", "c>d", "a>d", "a>x", "x>d")
    places = place_layers(nodes, links).positions
    straight = (places["a"].y + places["d"].y) / 2 + 32
    for name in ("b", "c", "x"):
        assert not places[name].y < straight < places[name].y + 64


def test_nothing_and_one_node() -> None:
    assert place_layers([], []).positions == {}
    assert place_layers([LayeredNode("a")], []).positions == {"a": Position(0, 0)}


def test_links_point_to_the_right_by_the_longest_path() -> None:
    layout = place_layers(*map_of("a>b", "b>c", "a>c", "c>d"))
    step = 232 + 96
    assert xs(layout) == {"a": 0, "b": step, "c": 2 * step, "d": 3 * step}


def test_a_late_entrance_stands_beside_what_it_leads_to() -> None:
    layout = place_layers(*map_of("a>b", "b>c", "c>d", "late>d"))
    assert layout.positions["late"].x == layout.positions["c"].x


def test_a_chain_is_straight() -> None:
    layout = place_layers(*map_of("a>b", "b>c", "c>d"))
    assert {place.y for place in layout.positions.values()} == {0}


def test_a_parent_stands_between_its_two_children() -> None:
    places = place_layers(*map_of("a>b", "a>c")).positions
    assert places["a"].y == (places["b"].y + places["c"].y) / 2


def test_cycles_loops_doubles_and_unknown_ends_are_no_trouble() -> None:
    nodes, links = map_of("a>b", "b>c", "c>a", "a>b", "c>c", "c>d")
    layout = place_layers(nodes, [*links, LayeredLink("a", "gone")])
    order = sorted(layout.positions, key=lambda key: layout.positions[key].x)
    assert order == ["a", "b", "c", "d"]


def test_a_link_marked_backward_does_not_turn_the_map_round() -> None:
    nodes, links = map_of("lead>senior", "lead>head", "senior>lead")
    without_mark = xs(place_layers(nodes, links))
    marked = [LayeredLink("lead", "senior", is_backward=True), *links[1:]]
    with_mark = xs(place_layers(nodes, marked))
    assert without_mark["lead"] < without_mark["senior"]
    assert with_mark["senior"] < with_mark["lead"] < with_mark["head"]


def test_two_crossed_links_are_uncrossed() -> None:
    nodes = [LayeredNode(name) for name in ("a", "b", "c", "d")]
    places = place_layers(nodes, [LayeredLink("a", "d"), LayeredLink("b", "c")]).positions
    assert (places["a"].y < places["b"].y) == (places["d"].y < places["c"].y)


def test_far_fewer_crossings_than_in_the_order_of_listing() -> None:
    for seed in range(5):
        layers = layers_of(random_links(200, 300, seed), [0] * 200)
        assert crossings(ordered(layers)) < 0.25 * crossings(layers)


def test_crossings_are_counted() -> None:
    crossed = layers_of([(0, 3, False), (1, 2, False)], [0] * 4)
    assert crossings(crossed) == 1
    assert crossings(ordered(crossed)) == 0
    complete = layers_of([(a, b, False) for a in range(3) for b in range(3, 6)], [0] * 6)
    assert crossings(complete) == 9


def test_two_hundred_stages_take_no_time() -> None:
    nodes = [LayeredNode(str(index)) for index in range(200)]
    links = [LayeredLink(str(a), str(b)) for a, b, _ in random_links(200, 300, 1)]

    assert_effort(lambda: place_layers(nodes, links), 6)


def test_lanes_do_not_mix() -> None:
    nodes, links = map_of(
        "a>b", "b>c", "a>x", "x>y", "y>c", "b>y", a="ic", b="ic", c="ic", x="team", y="team"
    )
    layout = place_layers(nodes, links, lanes=["team", "ic"])
    assert list(layout.lanes) == ["team", "ic"]
    for node in nodes:
        top, bottom = layout.lanes[node.lane]
        place = layout.positions[node.id]
        assert top < place.y
        assert place.y + node.height < bottom
    assert layout.lanes["team"][1] <= layout.lanes["ic"][0]


def test_lanes_that_are_not_listed_follow() -> None:
    nodes, links = map_of("a>b", a="new", b="known")
    layout = place_layers(nodes, links, lanes=["known"])
    assert list(layout.lanes) == ["known", "new"]


def test_kept_nodes_stay_and_the_rest_moves_along() -> None:
    nodes, links = map_of("a>b", "b>c", "b>d")
    free = place_layers(nodes, links).positions
    kept = Position(1000, 500)
    nodes[1] = LayeredNode("b", kept=kept)
    layout = place_layers(nodes, links)
    assert layout.positions["b"] == kept
    moved = {
        key: (place.x - free[key].x, place.y - free[key].y)
        for key, place in layout.positions.items()
    }
    assert set(moved.values()) == {(1000 - free["b"].x, 500 - free["b"].y)}


def test_free_nodes_give_way_to_kept_ones() -> None:
    nodes, links = map_of("a>b", "b>c")
    nodes[0] = LayeredNode("a", kept=Position(0, 0))
    nodes[1] = LayeredNode("b", kept=Position(328 * 2, 0))
    layout = place_layers(nodes, links)
    assert layout.positions["a"] == Position(0, 0)
    assert layout.positions["b"] == Position(656, 0)
    assert_no_overlap(nodes, layout)


def test_everything_kept_changes_nothing() -> None:
    nodes = [LayeredNode("a", kept=Position(3, 4)), LayeredNode("b", kept=Position(3, 4))]
    layout = place_layers(nodes, [LayeredLink("a", "b")])
    assert layout.positions == {"a": Position(3, 4), "b": Position(3, 4)}


def assert_no_overlap(nodes: list[LayeredNode], layout: LayeredLayout) -> None:
    boxes = [(layout.positions[node.id], node) for node in nodes]
    for (one, first), (two, second) in combinations(boxes, 2):
        is_beside = one.x + first.width <= two.x or two.x + second.width <= one.x
        is_below = one.y + first.height <= two.y or two.y + second.height <= one.y
        assert is_beside or is_below


@st.composite
def maps(draw: st.DrawFn) -> tuple[list[LayeredNode], list[LayeredLink]]:
    count = draw(st.integers(1, 14))
    sizes = st.sampled_from([(232.0, 64.0), (120.0, 120.0), (232.0, 33.5)])
    nodes = []
    for index in range(count):
        width, height = draw(sizes)
        nodes.append(LayeredNode(str(index), width, height, draw(st.sampled_from("ab"))))
    ends = st.integers(0, count - 1).map(str)
    return nodes, draw(st.lists(st.builds(LayeredLink, ends, ends, st.booleans()), max_size=30))


@given(maps(), st.booleans())
def test_any_map_is_placed_without_overlap_and_the_same_every_time(
    drawn: tuple[list[LayeredNode], list[LayeredLink]], has_lanes: bool
) -> None:
    nodes, links = drawn
    lanes = ["a", "b"] if has_lanes else None
    layout = place_layers(nodes, links, lanes=lanes)
    assert set(layout.positions) == {node.id for node in nodes}
    assert min(place.y for place in layout.positions.values()) == 0
    assert_no_overlap(nodes, layout)
    assert place_layers(nodes, links, lanes=lanes) == layout
    bands = sorted(layout.lanes.values())
    assert all(bottom <= top for (_, bottom), (top, _) in pairwise(bands))


@given(maps(), st.data())
def test_with_some_kept_the_free_ones_do_not_overlap_anything(
    drawn: tuple[list[LayeredNode], list[LayeredLink]], data: st.DataObject
) -> None:
    nodes, links = drawn
    kept = data.draw(st.sampled_from(nodes))
    x, y = data.draw(st.integers(-900, 900)), data.draw(st.integers(-900, 900))
    nodes = [
        LayeredNode(n.id, n.width, n.height, n.lane, Position(x, y) if n is kept else None)
        for n in nodes
    ]
    layout = place_layers(nodes, links)
    assert layout.positions[kept.id] == Position(x, y)
    assert_no_overlap(nodes, layout)


@given(maps(), st.data())
def test_what_people_have_placed_never_moves(
    drawn: tuple[list[LayeredNode], list[LayeredLink]], data: st.DataObject
) -> None:
    nodes, links = drawn
    spot = st.integers(-2000, 2000)
    ids = st.sampled_from([node.id for node in nodes])
    kept = data.draw(st.dictionaries(ids, st.builds(Position, spot, spot)))
    placed = [replace(node, kept=kept.get(node.id)) for node in nodes]
    for lanes in (None, ()):
        positions = place_layers(placed, links, lanes=lanes).positions
        assert {key: positions[key] for key in kept} == kept
