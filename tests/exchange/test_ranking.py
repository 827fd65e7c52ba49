"""The ranking as a file."""

import csv
import io
import re
from decimal import Decimal

import pytest
from django.utils.translation import override

from issuetrees.core.errors import NotFound
from issuetrees.exchange.ranking import ranking_table
from issuetrees.scoring.write.gates import decide_gate
from issuetrees.scoring.write.initiatives import edit_initiative
from issuetrees.scoring.write.scores import set_scores
from tests.scoring.cases import make_case

pytestmark = pytest.mark.django_db


def _rows(cast, mark=","):
    text = ranking_table(cast.viewer, cast.engagement.pk)
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff")), delimiter=mark))


def test_every_initiative_has_a_line_with_its_gates_in_words(cast):
    case = make_case(cast)
    decide_gate(
        actor=cast.editor,
        gate_id=case.gate.pk,
        initiative_id=case.initiatives[0].pk,
        verdict="veto",
        reason="Too late",
    )
    rows = _rows(cast)
    goals = ["Be known", "Be chosen"]
    assert rows[0] == [
        "Place",
        "Initiative",
        "Score",
        *goals,
        "Scored",
        "Gates",
        "Likely cost, RUB",
    ]
    gates = {row[1]: row[-2] for row in rows[1:]}
    assert gates[case.initiatives[0].title] == f"Veto – {case.gate.title}: Too late"
    assert gates[case.initiatives[1].title] == f"not decided: {case.gate.title}"


def test_no_title_starts_a_formula_and_strangers_get_nothing(cast):
    case = make_case(cast)
    edit_initiative(actor=cast.editor, initiative_id=case.initiatives[0].pk, title="=1+1")
    with override("ru"):
        rows = _rows(cast, ";")
    assert "'=1+1" in {row[1] for row in rows}
    with pytest.raises(NotFound):
        ranking_table(cast.outsider, cast.engagement.pk)


def test_a_russian_spreadsheet_finds_columns_and_numbers(cast):
    case = make_case(cast)
    set_scores(
        actor=cast.editor,
        engagement_id=cast.engagement.pk,
        entries=[case.entry(0, 1, value=7.25), case.entry(0, 0, value=2)],
    )
    edit_initiative(
        actor=cast.editor, initiative_id=case.initiatives[0].pk, cost_likely=Decimal("1500000.50")
    )
    with override("ru"):
        text = ranking_table(cast.viewer, cast.engagement.pk)
    assert text.startswith("\ufeffМесто;Инициатива;Балл;")
    line = next(line for line in text.splitlines() if case.initiatives[0].title in line)
    assert line.endswith(";1500000,5")
    assert re.search(r";\d+,\d;", line)
    assert "\u202f" not in text


def test_a_goal_without_scores_says_so_instead_of_zero(cast):
    case = make_case(cast)
    entries = [
        case.entry(0, 0, value=4),
        case.entry(1, 1, value=5),
        *(case.entry(1, 2, a, state="not_applicable") for a in (0, 1)),
    ]
    set_scores(actor=cast.owner, engagement_id=cast.engagement.pk, entries=entries)
    told = {row[1]: row[3:5] for row in _rows(cast)[1:]}
    assert told[case.initiatives[0].title] == ["100", "not scored"]
    assert told[case.initiatives[1].title][1] == "not applicable"
    assert told[case.initiatives[2].title] == ["not scored", "not scored"]
