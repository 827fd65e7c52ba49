"""Maps out of tables, JSON, GraphML and Mermaid; what cannot be taken is named by its place."""

import io
from typing import Any

import pytest
import xlsxwriter

from issuetrees.core import limits
from issuetrees.core.errors import Invalid
from issuetrees.core.map_files import MAP_WRITERS, checked, read_map_file
from issuetrees.core.map_files.checking import Checked
from issuetrees.core.map_files.records import Box, Competency, MapFile, Place, Way
from issuetrees.core.templates import Template

NOWHERE = Place("")


def seen(text: str | bytes, language: str = "en", known: dict[str, str] | None = None) -> Checked:
    content = text if isinstance(text, bytes) else text.encode()
    return checked(read_map_file(content, language), known or {})


def drawn(text: str | bytes, language: str = "en", known: dict[str, str] | None = None) -> Template:
    found = seen(text, language, known)
    assert found.problems == ()
    assert found.template is not None
    return found.template


def wrong(text: str) -> list[tuple[Any, str]]:
    """Where something is wrong, and the beginning of what is said."""
    found = seen(text)
    assert found.template is None
    return [(one.place and dict(one.place.details), one.message) for one in found.problems]


def arrows(template: Template) -> list[tuple[str, str, Any]]:
    titles = {one.key: one.title for one in template.stages}
    return [(titles[a.source], titles[a.target], a.details.get("months")) for a in template.arrows]


def months(least: float, likely: float, most: float) -> dict[str, float]:
    return {"min": least, "mode": likely, "max": most}


ENGLISH = """\
Stage,Track,Company,Goal,Data,People
Junior,Line,"start-up; large",,1,
Senior,Line,large,no,3,2
Head,Managers,,yes,3,4

From,To,Months,Condition,Signals,Steps,Step back
Junior,Senior,9–15–24,,Others ask;Plans alone,,
Senior,Head,"12,5",work: team; company: large,,Hire somebody,
Head,Senior,3 - 6,,,,yes
"""
RUSSIAN = """\
Этап\tДорожка\tТип компании\tЦель\tДанные\tЛюди
Младший\tЛиния\tстартап; крупная\t\t1\t
Старший\tЛиния\tкрупная\tнет\t3\t2
Директор\tРуководители\t\tда\t3\t4

Откуда\tКуда\tМин\tВероятно\tМакс\tУсловие\tПризнаки\tШаг назад
Младший\tСтарший\t9\t15\t24\t\tПросят совета\t
Старший\tДиректор\t12,5\t\t\twork: team\t\t
Директор\tСтарший\t3\t\t6\t\t\tда
"""


def test_two_tables_in_one_text() -> None:
    template = drawn(ENGLISH)
    junior, senior, head = template.stages
    assert (junior.track, junior.details["company"]) == ("Line", ["start-up", "large"])
    assert junior.details["requires"] == {"data": 1}
    assert senior.details["requires"] == {"data": 3, "people": 2}
    assert head.details["is_final"] is True
    assert "is_final" not in senior.details
    assert arrows(template) == [
        ("Junior", "Senior", months(9, 15, 24)),
        ("Senior", "Head", months(12.5, 12.5, 12.5)),
        ("Head", "Senior", months(3, 4.5, 6)),
    ]
    assert template.arrows[0].details["signals"] == ["Others ask", "Plans alone"]
    assert template.arrows[1].details["when"] == {"work": ["team"], "company": ["large"]}
    assert template.arrows[2].details["is_backward"] is True


def test_headings_in_russian() -> None:
    template = drawn(RUSSIAN, "ru")
    assert [one.title for one in template.competencies] == ["Данные", "Люди"]
    first, second = (one.key for one in template.competencies)
    assert template.stages[1].details["requires"] == {first: 3, second: 2}
    assert arrows(template) == [
        ("Младший", "Старший", months(9, 15, 24)),
        ("Старший", "Директор", {"min": 12.5}),
        ("Директор", "Старший", {"min": 3, "max": 6}),
    ]


def test_a_workbook_with_two_sheets() -> None:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        stages, ways = book.add_worksheet("Stages"), book.add_worksheet("Ways")
        for row, cells in enumerate([["Stage", "Data"], ["Junior", 1], ["Senior", 3]]):
            stages.write_row(row, 0, cells)
        for row, cells in enumerate([["From", "To", "Months"], ["Junior", "Senior", 12]]):
            ways.write_row(row, 0, cells)
    template = drawn(out.getvalue())
    assert arrows(template) == [("Junior", "Senior", months(12, 12, 12))]
    assert template.stages[1].details["requires"] == {"data": 3}


def test_a_table_of_transitions_alone_names_its_stages() -> None:
    template = drawn("From,To\nA,B\nB,C\na,C\n")
    assert [one.title for one in template.stages] == ["A", "B", "C"]
    assert len(template.arrows) == 3


def test_competencies_that_the_map_has_are_the_same() -> None:
    template = drawn("Stage,Working with Data\nA,2\n", known={"figures": "working with data"})
    assert template.stages[0].details["requires"] == {"figures": 2}


def test_what_no_heading_tells_is_left_out_and_said() -> None:
    found = seen("Stage,Colour\nA,red\nB,blue\n")
    assert [one.details for one in found.notes] == [{"column": "Colour"}]


def test_json_in_two_languages() -> None:
    text = """{"name": {"en": "Ladder", "ru": "Лестница"}, "stages": [
      {"id": "a", "title": {"en": "Junior", "ru": "Младший"}, "requires": {"x": 1},
       "horizon_months": {"short": 1, "long": 3}, "scope": "a part", "scope_ru": "часть"},
      {"id": "b", "title": {"en": "Senior", "ru": "Старший"}, "builds_on": "a"}],
      "competencies": [{"id": "x", "en": "Data", "ru": "Данные"}],
      "forks": [{"id": "work", "question_ru": "Что ближе?", "multi": true,
                 "options": [{"id": "t", "ru": "Команда"}]}],
      "transitions": [{"source": "a", "target": "b", "signals_ru": ["готов"],
                       "when": {"work": ["t"]}}]}"""
    template = drawn(text, "ru")
    junior, senior, fork = template.stages
    assert (junior.title, junior.details["scope"]) == ("Младший", "часть")
    assert junior.details["horizon"] == {"short": 1, "long": 3}
    assert senior.details["builds_on"] == "a"
    assert (fork.kind, fork.title, fork.details["is_multiple"]) == ("fork", "Что ближе?", True)
    assert fork.details["options"] == [{"id": "t", "title": "Команда"}]
    assert template.arrows[0].details == {"when": {"work": ["t"]}, "signals": ["готов"]}
    assert template.competencies[0].title == "Данные"
    assert drawn(text, "en").stages[0].title == "Junior"


def test_a_flowchart_has_forks_and_lanes() -> None:
    template = drawn(
        "```mermaid\nflowchart LR\n subgraph Line\n  A[Junior] -->|9–15–24| B[Senior]\n end\n"
        ' B --> Q{"Own work?"}\n Q -->|yes| C[Expert]\n Q -->|no| D[Lead]\n```\n'
    )
    assert [(one.title, one.kind, one.track) for one in template.stages] == [
        ("Junior", "stage", "Line"),
        ("Senior", "stage", "Line"),
        ("Own work?", "fork", ""),
        ("Expert", "stage", ""),
        ("Lead", "stage", ""),
    ]
    assert template.stages[2].details["options"] == [
        {"id": "yes", "title": "yes"},
        {"id": "no", "title": "no"},
    ]
    assert template.arrows[0].details == {"months": months(9, 15, 24)}
    assert template.arrows[2].details == {"answer": ["yes"]}


def test_graphml_of_another_program() -> None:
    template = drawn(
        '<?xml version="1.0"?><graphml><key id="d0" attr.name="track" for="node"/>'
        '<key id="d1" attr.name="months" for="edge"/><graph>'
        '<node id="n1"><data key="d0">Line</data><data key="label">Junior</data></node>'
        '<node id="n2"/><edge source="n1" target="n2"><data key="d1">12</data></edge>'
        "</graph></graphml>"
    )
    assert [(one.title, one.track) for one in template.stages] == [("Junior", "Line"), ("n2", "")]
    assert arrows(template) == [("Junior", "n2", months(12, 12, 12))]


WHOLE = MapFile(
    "stage_map",
    "A “map” & more",
    (
        Box(
            "n1", "Junior <1>", NOWHERE, "stage", "Line; A", {"requires": {"data": 1}, "scope": "a"}
        ),
        Box("n2", "Senior", NOWHERE, "stage", "Line; A", {"builds_on": "n1", "is_final": True}),
        Box(
            "work",
            "Team?",
            NOWHERE,
            "fork",
            "",
            {"key": "work", "options": [{"id": "y", "title": "Yes"}], "is_multiple": True},
        ),
    ),
    (
        Way("n1", "n2", NOWHERE, "grows", {"months": {"min": 1, "mode": 2, "max": 3}}),
        Way("work", "n2", NOWHERE, "", {"answer": ["y"]}),
    ),
    (Competency("data", "Data", ("", "Reads", "", "", "")),),
)


@pytest.mark.parametrize("form", ["json", "graphml"])
def test_what_is_written_comes_back_whole(form: str) -> None:
    back = read_map_file(MAP_WRITERS[form](WHOLE).encode(), "en")
    assert back.title == WHOLE.title
    assert [(b.key, b.title, b.kind, b.track, b.details) for b in back.boxes] == [
        (b.key, b.title, b.kind, b.track, b.details) for b in WHOLE.boxes
    ]
    assert [(w.source, w.target, w.title, w.details) for w in back.ways] == [
        (w.source, w.target, w.title, w.details) for w in WHOLE.ways
    ]
    assert back.competencies == WHOLE.competencies


def test_mermaid_shows_stages_forks_and_answers() -> None:
    template = drawn(MAP_WRITERS["mermaid"](WHOLE))
    assert [(one.title, one.kind) for one in template.stages] == [
        ("Junior <1>", "stage"),
        ("Senior", "stage"),
        ("Team?", "fork"),
    ]
    assert [one.title for one in template.arrows] == ["grows", ""]
    assert template.arrows[1].details == {"answer": ["yes"]}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Stage,Data\nA,1\nB,2\nC,7\n", [({"row": 4, "column": "Data"}, "“{value}” is n")]),
        ("From,To,Months\nA,B,twelve\n", [({"row": 2, "column": "Months"}, "“{value}” are ")]),
        ("From,To,Condition\nA,B,team\n", [({"row": 2, "column": "Condition"}, "“{value}” is n")]),
        ("From,To,Step back\nA,B,maybe\n", [({"row": 2, "column": "Step back"}, "“{value}” is n")]),
        ("From,To\nA,\n", [({"row": 2, "column": "To"}, "A stage is missing here.")]),
        ("Stage,Track\nA,x\n,y\n", [({"row": 3}, "This stage has no name.")]),
        ("Stage,Track\nA,x\nA,y\n", [({"row": 3}, "“{title}” stands in the f")]),
        ("Stage,Track\nA,x\n\nFrom,To\nA,Z\n", [({"row": 5}, "There is no stage “{titl")]),
        ("Stage,Key\nA,1\nA,2\n\nFrom,To\n1,A\n", [({"row": 6}, "There are several stages")]),
        ("From,To\nA,A\n", [({"row": 2}, "An arrow leads from “{ti")]),
        ("From,To,Months\nA,B,5000\n", [({"row": 2}, "“{field}” must be a numb")]),
        ("Colour,Size\nred,2\n", [(None, "No stage was found. Know")]),
        ('{"stages": [3]}', [({"name": "stages", "place": 1}, "This must be an object.")]),
        (
            '{"stages": [{"title": "A", "requires": {"x": 9}}]}',
            [({"name": "stages", "place": 1}, "“{field}” must be a leve")],
        ),
        (
            '{"stages": [{"title": "A"}], "transitions": {"a": 1}}',
            [(None, "“{name}” must be a list.")],
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_by_its_place(text: str, expected: list[tuple[Any, str]]) -> None:
    place, said = wrong(text)[0]
    assert place == expected[0][0]
    assert said.startswith(expected[0][1]), said
    assert len(wrong(text)) == len(expected)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{", "json_broken"),
        ("[" * 100_000, "json_broken"),
        ('{"nodes": []}', "json_shape"),
        ("<graphml><node></graphml>", "xml_broken"),
        ('<!DOCTYPE x [<!ENTITY a "a"><!ENTITY b "&a;">]><graphml>&b;</graphml>', "xml_entities"),
        ("<graphml>" + "<a>" * 1000 + "</a>" * 1000 + "</graphml>", "xml_too_deep"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_at_all_is_refused(text: str, code: str) -> None:
    with pytest.raises(Invalid) as caught:
        read_map_file(text.encode(), "en")
    assert caught.value.code == code


def test_ten_thousand_transitions_come_in_and_more_than_a_file_holds_is_told() -> None:
    ways = [f"S{at // 25},S{at // 25 + at % 25 + 1}" for at in range(10_000)]
    found = drawn("\n".join(["From,To", *ways]))
    assert len(found.arrows) == 10_000
    assert len({(one.x, one.y) for one in found.stages}) == len(found.stages)
    more = [f"S{at},S{at + 1}" for at in range(limits.MAP_FILE_RECORDS // 2)]
    (problem,) = checked(read_map_file("\n".join(["From,To", *more]).encode()), {}).problems
    assert problem.details["most"] == limits.MAP_FILE_RECORDS


FORKS = {
    "en": """\
Fork,Key,Answers,Several answers,Effect
Start-up or corporation?,company,startup = Start-up; Corporation,yes,Scope
Own craft or a team?,,Team; Own craft,no,

From,To,Condition,Answer
Junior,Lead,Own craft or a team?: team; company: Start-up,
Own craft or a team?,Lead,,Own craft
""",
    "ru": """\
Развилка;Ключ;Ответы;Несколько ответов;Что меняет
Start-up or corporation?;company;"startup = Start-up; Corporation";да;Scope
Own craft or a team?;;"Team; Own craft";нет;

Откуда;Куда;Условие;Ответ
Junior;Lead;"Own craft or a team?: team; company: Start-up";
Own craft or a team?;Lead;;Own craft
""",
}


@pytest.mark.parametrize("language", ["en", "ru"])
def test_forks_with_their_answers_come_from_tables(language: str) -> None:
    template = drawn(FORKS[language])
    company, craft, junior, lead = template.stages
    assert [one.kind for one in template.stages] == ["fork", "fork", "stage", "stage"]
    assert company.details["key"] == "company"
    assert company.details["is_multiple"] is True
    assert company.details["options"] == [
        {"id": "startup", "title": "Start-up"},
        {"id": "corporation", "title": "Corporation"},
    ]
    assert [one["id"] for one in craft.details["options"]] == ["team", "own-craft"]
    first, second = template.arrows
    assert first.details["when"] == {craft.details["key"]: ["team"], "company": ["startup"]}
    assert (second.source, second.details["answer"]) == (craft.key, ["own-craft"])
    assert {junior.title, lead.title} == {"Junior", "Lead"}


def test_headings_are_mapped_by_hand() -> None:
    text = "Grade;Craft;Next\nA;1;x\nB;2;y\n\nAus;Nach;Key\nA;B;k\n"
    found = read_map_file(text.encode())
    assert [(one.title, one.meaning, one.sample) for one in found.columns] == [
        ("Grade", "", "A"), ("Craft", "", "1"), ("Next", "", "x"),
    ]  # fmt: skip
    chosen = {"grade": "stage.title", "Craft": "none", "Next": "stage.scope", "Aus": "way.source",
              "Nach": "way.target", "Key": "way.title"}  # fmt: skip
    found = read_map_file(text.encode(), "en", chosen)
    assert [(one.title, one.meaning) for one in found.columns] == [
        (title.title(), meaning) for title, meaning in chosen.items()
    ]
    template = checked(found, {}).template
    assert template is not None
    assert [one.details for one in template.stages] == [{"scope": "x"}, {"scope": "y"}]
    assert [(one.source, one.target, one.title) for one in template.arrows] == [("A", "B", "k")]


def test_forks_that_nothing_leads_to_stand_above_the_stages() -> None:
    template = drawn(MAP_WRITERS["json"](WHOLE).replace('"source": "work"', '"source": "n1"'))
    fork = template.stages[2]
    assert all(fork.y < one.y for one in template.stages[:2])
