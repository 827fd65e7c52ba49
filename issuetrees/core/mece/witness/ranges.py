"""Cases sorted by the number or the day that they name: "client X, 49 people", «26,5 года»."""

from collections.abc import Sequence
from fractions import Fraction

from issuetrees.core.mece.proofs.intervals.bands import Bands, Unlike, readings
from issuetrees.core.mece.proofs.intervals.proof import has_a_value, labels_of
from issuetrees.core.mece.proofs.intervals.spans import Span
from issuetrees.core.mece.proofs.intervals.universe import starts_at_zero, universe
from issuetrees.core.mece.records import SplitChild, SplitParent
from issuetrees.core.mece.witness.amounts import About, period_of, value_of
from issuetrees.core.mece.witness.words import named
from issuetrees.core.mece.words.labels import takes_the_rest
from issuetrees.core.mece.words.reading import Vocabulary


def by_ranges(
    text: str, parent: SplitParent, live: Sequence[SplitChild], vocabulary: Vocabulary
) -> tuple[str, ...] | None:
    """Return the children whose ranges hold what a case names; () for none of them.

    None where labels are no ranges, a case names no one number or day, or lies outside of what is
    split; also where labels have two readings that sort it differently.
    """
    labels = labels_of(parent, live)
    members = [child for child in live if has_a_value(labels[child.id])]
    titles = [labels[child.id] for child in members]
    about = About.of(parent, titles)
    is_stated = parent.split_kind == "intervals"
    try:
        read = list(readings(titles, about.words, parent.split, is_stated=is_stated))
    except Unlike:
        return None
    found = {_fallen(text, bands, members, parent, about, vocabulary) for bands in read}
    places = found.pop() if len(found) == 1 else None
    if places == () and len(read[0].bands) < len(members):
        return None  # it may be in a child whose label is not read
    rest = tuple(child.id for child in live if takes_the_rest(labels[child.id]))
    return rest[:1] if places == () and rest else places


def _fallen(
    text: str,
    bands: Bands,
    members: Sequence[SplitChild],
    parent: SplitParent,
    about: About,
    vocabulary: Vocabulary,
) -> tuple[str, ...] | None:
    point = _point(text, bands, about)
    group = _group(text, bands, vocabulary)
    if point is None or group is None or not _is_within(point, bands, parent, about.words):
        return None
    spans = [
        (members[band.place].id, span)
        for band, name in zip(bands.bands, bands.groups.names, strict=True)
        for span in band.spans
        if name == group
    ]
    inside = dict.fromkeys(key for key, span in spans if _holds(span, point))
    touched = {key for key, span in spans if not span.within(point).is_empty}
    return tuple(inside) if touched == set(inside) else None


def _point(text: str, bands: Bands, about: About) -> Span | None:
    if bands.axis == "number":
        value = value_of(text, bands, about)
        return None if value is None else Span((value, 0), (value, 0))
    period = period_of(text, bands)
    return Span((period[0], 0), (period[1], 0)) if period else None


def _holds(span: Span, point: Span) -> bool:
    return span.start <= point.start and point.end <= span.end


def _group(text: str, bands: Bands, vocabulary: Vocabulary) -> str | None:
    """Return the group of "Men 18–34", "Women 18–34" that a case names; "" where there is one."""
    kinds = bands.groups.kinds
    if len(kinds) == 1:
        return kinds[0]
    found = list(named(text, [(kind, kind) for kind in kinds], vocabulary))
    return found[0] if len(found) == 1 else None


def _is_within(point: Span, bands: Bands, parent: SplitParent, context: str) -> bool:
    """Whether a case is of what is split at all: 120 % is no share, nobody has −3 years."""
    whole = universe(bands, parent.split, parent.title)
    if whole and not _holds(whole, point):
        return False
    is_below = bands.axis == "number" and point.start < (Fraction(0), 0)
    return not (is_below and starts_at_zero(bands, context))
