"""A reader or a writer of outlines that lacks one of its parts fails here."""

import inspect
from pathlib import Path

import pytest

from issuetrees.core.outline import READABLE, WRITERS, readers, wrappings, writers
from issuetrees.core.outline.readers import READERS, UNKNOWN
from issuetrees.core.outline.wrappings import WRAPPINGS
from tests.core.outline.test_cases import cases

FORMS = [reader.NAME for reader in READERS]


def modules(package: object) -> set[str]:
    folder = Path(inspect.getfile(package)).parent  # type: ignore[arg-type]
    return {path.stem for path in folder.glob("*.py") if path.stem != "__init__"}


def test_every_reader_is_asked_whether_it_knows_a_text():
    known = [reader.read.__module__ for reader in (*READERS, UNKNOWN)]
    assert sorted(name.rpartition(".")[2] for name in known) == sorted(modules(readers))
    assert UNKNOWN.NAME == "unknown"


def test_every_wrapping_is_tried():
    assert sorted(one.NAME for one in WRAPPINGS) == sorted(modules(wrappings))


@pytest.mark.parametrize("reader", READERS, ids=FORMS)
def test_every_form_says_what_it_is_known_by(reader):
    assert reader.SIGNS
    assert all(sign.points > 0 and sign.says for sign in reader.SIGNS)


@pytest.mark.parametrize("form", READABLE)
def test_every_form_has_examples(form):
    assert len([case for case in cases() if case.values[0] == form]) >= 3


def test_every_writer_is_offered():
    known = [writer.write.__module__ for writer in WRITERS.values()]
    assert sorted(name.rpartition(".")[2] for name in known) == sorted(modules(writers))
    assert set(WRITERS) <= set(FORMS)
