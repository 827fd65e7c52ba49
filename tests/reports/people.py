"""People on the stage map of reports made by hand, in both languages."""

from datetime import date

from issuetrees.reports.people import Person, PersonLeg, PersonLevel, PersonWay, PlanLine
from tests.reports.texts import WORDS


def people(language: str) -> tuple[Person, ...]:
    """Return somebody with a plan, and somebody who has not said where they want to be."""
    words = WORDS[language]
    titles = {one[0]: one[1] for one in words["competencies"]}
    way = PersonWay(
        ("senior", "head", "cpo"), ("senior-head", "head-cpo"), 72, 80.5, 93.2,
        (
            PersonLeg("senior", "head", (12, 24, 48), (10, 26, 40), is_learning=True, p50=27.5),
            PersonLeg("head", "cpo", (36, 48, 96), None, is_learning=False, p50=80.5),
        ),
    )  # fmt: skip
    other = PersonWay(
        ("senior", "gpm", "director", "vp", "cpo"),
        ("senior-gpm", "gpm-director", "director-vp", "vp-cpo"), 138, 140.1, 152.0,
    )  # fmt: skip
    told, done = words["plan"]
    first = Person(
        "p1", "map", words["names"][0], "senior", "cpo", "head", 5.0,
        (
            PersonLevel("money", titles["money"], 2, True, (1,), 3, 4, told[1], told[2]),
            PersonLevel("people", titles["people"], 1, True, (), 1, 4),
        ),
        ("firm:a",), (way, other),
        (
            PlanLine(
                told[0], titles["money"], told[2], date(2026, 12, 20), words["names"][0], "AB"
            ),
            PlanLine(done[0], "", done[1], date(2026, 11, 20), done_on=date(2026, 11, 18)),
        ),
        assumptions=(words["assumption"],), seed=7,
    )  # fmt: skip
    levels = (
        PersonLevel("money", titles["money"], 4, True),
        PersonLevel("people", titles["people"], 0, False),
    )
    return first, Person("p2", "map", words["names"][1], "gpm", levels=levels)
