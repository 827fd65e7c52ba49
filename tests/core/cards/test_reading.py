"""Banks of questions as people paste them; what cannot be read is told with its place."""

import json

import pytest

from issuetrees.core.cards import read_cards
from issuetrees.core.errors import Invalid

TREE, MECE = "What is an issue tree?", "Что такое MECE?"
PLAN, WHOLE = "A plan of thinking.", "Без дыр.\nИ без пересечений."
PAIRS = [(TREE, PLAN), (MECE, WHOLE)]
FORMS = {
    "marked": f"Q: {TREE}\nA: {PLAN}\n\nQ2: {MECE}\nA: {WHOLE}",
    "russian": f"Вопрос 1: {TREE}\nОтвет: {PLAN}\n**Вопрос:** {MECE}\n**Ответ:** {WHOLE}",
    "headings": f"# Bank\n\n## {TREE}\n{PLAN}\n\n## {MECE}\n{WHOLE}\n",
    "questions": f"1. {TREE}\n{PLAN}\n\n2. {MECE}\n{WHOLE}",
    "json": json.dumps(
        {"cards": [{"Question": TREE, "answer": PLAN}, {"вопрос": MECE, "ответ": WHOLE}]}
    ),
}
NPV, MSB = ("What is NPV?", "A sum, discounted"), ("Что такое МСБ?", "Малый и средний бизнес")
TABLES = {
    "tabs": "\n".join(map("\t".join, [("Question", "Answer"), NPV, MSB])),
    "markdown": "\n".join(
        ["| Вопрос | Ответ |", "|---|---|", *(f"| {q} | {a} |" for q, a in (NPV, MSB))]
    ),
    "semicolons": "\n".join(map(";".join, [NPV, MSB])),
    "colons": "\n".join(map(" :: ".join, [NPV, MSB])),
}


@pytest.mark.parametrize("form", FORMS)
def test_questions_and_answers_are_read_in_every_form(form: str) -> None:
    assert [(one.question, one.answer) for one in read_cards(FORMS[form]).cards] == PAIRS


@pytest.mark.parametrize("form", TABLES)
def test_tables_of_two_columns_are_read_without_their_header(form: str) -> None:
    found = read_cards(TABLES[form])
    assert [(one.question, one.answer) for one in found.cards] == [NPV, MSB]


def test_a_question_without_an_answer_is_listed_with_its_line() -> None:
    found = read_cards("Q: One?\nA: Yes.\nQ: Two?\n")
    assert [(one.line, one.text) for one in found.left_out] == [(3, "Two?")]


@pytest.mark.parametrize(
    ("text", "code", "details"),
    [
        ("Nothing here", "no_cards", {}),
        ('[{"question": "One?"}]', "bad_card", {"place": 1}),
        ('[\n{"question": }]', "bad_json", {"line": 2}),
        ("[]", "no_cards_in_json", {}),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_place(text, code, details) -> None:
    with pytest.raises(Invalid) as refused:
        read_cards(text)
    assert refused.value.code == code
    assert details.items() <= refused.value.details.items()
