"""What holds for every field of the table: stored, read, told, asked for, shown in both languages.

A field that is declared needs no test of its own here; one that is missing somewhere fails.
"""

import json
import re
from collections.abc import Sequence
from typing import Any, Final

import pytest
from django.db import models as db
from django.utils import translation

from issuetrees.api.command_schema import COMMANDS
from issuetrees.api.resources import nodes as resources
from issuetrees.core.errors import Conflict, Invalid
from issuetrees.core.graph.fields import Field
from issuetrees.core.graph.records import STAGE_MAP, TABLE, Part, to_json
from issuetrees.graphs import read, write
from issuetrees.graphs.history import log
from issuetrees.graphs.history.differences import differences
from issuetrees.graphs.history.past import tables_at
from issuetrees.graphs.history.summary import told
from issuetrees.graphs.marks import NAMES
from issuetrees.graphs.models import Graph, Link, Node
from issuetrees.graphs.rows import RowSource
from issuetrees.kit.models import new_id
from issuetrees.kit.words import spoken
from issuetrees.web.graphs.panel import field_words, panel
from tests.core.graph.make_cases import FOLDER, fields

MODELS: Final = {"nodes": Node, "links": Link}
COLUMNS: Final[dict[str, Any]] = {
    "id": (db.UUIDField,),
    "person": (db.ForeignKey,),
    "text": (db.TextField, db.CharField),
    "choice": (db.CharField,),
    "day": (db.DateField,),
    "number": (db.FloatField,),
    "object": (db.JSONField,),
}
ALL: Final = [(part, row) for part, table in TABLE.items() for row in table.values()]
SET: Final = [(part, row) for part, row in ALL if row.set_by]


def name_of(value: Any) -> str:
    return value.name if isinstance(value, Field) else str(value)


def every(rows: Sequence[tuple[Part, Field]]) -> Any:
    return pytest.mark.parametrize(("part", "row"), rows, ids=name_of)


def test_the_browser_has_the_table_as_it_is():
    assert json.loads((FOLDER / "fields.json").read_text("utf-8")) == fields()


@pytest.mark.parametrize("part", TABLE)
def test_the_model_has_these_fields_and_what_only_rows_have(part):
    columns = {field.attname for field in MODELS[part]._meta.concrete_fields}
    marks = NAMES if part == "nodes" else ()
    assert columns == {*TABLE[part], *marks, "row_id", "graph_id", "is_deleted"}


@every(ALL)
def test_the_column_can_hold_the_field(part, row):
    is_person = row.form == "person"  # the others mean something within the graph only
    column: Any = MODELS[part]._meta.get_field(
        row.name.removesuffix("_id") if is_person else row.name
    )
    assert isinstance(column, COLUMNS[row.form])
    assert column.null == (row.default is None)
    if row.form == "choice":
        assert max(map(len, row.choices)) <= (column.max_length or 0)
    if row.form == "text" and column.max_length:
        assert row.limit <= column.max_length


@every(SET)
def test_a_field_that_people_set_has_words_in_both_languages(part, row):
    words = [row.word, *row.choices.values()]
    words += [word for word in (row.label, row.none) if word]
    assert all(words)
    english = [spoken(word) for word in words]
    with translation.override("ru"):
        russian = [spoken(word) for word in words]
    assert not set(english) & set(russian)
    assert not any("\x04" in word for word in english + russian)


@every(SET)
def test_rest_describes_the_field_where_it_is_set_and_where_it_is_read(part, row):
    record = {"nodes": resources.Node, "links": resources.Link}[part]()
    assert row.name in record.get_fields()
    by_kind = {command["title"]: command["properties"] for command in COMMANDS}
    adds = {"nodes": ["add_node", "paste_outline"], "links": ["connect"]}[part]
    sets = {"edit": "edit_node" if part == "nodes" else "edit_link", "split": "set_split"}
    places = [by_kind[sets[row.set_by]], *(by_kind[kind] for kind in adds)]
    for place in places:
        properties = place
        if "fields" in place:
            properties = place["fields"]["properties"]
        if "nodes" in place:
            properties = place["nodes"]["items"]["properties"]
        assert row.name in properties


@pytest.mark.parametrize("kind", ["issue_tree", "stage_map"])
def test_the_panel_shows_what_people_decide_and_write(kind):
    shown = panel(kind)
    names = [one.name for one in shown.every]
    rows = TABLE["nodes"].values()
    meant = [row for row in rows if row.set_by and row.is_contested and row.form != "object"]
    assert sorted(names) == sorted(row.name for row in meant if row.graph_kind in {None, kind})
    assert field_words().keys() >= set(names)


class Scene:
    """A stage map, which has nodes and links, with one of each that people edit."""

    def __init__(self, cast: Any) -> None:
        self.cast = cast
        self.graph = write.create_graph(
            engagement_id=cast.engagement.pk, kind=STAGE_MAP, title="Карта", actor=cast.editor
        )
        self.ids = {"nodes": str(new_id()), "links": str(new_id())}
        self.other = other = str(new_id())
        self.commit(
            {"kind": "add_node", "id": self.ids["nodes"], "parent_id": None, "title": "Начало"},
            {"kind": "add_node", "id": other, "parent_id": None, "title": "Конец"},
            {
                "kind": "connect", "id": self.ids["links"],
                "source_id": self.ids["nodes"], "target_id": other,
            },
        )  # fmt: skip

    def commit(self, *commands: dict[str, Any], actor: Any = None, base: int | None = None) -> int:
        made, _ = write.commit(
            graph_id=self.graph.pk, commands=list(commands), actor=actor or self.cast.editor,
            base=base,
        )  # fmt: skip
        return made.number

    def values(self, row: Field) -> tuple[Any, Any]:
        """Return two values that the field may have, besides its blank."""
        people = (str(self.cast.viewer.pk), str(self.cast.owner.pk))
        choices = [value for value in row.choices if value != row.default]
        found: dict[str, tuple[Any, Any]] = {
            "person": people,
            "text": ("Моё", "Чужое"),
            "choice": (choices[0], choices[-1]) if choices else ("", ""),
            "day": ("2026-03-01", "2026-04-01"),
            "number": (1.5, 2.0),
            "object": ({"a": 1}, {"a": 2}),
        }
        return found[row.form]

    def setting(self, part: str, row: Field, value: Any) -> dict[str, Any]:
        key = self.ids[part]
        if row.set_by == "split":
            return {"kind": "set_split", "id": key, row.name: value}
        kind = "edit_node" if part == "nodes" else "edit_link"
        return {"kind": kind, "id": key, "fields": {row.name: value}}

    def record(self, part: str) -> Any:
        source = RowSource(Graph.objects.get(pk=self.graph.pk))
        found = (source.node if part == "nodes" else source.link)(self.ids[part])
        return to_json(found) if found else None


@pytest.fixture
def scene(cast: Any) -> Scene:
    return Scene(cast)


pytestmark = pytest.mark.django_db


@every(SET)
def test_what_is_set_is_stored_and_read_back_alike_everywhere(scene, part, row):
    value, _ = scene.values(row)
    number = scene.commit(scene.setting(part, row, value))
    whole = scene.record(part)
    assert whole[row.name] == value
    graph = Graph.objects.get(pk=scene.graph.pk)
    table = read.table(graph)
    names = table["node_fields" if part == "nodes" else "link_fields"]
    stored = {line[0]: dict(zip(names, line, strict=True)) for line in table[part]}
    assert stored[scene.ids[part]] == whole
    assert tables_at(graph, number)[part][scene.ids[part]] == whole
    shown = {"nodes": (resources.Node, read.nodes), "links": (resources.Link, read.links)}[part]
    given = shown[0](shown[1](graph).get(pk=scene.ids[part])).data
    assert given.pop("graph_id") == str(graph.pk)
    assert dict(given) == whole


@every(SET)
def test_a_new_record_takes_the_field_and_an_undo_takes_it_back(scene, part, row):
    value, _ = scene.values(row)
    made = str(new_id())
    back = {"source_id": scene.other, "target_id": scene.ids["nodes"]}
    add = {"nodes": {"kind": "add_node", "parent_id": None}, "links": {"kind": "connect", **back}}
    number = scene.commit({**add[part], "id": made, row.name: value})
    scene.ids[part] = made
    assert scene.record(part)[row.name] == value
    blank = scene.setting(part, row, row.blank())
    undone = scene.commit(blank)
    assert scene.record(part)[row.name] == row.blank()
    scene.commit({"kind": "undo", "revision": undone})
    assert scene.record(part)[row.name] == value
    scene.commit({"kind": "undo", "revision": number})
    assert scene.record(part) is None


@every(SET)
def test_nobody_overwrites_unseen_what_somebody_else_set(scene, part, row):
    mine, theirs = scene.values(row)
    seen = scene.graph.revision + 1
    scene.commit(scene.setting(part, row, theirs), actor=scene.cast.owner)
    if mine == theirs:
        return
    if not row.is_contested:
        scene.commit(scene.setting(part, row, mine), base=seen)
        assert scene.record(part)[row.name] == mine
        return
    with pytest.raises(Conflict) as refused:
        scene.commit(scene.setting(part, row, mine), base=seen)
    assert (refused.value.details["field"], refused.value.details["by"]) == (row.name, "Owner")
    assert scene.record(part)[row.name] == theirs


@every(SET)
def test_history_tells_of_the_field_in_the_readers_language(scene, part, row):
    value, _ = scene.values(row)
    number = scene.commit(scene.setting(part, row, value))
    graph = Graph.objects.get(pk=scene.graph.pk)
    with translation.override("ru"):
        (line,) = told([log.revision(graph, number)])
        (one,) = differences(graph, number - 1, number)[part]
    for sentence in (line.summary, *one["words"]):
        assert re.search("[а-яё]", sentence)
        assert not re.search("[a-z]", sentence), "a name or word that is not translated"


@every([(part, row) for part, row in SET if row.form == "person"])
def test_only_members_can_be_named(scene, part, row):
    with pytest.raises(Invalid) as refused:
        scene.commit(scene.setting(part, row, str(scene.cast.outsider.pk)))
    assert (refused.value.code, refused.value.details["field"]) == ("not_a_member", row.name)
    with pytest.raises(Invalid) as refused:
        scene.commit(scene.setting(part, row, "nobody"))
    assert (refused.value.code, refused.value.details["field"]) == ("bad_id", row.name)


@every([(part, row) for part, row in SET if row.form == "text"])
def test_a_text_has_its_limit(scene, part, row):
    scene.commit(scene.setting(part, row, "я" * row.limit))
    with pytest.raises(Invalid) as refused:
        scene.commit(scene.setting(part, row, "я" * (row.limit + 1)))
    assert (refused.value.code, refused.value.details["field"]) == ("too_long", row.name)
