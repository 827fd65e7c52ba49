"""Who takes the rest, and where it stands."""

from collections.abc import Iterator, Sequence
from typing import Final

from issuetrees.core.mece.records import Finding, SplitChild, SplitParent, not_pruned
from issuetrees.core.mece.words.labels import lowered, quoted, takes_the_rest
from issuetrees.core.mece.words.lemmas import lemma
from issuetrees.core.mece.words.places import rest_of_a_place
from issuetrees.core.text import gettext_noop

#: Lines of an account, and cities before the country: the rest of one stands before the next.
_ACCOUNTS: Final = frozenset(
    map(
        lemma,
        "income expenses costs revenue assets liabilities taxes доходы расходы затраты активы"
        " обязательства выручка поступления издержки налоги cities towns города".split(),
    )
)


def check(parent: SplitParent, children: Sequence[SplitChild]) -> Iterator[Finding]:
    """Name children that take the rest: more than one, or one that is not the last."""
    live = not_pruned(children)
    rest = [
        child for child in live if takes_the_rest(child.title) and not rest_of_a_place(child.title)
    ]
    if len(rest) > 1 and not _are_of_unlike_things(rest):
        yield Finding(
            "several_catch_alls",
            "advice",
            "shape",
            parent.id,
            tuple(child.id for child in rest),
            gettext_noop("“{first}” and “{second}” both take the rest."),
            {"first": quoted(rest[0].title), "second": quoted(rest[1].title)},
        )
    elif len(rest) == 1 and rest[0] is not live[-1] and not _is_of_an_account(rest[0]):
        yield Finding(
            "catch_all_not_last",
            "advice",
            "shape",
            parent.id,
            (rest[0].id,),
            gettext_noop("“{title}” takes the rest, so it belongs at the end."),
            {"title": quoted(rest[0].title)},
        )


def _are_of_unlike_things(rest: Sequence[SplitChild]) -> bool:
    """Whether each is the rest of something else: "Other income", "Other expenses"."""
    words = [lowered(child.title).split() for child in rest]
    firsts = {one[0] for one in words}
    return (
        len(firsts) == 1
        and len({tuple(one[1:]) for one in words}) == len(words)
        and all(len(one) > 1 for one in words)
    )


def _is_of_an_account(child: SplitChild) -> bool:
    words = lowered(child.title).split()
    return len(words) > 1 and lemma(words[-1]) in _ACCOUNTS
