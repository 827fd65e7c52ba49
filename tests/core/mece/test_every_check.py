"""A kind of split, a proof or a check that lacks one of its parts fails here."""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.html import escape

from issuetrees.api.split_schema import SPLIT_DATA
from issuetrees.core import mece
from issuetrees.core.graph.records import SPLIT_KINDS, Node
from issuetrees.core.mece import check_split, unread
from issuetrees.core.mece.proofs import KINDS
from issuetrees.kit.words import spoken
from issuetrees.web.graphs.split_forms import split_forms
from tests.core.mece.test_cases import FOLDER

ROOM: Final = Path(mece.__file__).parent
#: What stands for many findings, and words of verdicts.
COUNTED: Final = {"More of this kind here: {count}."}
#: Kinds in whose data nothing can prove a side: only a disproof is possible.
NEVER_PROVED: Final = {"freeform"}


def cases() -> Iterator[dict[str, Any]]:
    for path in FOLDER.glob("*.json"):
        yield from json.loads(path.read_text()).get("cases", ())


def modules(folder: str) -> set[str]:
    """Return the modules and rooms of a folder, without what it starts with."""
    found = (ROOM / folder).iterdir()
    return {path.stem for path in found if not path.name.startswith(("_", "."))}


def test_every_kind_of_split_has_a_proof():
    assert set(KINDS) == set(SPLIT_KINDS)


def test_every_proof_is_registered():
    rooms = {kind.prove.__module__.split("proofs.")[1].split(".")[0] for kind in KINDS.values()}
    assert modules("proofs") == rooms | {"data", "kinds", "stated"}


@pytest.mark.parametrize("kind", KINDS)
def test_every_proof_has_cases_that_it_proves_and_others(kind):
    stated = [case for case in cases() if case["parent"].get("split_kind") == kind]
    sides = {case[side] for case in stated for side in ("exclusive", "exhaustive")}
    assert ("proved" in sides) == (kind not in NEVER_PROVED)
    assert sides - {"proved"}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_cases_in_both_languages(kind):
    titles = [c["parent"]["title"] for c in cases() if c["parent"].get("split_kind") == kind]
    assert {bool(re.search("[а-яё]", title)) for title in titles} == {True, False}


@pytest.mark.parametrize("kind", KINDS)
def test_the_data_of_every_kind_have_words_and_a_place_in_the_reference(kind):
    names = [item.name for item in KINDS[kind].items]
    assert len(names) == len(set(names))
    for word in (item.word for item in KINDS[kind].items):
        with translation.override("ru"):
            assert spoken(word) != word
    branch = next(one for one in SPLIT_DATA["anyOf"] if one["title"] == kind)
    assert list(branch["properties"]) == names


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_form_with_a_field_for_each_item(kind, language):
    with translation.override(language):
        page = render_to_string("graphs/_split_form.html", {"split_forms": split_forms()})
        words = [spoken(item.word) for item in KINDS[kind].items]
    form = page.split(f'data-split-kind="{kind}"')[1].split("</template>")[0]
    assert re.findall(r'data-item="(\w+)"', form) == [item.name for item in KINDS[kind].items]
    assert re.findall(r'field-label"[^>]*>([^<]+)<', form) == [escape(word) for word in words]
    assert form.count('class="field-error"') == len(words)


@pytest.mark.parametrize("kind", KINDS)
def test_what_a_form_writes_is_understood(kind):
    said = {
        "text": "Said", "formula": "A × B", "number": 1, "end": "1 June", "flag": True,
        "texts": ["A"], "by_child": {"0": ["A"]},
    }  # fmt: skip
    data = {item.name: next(iter(item.choices), said[item.form]) for item in KINDS[kind].items}
    assert list(unread(Node(id="p", split_kind=kind, split=data))) == []
    odd = {item.name: [{"a": 1}] for item in KINDS[kind].items}
    found = [one.item.name for one in unread(Node(id="p", split_kind=kind, split=odd))]
    assert found == list(odd)


@pytest.mark.parametrize(
    ("split", "name"),
    [({"low": 5, "high": 1}, "high"), ({"low": "soon"}, "low"), ({"high": "1 млн"}, None)],
)
def test_ends_that_cannot_be_are_told_at_their_field(split, name):
    parent = Node(id="p", split_kind="intervals", split=split)
    assert [one.item.name for one in unread(parent)] == ([name] if name else [])


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_a_line_of_the_report(kind):
    """A report prints what the checks say of every split, by the verdict."""
    node = Node(id="p", title="What?", split_kind=kind)
    found = check_split(node, [Node(id="0", title="Alpha"), Node(id="1", title="Beta")])
    assert kind in NEVER_PROVED or {one.side for one in found} & {"exclusive", "exhaustive"}


@pytest.mark.parametrize("kind", [kind for kind, one in KINDS.items() if one.read])
def test_what_is_read_from_labels_is_what_the_kind_declares(kind):
    read = KINDS[kind].read
    assert read
    known = {item.name for item in KINDS[kind].items}
    found = [
        read(Node(id="p", **case["parent"]), [
            Node(id=str(at), **child) for at, child in enumerate(case["children"])
        ])
        for case in cases()
    ]  # fmt: skip
    assert any(one is not None for one in found)
    assert all(set(one) <= known for one in found if one)


@pytest.mark.parametrize("folder", ["shape", "wording"])
def test_every_check_is_run(folder):
    source = ast.parse((ROOM / folder / "__init__.py").read_text())
    imported = {
        name
        for node in ast.walk(source)
        if isinstance(node, ast.ImportFrom)
        for name in [(node.module or "").rsplit(".", 1)[-1], *(one.name for one in node.names)]
    }
    assert modules(folder) <= imported


def sentences() -> Iterator[str]:
    """Yield what the checks can say: what their modules mark for translation."""
    for path in ROOM.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "gettext_noop":
                yield str(ast.literal_eval(node.args[0]))


ITEMS: Final = [item for kind in KINDS.values() for item in kind.items]
OBJECTIONS: Final = {text for text in sentences() if text.startswith("“{field}”")}
WORDS: Final = {
    word for item in ITEMS for word in (item.word, item.example, *item.choices.values())
}


@pytest.mark.parametrize("sentence", sorted({*sentences()} - WORDS - OBJECTIONS))
def test_every_sentence_is_said_in_a_case_and_in_russian(sentence):
    said = re.compile(re.sub(r"\\{\w+\\}", ".+", re.escape(sentence)), re.DOTALL)
    found = [one["text"] for case in cases() for one in case["findings"]]
    found += [
        fix["words"] or "" for fix in json.loads((FOLDER / "fixes.json").read_text())["fixes"]
    ]
    assert sentence in COUNTED or any(said.fullmatch(text) for text in found)
    with translation.override("ru"):
        assert spoken(sentence) != sentence


@pytest.mark.parametrize("kind", SPLIT_KINDS)
def test_every_kind_of_split_has_a_word_in_both_languages(kind):
    with translation.override("en"):
        english = spoken(SPLIT_KINDS[kind])
    with translation.override("ru"):
        assert spoken(SPLIT_KINDS[kind]) != english
