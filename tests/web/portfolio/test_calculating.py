"""A long calculation on the page of portfolios: waited for, then told in the whole page."""

from decimal import Decimal
from typing import Any

import pytest

from issuetrees.jobs import work
from issuetrees.portfolio.read.runs import told
from issuetrees.portfolio.write import runs, scenarios
from issuetrees.scoring.read.results import Board
from issuetrees.scoring.write import initiatives
from tests.cast import Cast
from tests.portfolio.cases import make_costed


def test_a_run_that_failed_leaves_what_the_last_one_said(
    cast: Cast, client_of: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    costed = make_costed(cast)
    good = runs.start_run(actor=cast.editor, scenario_id=costed.scenario.pk, is_at_once=True)
    monkeypatch.setattr(runs, "AT_ONCE", -1.0)
    later = runs.start_run(actor=cast.editor, scenario_id=costed.scenario.pk)
    assert told(cast.viewer, [costed.scenario]) == {costed.scenario.pk: good}
    runs.cancel_run(actor=cast.editor, run_id=later.pk)
    page = client_of("viewer").get(f"/engagements/{cast.engagement.pk}/portfolio/")
    shown = page.content.decode()
    assert "This calculation was stopped." in shown
    assert "Limited edition" in shown.split("table chosen", 1)[1]


def test_a_page_that_waits_takes_all_of_what_a_run_came_to(
    cast: Cast, client_of: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runs, "AT_ONCE", -1.0)
    costed = make_costed(cast)
    runs.start_run(actor=cast.editor, scenario_id=costed.scenario.pk)
    address = f"/engagements/{cast.engagement.pk}/portfolio/?scenario={costed.scenario.pk}"
    client = client_of("editor")

    def ask() -> Any:
        return client.get(address, headers={"HX-Request": "true", "HX-Target": "run"})

    waiting = ask()
    assert 'hx-trigger="every 1s"' in waiting.content.decode()
    assert "HX-Retarget" not in waiting.headers
    work.drain()
    over = ask()
    assert over["HX-Retarget"] == over["HX-Reselect"] == "#live"
    assert "HX-Retarget" not in client.get(address).headers


def test_limits_that_clash_say_what_mends_all(cast: Cast, client_of: Any) -> None:
    costed = make_costed(cast)
    scenarios.edit_scenario(
        actor=cast.editor,
        scenario_id=costed.scenario.pk,
        total=Decimal(50_000_000),
        must=[one.pk for one in costed.case.initiatives[:2]],
    )
    runs.start_run(actor=cast.editor, scenario_id=costed.scenario.pk, is_at_once=True)
    page = client_of("viewer").get(f"/engagements/{cast.engagement.pk}/portfolio/")
    shown = page.content.decode()
    assert "No set of initiatives meets all these limits." in shown
    shown = shown.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")
    assert "from 50 M ₽ to 60 M ₽; to 90 M ₽ for all limits to hold" in shown


def test_each_scenario_says_in_the_list_that_its_figures_are_older(
    cast: Cast, client_of: Any
) -> None:
    costed = make_costed(cast)
    other = scenarios.create_scenario(
        actor=cast.editor, engagement_id=cast.engagement.pk, title="Cut", total=Decimal(30_000_000)
    )
    for row in (costed.scenario, other):
        runs.start_run(actor=cast.editor, scenario_id=row.pk)
    address = f"/engagements/{cast.engagement.pk}/portfolio/"
    assert "older figures" not in client_of("viewer").get(address).content.decode()
    scenarios.edit_scenario(actor=cast.editor, scenario_id=other.pk, total=Decimal(31_000_000))
    shown = client_of("viewer").get(address).content.decode()
    assert shown.count("older figures") == 1  # the opened one is as it was
    assert "Recalculate." not in shown
    initiatives.delete_initiative(actor=cast.editor, initiative_id=costed.case.initiatives[1].pk)
    shown = client_of("viewer").get(address).content.decode()
    assert shown.count("older figures") == 2
    assert "Recalculate." in shown


def test_points_are_calculated_once_for_all_scenarios_of_one_round_and_one_set_of_weights(
    cast: Cast, client_of: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    costed = make_costed(cast)
    for total in (30, 40):
        row = scenarios.create_scenario(
            actor=cast.editor,
            engagement_id=cast.engagement.pk,
            title=f"{total} M",
            total=Decimal(total * 10**6),
        )
        runs.start_run(actor=cast.editor, scenario_id=row.pk)
    runs.start_run(actor=cast.editor, scenario_id=costed.scenario.pk)
    asked: list[Any] = []
    calculate = Board.evaluation

    def counted(board: Board, shares: Any = None) -> Any:
        asked.append(shares)
        return calculate(board, shares)

    monkeypatch.setattr(Board, "evaluation", counted)
    client_of("viewer").get(f"/engagements/{cast.engagement.pk}/portfolio/")
    assert asked == [None]
