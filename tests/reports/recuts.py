"""A re-cut of reports made by hand, in both languages."""

from issuetrees.reports.recuts import CrossedBranch, CutBranch, CutLeaf, TwoCuts

_WORDS = {
    "en": (
        ("By region", "By product", "North", "South", "Bread", "Cakes"),
        ("Bread of the north", "Cakes of the north", "Bread of the south"),
        "there: “Southern bread”",
    ),
    "ru": (
        ("По регионам", "По продуктам", "Север", "Юг", "Хлеб", "Торты"),
        ("Хлеб севера", "Торты севера", "Хлеб юга"),
        "там: «Южный хлеб»",
    ),
}


def recuts(language: str) -> tuple[TwoCuts, ...]:
    """Return three leaves by region and by product; a branch is spread over both products."""
    (title, other, north, south, bread, cakes), titles, notes = _WORDS[language]
    one, two, three = (
        CutLeaf(number, leaf) for number, leaf in zip(("1.1", "1.2", "2.1"), titles, strict=True)
    )
    changed = CutLeaf(three.number, three.title, notes)
    made = TwoCuts(
        id="c",
        title=title,
        other=other,
        dimension="",
        first=(CutBranch(north, (one, two)), CutBranch(south, (three,))),
        second=(CutBranch(bread, (one, changed)), CutBranch(cakes, (two,))),
        columns=(bread, cakes),
        crossed=(
            CrossedBranch(north, ((one,), (two,))),
            CrossedBranch(south, ((changed,), ())),
        ),
    )
    return (made,)
