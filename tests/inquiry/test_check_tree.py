"""``manage.py check_tree``: a file in any form, our JSON, or a tree of the database."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from issuetrees.graphs import write
from tests.inquiry.trees import make_tree, overlap, waive

AGES = ["Under 18", "18–25", "25–35", "36+"]
NESTED = {"title": "How old?", "children": [{"title": title} for title in AGES]}
FORMS = {
    "indented": "How old?\n" + "".join(f"  {title}\n" for title in AGES),
    "nested": json.dumps(NESTED),
    "strings": json.dumps({"title": "How old?", "children": AGES}),
    "list": json.dumps([NESTED]),
    "case": json.dumps({"parent": {"title": "How old?"}, "children": NESTED["children"]}),
    "by depth": json.dumps(
        {"title": "How old?", "nodes": [{"title": title, "depth": 1} for title in AGES]}
    ),
    "records": json.dumps(
        {
            "nodes": [
                {"id": "r", "parent_id": None, "title": "How old?"},
                *({"id": one, "parent_id": "r", "rank": f"{at}5", "title": one}
                  for at, one in enumerate(AGES)),
            ]
        }
    ),
    "table": json.dumps(
        {
            "node_fields": ["id", "parent_id", "rank", "title"],
            "nodes": [["r", None, "5", "How old?"],
                      *([one, "r", f"{at}5", one] for at, one in enumerate(AGES))],
        }
    ),
}  # fmt: skip


def checked(name: str, *options: str) -> Any:
    out = StringIO()
    call_command("check_tree", name, *options, stdout=out)
    return json.loads(out.getvalue()) if "--json" in options else out.getvalue()


@pytest.mark.parametrize("form", FORMS)
def test_each_form_of_a_file_is_checked(tmp_path: Path, form: str) -> None:
    path = tmp_path / "tree"
    path.write_text(FORMS[form])
    answer = checked(str(path), "--json")
    assert answer["verdicts"] == [
        {"path": ["How old?"], "exclusive": "disproved", "exhaustive": "proved",
         "overall": "disproved", "suggestion": {"kind": "intervals", "split": {"is_whole": True}},
         "cases": []}
    ]  # fmt: skip
    found = answer["findings"][0]
    assert found == {
        "code": "ranges_overlap",
        "verdict": "disproved",
        "side": "exclusive",
        "path": ["How old?"],
        "related": ["18–25", "25–35"],
        "sentence": "25 is in “18–25” and in “25–35”.",
        "witness": "25",
        "waiver": None,
    }


def test_a_russian_file_is_answered_in_russian(tmp_path: Path) -> None:
    path = tmp_path / "tree.txt"
    path.write_text("Возраст\n\tдо 18\n\t18–25\n\t25–35\n\t36+\n", encoding="cp1251")
    assert "Возраст: Опровергнуто\n  Опровергнуто: 25 попадает" in checked(str(path))


def test_what_both_sides_of_a_split_say_is_told_once(tmp_path: Path) -> None:
    path = tmp_path / "tree.json"
    children = [{"title": "Retail", "value": 3}, {"title": "Wholesale"}]
    path.write_text(json.dumps({"title": "Revenue", "split_kind": "sum", "children": children}))
    assert [one["side"] for one in checked(str(path), "--json")["findings"]] == [
        "exclusive",
        "exhaustive",
    ]
    assert checked(str(path)).count("It is not said how much") == 1


@pytest.mark.django_db
def test_a_tree_of_the_database_is_checked(cast: Any) -> None:
    made = write.create_graph(
        engagement_id=cast.engagement.pk, kind="issue_tree", title="Ages", actor=cast.editor
    )
    assert checked(str(made.pk), "--json")["findings"] == []


@pytest.mark.django_db
def test_what_was_accepted_of_a_tree_says_by_whom_when_and_why(cast: Any) -> None:
    tree = make_tree(cast)
    waiver = waive(cast, tree, overlap(cast.viewer, tree), "Nobody is exactly 25")
    (found,) = [
        one for one in checked(str(tree.pk), "--json")["findings"] if one["verdict"] == "waived"
    ]
    assert (found["code"], found["waiver"]) == (
        "ranges_overlap",
        {
            "reason": "Nobody is exactly 25",
            "author": cast.editor.name,
            "waived_on": waiver.waived_on.isoformat(),
        },
    )
    text = checked(str(tree.pk), "--language", "ru")
    assert "Принято: 25 попадает" in text
    assert f"Принято ({cast.editor.name}, " in text


@pytest.mark.parametrize(
    ("titles", "language", "witness"),
    [
        (["up to 1.5 M ₽", "1.5–3 M ₽", "over 3.5 M ₽"], "ru", "3,25 млн ₽"),
        (["до 1,5 млн ₽", "1,5–3 млн ₽", "свыше 3,5 млн ₽"], "en", "3.25 M ₽"),
        (["1–15 June", "17–30 June"], "ru", "16 июня"),
        (["1–15 июня", "17–30 июня"], "en", "16 June"),
    ],
)
def test_a_witness_is_written_as_its_reader_writes(
    tmp_path: Path, titles: list[str], language: str, witness: str
) -> None:
    path = tmp_path / "tree.json"
    path.write_text(json.dumps({"title": "?", "children": titles}))
    found = checked(str(path), "--json", "--language", language)["findings"]
    (gap,) = [one for one in found if one["code"] == "ranges_gap"]
    assert gap["witness"] == witness
    assert witness.split(maxsplit=1)[0] in gap["sentence"] or "3" in gap["sentence"]


@pytest.mark.parametrize("text", ["{", "[" * 100_000, ""])
def test_a_file_that_is_none_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "tree"
    path.write_text(text)
    with pytest.raises(CommandError):
        checked(str(path))


def test_a_file_that_is_not_there_is_refused() -> None:
    with pytest.raises(CommandError, match="no file"):
        checked("nowhere.txt")


@pytest.mark.parametrize(
    "cases",
    [["Анна, 25 лет", "Клиент 7"], {"listed": [{"text": "Анна, 25 лет"}, {"text": "Клиент 7"}]}],
)
def test_cases_of_a_file_are_sorted_and_disprove(tmp_path: Path, cases: Any) -> None:
    path = tmp_path / "tree.json"
    tree = {"title": "Клиенты по возрасту", "cases": cases, "children": ["18–25", "25–34", "35+"]}
    path.write_text(json.dumps(tree))
    answer = checked(str(path), "--json")
    assert answer["verdicts"][0]["cases"] == [
        {"text": "Анна, 25 лет", "by": "split", "branches": ["18–25", "25–34"]},
        {"text": "Клиент 7", "by": "words", "branches": []},
    ]
    (found,) = [one for one in answer["findings"] if one["code"] == "case_twice"]
    assert found["related"] == ["18–25", "25–34"]
    assert found["witness"] == "Анна, 25 лет"
    assert "попадает и в" in found["sentence"]
