"""A reader or a writer of outlines that lacks one of its parts fails here."""

import inspect
from pathlib import Path

import pytest

from issuetrees.core import outline
from issuetrees.core.outline import readers, writers
from issuetrees.core.outline.readers import READERS
from tests.core.outline import test_round_trip
from tests.core.outline.test_cases import cases

FORMS = [reader.NAME for reader in READERS]


def modules(package: object) -> set[str]:
    folder = Path(inspect.getfile(package)).parent  # type: ignore[arg-type]
    return {path.stem for path in folder.glob("*.py") if path.stem != "__init__"}


def test_every_reader_is_asked_whether_it_knows_a_text():
    assert sorted(FORMS) == sorted(modules(readers))


@pytest.mark.parametrize("form", FORMS)
def test_every_form_has_examples(form):
    assert [case for case in cases() if case.values[0] == form]


@pytest.mark.parametrize("form", sorted(modules(writers)))
def test_every_writer_is_offered_and_its_text_is_read_back(form):
    write = f"write_{form}"
    assert hasattr(outline, write)
    assert form in FORMS
    assert f"{write}(" in inspect.getsource(test_round_trip)
