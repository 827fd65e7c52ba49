"""The shape of a split: how many children, their order, who takes the rest."""

from collections.abc import Iterator, Sequence

from issuetrees.core.mece.labels import quoted, takes_the_rest
from issuetrees.core.mece.records import PRUNED, Finding, SplitChild, SplitParent
from issuetrees.core.text import gettext_noop

MOST_CHILDREN = 5


def check_shape(parent: SplitParent, children: Sequence[SplitChild]) -> Iterator[Finding]:
    """Yield advice on the number and the order of the children."""
    live = [child for child in children if child.status != PRUNED]
    if len(children) == 1 and live:
        yield Finding(
            "single_child",
            "advice",
            "shape",
            parent.id,
            (live[0].id,),
            gettext_noop("«{title}» is the only child. One child is not a split."),
            {"title": quoted(live[0].title)},
        )
    if len(live) > MOST_CHILDREN:
        yield Finding(
            "too_many_children",
            "advice",
            "shape",
            parent.id,
            (),
            gettext_noop("Children here: {count}. More than {most} are hard to keep apart."),
            {"count": len(live), "most": MOST_CHILDREN},
        )
    yield from _check_rest(parent, live)


def _check_rest(parent: SplitParent, live: Sequence[SplitChild]) -> Iterator[Finding]:
    rest = [child for child in live if takes_the_rest(child.title)]
    ids = tuple(child.id for child in rest)
    if len(rest) > 1:
        yield Finding(
            "several_catch_alls",
            "advice",
            "shape",
            parent.id,
            ids,
            gettext_noop("«{first}» and «{second}» both take the rest."),
            {"first": quoted(rest[0].title), "second": quoted(rest[1].title)},
        )
    elif rest and rest[0] is not live[-1]:
        yield Finding(
            "catch_all_not_last",
            "advice",
            "shape",
            parent.id,
            ids,
            gettext_noop("«{title}» takes the rest, so it belongs at the end."),
            {"title": quoted(rest[0].title)},
        )
