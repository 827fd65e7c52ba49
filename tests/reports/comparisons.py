"""A comparison of reports made by hand, in both languages."""

from issuetrees.reports.comparisons import ComparedLine, ComparedPair, SplitOtherwise, TwoTrees

_WORDS = {
    "en": ("Draft", "Final", "Why do sales fall?", "Fewer buyers", "Smaller baskets", "Rivals"),
    "ru": ("Черновик", "Итог", "Почему падают продажи?", "Покупателей меньше", "Чек ниже", "Рынок"),
}


def comparisons(language: str) -> tuple[TwoTrees, ...]:
    """Return a tree of two parts beside a draft that had one of them and another."""
    reference, own, root, both, missing, extra = _WORDS[language]
    pairs = (
        ComparedPair(ComparedLine("", root, 0), ComparedLine("", root, 0), "cut"),
        ComparedPair(ComparedLine("1", both, 1), ComparedLine("2", both, 1), "matched", True),
        ComparedPair(None, ComparedLine("1", extra, 1), "extra"),
        ComparedPair(ComparedLine("2", missing, 1), None, "missing"),
    )
    cut = SplitOtherwise(root, "process", "segments")
    return (TwoTrees(("", ""), None, reference, own, pairs, (cut,)),)
