"""Who takes the rest, and where it stands."""

from collections.abc import Iterator, Sequence

from issuetrees.core.mece.records import Finding, SplitChild, SplitParent, not_pruned
from issuetrees.core.mece.words.labels import quoted, takes_the_rest
from issuetrees.core.text import gettext_noop


def check(parent: SplitParent, children: Sequence[SplitChild]) -> Iterator[Finding]:
    """Name children that take the rest: more than one, or one that is not the last."""
    live = not_pruned(children)
    rest = [child for child in live if takes_the_rest(child.title)]
    ids = tuple(child.id for child in rest)
    if len(rest) > 1:
        yield Finding(
            "several_catch_alls",
            "advice",
            "shape",
            parent.id,
            ids,
            gettext_noop("“{first}” and “{second}” both take the rest."),
            {"first": quoted(rest[0].title), "second": quoted(rest[1].title)},
        )
    elif rest and rest[0] is not live[-1]:
        yield Finding(
            "catch_all_not_last",
            "advice",
            "shape",
            parent.id,
            ids,
            gettext_noop("“{title}” takes the rest, so it belongs at the end."),
            {"title": quoted(rest[0].title)},
        )
