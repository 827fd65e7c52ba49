"""A kind of split, a proof or a check that lacks one of its parts fails here."""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from django.utils import translation

from issuetrees.api.split_schema import SPLIT_DATA
from issuetrees.core import mece
from issuetrees.core.graph.records import SPLIT_KINDS, Node
from issuetrees.core.mece.proofs import KINDS
from issuetrees.kit.words import spoken
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
    assert modules("proofs") == rooms | {"data", "kinds"}


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
    for item in KINDS[kind].items:
        with translation.override("ru"):
            assert spoken(item.word) != item.word
    branch = next(one for one in SPLIT_DATA["anyOf"] if one["title"] == kind)
    assert list(branch["properties"]) == names


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


WORDS: Final = {item.word for kind in KINDS.values() for item in kind.items}


@pytest.mark.parametrize("sentence", sorted({*sentences()} - WORDS))
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
