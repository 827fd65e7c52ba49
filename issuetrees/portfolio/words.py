"""What a portfolio says, in words: why something is not in, what conflicts, what overlaps."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from issuetrees.core.drawing.frontier import Tick
from issuetrees.core.portfolio.core_index import Zone
from issuetrees.core.portfolio.entry import nice
from issuetrees.core.portfolio.records import Item, Limit, LimitKind, Unit
from issuetrees.kit.formats.money import money as write_money
from issuetrees.kit.formats.numbers import number, percent, short
from issuetrees.kit.sentences import fill, quote
from issuetrees.portfolio.read.found import Absence, Found, Give

#: So many ticks at most stand on an axis.
_TICKS = 5
_RELATIONS = {LimitKind.MUST, LimitKind.NEVER, LimitKind.REQUIRES, LimitKind.EXCLUDES}


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an initiative is not in, sentence by sentence; ``zone`` over the noisy re-runs."""

    item: Item
    sentences: Sequence[str]
    extra: float | None
    index: float | None
    zone: str


def money(amount: float, found: Found) -> str:
    """Write a sum in the currency of a portfolio."""
    return write_money(amount, found.problem.currency, _language())


def points(value: float) -> str:
    """Write points with one decimal."""
    return number(value, _language(), 1)


def named(ids: Sequence[str], found: Found, most: int = 3) -> str:
    """Name initiatives, so many of them: “A”, “B” and 2 more."""
    titles = [quote(found.problem.by_id[one].title) for one in ids[:most]]
    more = len(ids) - most
    text = ", ".join(titles[:-1])
    if more > 0:
        text = ngettext("{titles} and {count} more", "{titles} and {count} more", more)
        return fill(text, titles=", ".join(titles), count=more)
    return fill(_("{first} and {last}"), first=text, last=titles[-1]) if text else titles[-1]


def periods(found: Found) -> list[str]:
    """Return what the columns of money are called; none where there are no periods."""
    titles = [*found.inputs["periods"]]
    if titles == [""]:
        return []
    return [*titles, _("In no period")] if found.inputs["is_rest"] else titles


def limit_title(limit: Limit, found: Found) -> str:
    """Return what a limit is called."""
    if limit.kind is LimitKind.TOTAL:
        return _("Budget over all periods")
    if limit.kind is LimitKind.BUDGET:
        titles = periods(found) or [_("Budget over all periods")]
        return titles[int(limit.key[0])]
    if limit.kind is LimitKind.CAPACITY:
        return str(found.inputs["teams"].get(limit.key[0], "–"))
    if limit.kind in _RELATIONS:
        return _relation(limit, found)
    if limit.kind is LimitKind.GROUP:
        return fill(_("one of “{group}”"), group=limit.key[0])
    sides = {"outside": _("Outside"), "inside": _("Inside")}
    name = sides.get(limit.key[0]) or found.inputs["names"].get(limit.key[0], "–")
    words = {LimitKind.AT_LEAST: _("{name}: at least"), LimitKind.AT_MOST: _("{name}: at most")}
    return fill(words.get(limit.kind, "{name}"), name=name)


def _relation(limit: Limit, found: Found) -> str:
    titles = [found.problem.by_id[one].title for one in limit.key if one in found.problem.by_id]
    first, other = (*titles, "–", "–")[:2]
    words = {
        LimitKind.MUST: _("“{first}” must be in"),
        LimitKind.NEVER: _("“{first}” must not be in"),
        LimitKind.REQUIRES: _("“{first}” requires “{other}”"),
        LimitKind.EXCLUDES: _("“{first}” excludes “{other}”"),
    }
    return fill(words[limit.kind], first=first, other=other)


def amount(value: float, limit: Limit, found: Found) -> str:
    """Write an amount of a limit: money, a share, or a number."""
    is_money = limit.kind in {LimitKind.TOTAL, LimitKind.BUDGET} or limit.unit is Unit.MONEY
    if is_money:
        return money(value, found)
    if limit.unit is Unit.SHARE:
        return percent(value, _language())
    return short(value, _language())


def reasons(found: Found) -> list[Reason]:
    """Say why each initiative that is left out is not in, the most valuable first."""
    told = {one.id: one for one in found.why_not}
    return [
        Reason(
            item,
            [*_sentences(item, told[item.id], found)],
            told[item.id].extra,
            found.index.get(item.id),
            zone_word(found.zones.get(item.id)),
        )
        for item in found.left_out
        if item.id in told
    ]


def _sentences(item: Item, why: Absence, found: Found) -> Iterator[str]:
    forced = {one["id"]: one for one in found.inputs["forced"]}
    if item.id in forced:
        yield fill(_("Put out by hand: {reason}"), reason=forced[item.id]["reason"])
        return
    if gate := found.inputs["gated"].get(item.id):
        yield fill(_("The gate “{gate}” stops it."), gate=gate)
        return
    if item.id in found.problem.never:
        yield _("The scenario says that it is never in.")
        return
    yield from _money_sentence(why, found)
    yield from _displaced(why, found)
    held = [one for one in why.held_by if one.kind is not LimitKind.NEVER]
    if held and why.price is not None:
        titles = ", ".join(dict.fromkeys(limit_title(one, found) for one in held))
        yield fill(_("Held back by: {titles}."), titles=titles)
    if why.price is None and why.against:
        others = [one for one in why.against if (one.kind, *one.key) != (LimitKind.MUST, item.id)]
        titles = ", ".join(dict.fromkeys(limit_title(one, found) for one in others))
        yield fill(_("It cannot be in along with: {titles}."), titles=titles)


def _displaced(why: Absence, found: Found) -> Iterator[str]:
    if why.price is None or not why.leaves:
        return
    text = _("Displaced by {titles}: with it instead, {points} points less.")
    if not why.price:
        text = _("Displaced by {titles}, which are worth as much.")
    elif not why.is_proved:
        text = _("Displaced by {titles}: with it instead, at most {points} points less.")
    yield fill(text, titles=named(why.leaves, found), points=points(why.price))


def _money_sentence(why: Absence, found: Found) -> Iterator[str]:
    if why.extra is None:
        return
    if why.extra:
        yield fill(_("Enters at +{money}."), money=money(why.extra, found))
    else:
        yield _("Another set that is worth as much has it.")


def zone_word(zone: Zone | None) -> str:
    """Return the word for how sure a place in the portfolio is."""
    words = {
        Zone.CORE: _("core"),
        Zone.BORDERLINE: _("borderline"),
        Zone.EXTERIOR: _("exterior"),
    }
    return words[zone] if zone else ""


def conflict(gives: Sequence[Give], found: Found) -> list[str]:
    """Say which limits cannot all hold, and how much each alone would have to give."""
    return [_give(one, found) for one in gives]


def _give(one: Give, found: Found) -> str:
    title = limit_title(one.limit, found)
    if one.amount is None or one.to is None:
        said = fill(_("{limit}: let it go"), limit=title)
    else:
        now, to = (amount(value or 0.0, one.limit, found) for value in (one.limit.amount, one.to))
        said = fill(_("{limit}: from {now} to {to}"), limit=title, now=now, to=to)
    if one.is_enough is not False:
        return said
    if one.whole is None:
        return fill(_("{mend}; other limits still clash then"), mend=said)
    whole = amount(one.whole, one.limit, found)
    return fill(_("{mend}; to {whole} for all limits to hold"), mend=said, whole=whole)


def greed(found: Found) -> str:
    """Say what taking the best value for money, one by one, would lose; nothing if nothing."""
    loss = found.greedy_loss
    if loss is None or found.greedy is None:
        return ""
    if loss < 5e-4:
        return _("Taking the best value for money one by one finds a set that is worth as much.")
    text = _(
        "Taking the best value for money one by one leaves out {titles} and loses {share} of the "
        "points."
    )
    lost = [one for one in found.portfolio.chosen if one not in found.greedy.shares]
    titles = named(lost, found) if lost else "–"
    return fill(text, titles=titles, share=percent(loss, _language(), 1))


def unproved(found: Found) -> list[str]:
    """Say what the search could not prove or look at in its time; nothing where it did all."""
    said = []
    if found.portfolio.is_found and (found.portfolio.gap or 0.0) > 0:
        text = _("Not proved to be the best: another set may be worth up to {share} more.")
        said.append(fill(text, share=_up_to(found.portfolio.gap or 0.0)))
    worst = max((one.gap for one in found.frontier), default=0.0)
    if worst > 0:
        text = _("With less or more money, sets worth up to {share} more may exist.")
        said.append(fill(text, share=_up_to(worst)))
    asked = len(found.left_out) - len(found.why_not)
    if found.why_not and asked > 0:
        text = ngettext(
            "There was no time to look at why {count} initiative is not in; those nearest to "
            "coming in went first.",
            "There was no time to look at why {count} initiatives are not in; those nearest to "
            "coming in went first.",
            asked,
        )
        said.append(fill(text, count=asked))
    return said


def _up_to(gap: float) -> str:
    """Write a gap, which is a part of the bound, as a part of what was found; rounded up."""
    part = gap / (1 - gap) if gap < 1 else 1.0
    return percent(ceil(part * 1e4) / 1e4, _language(), 2)


def overlaps(found: Found) -> list[str]:
    """Say who speaks to the same people at the same time."""
    titles = found.inputs["periods"]
    return [
        fill(
            _("“{one}” and “{other}” speak to the same people ({audiences}) in {periods}."),
            one=found.problem.by_id[one.one].title,
            other=found.problem.by_id[one.other].title,
            audiences=", ".join(one.audiences),
            periods=", ".join(titles[one.first : one.last + 1]),
        )
        for one in found.overlaps
    ]


def conclusion(found: Found) -> str:
    """Say what a portfolio comes to, and what more money would add."""
    count = len(found.portfolio.shares)
    text = ngettext(
        "{count} initiative for {money} gives {share} of all points available",
        "{count} initiatives for {money} give {share} of all points available",
        count,
    )
    part = found.portfolio.value / found.points if found.points else 0.0
    said = fill(
        text,
        count=count,
        money=money(found.portfolio.cost, found),
        share=percent(part, _language()),
    )
    more = next_step(found)
    if more is None:
        return said
    return fill(
        _("{said}; the next {money} add {points} points"),
        said=said,
        money=money(more[0], found),
        points=points(more[1]),
    )


def next_step(found: Found) -> tuple[float, float] | None:
    """Return how much more money is worth how many more points, at the next step up."""
    limit = found.problem.total
    if limit is None or not found.frontier:
        return None
    for step in found.frontier:
        if step.money > limit and step.value > found.portfolio.value + 0.05:
            return step.money - limit, step.value - found.portfolio.value
    return None


def money_ticks(found: Found) -> list[Tick]:
    """Return the figures along the money of a frontier."""
    most = max((one.money for one in found.frontier), default=0.0)
    return [Tick(at, money(at, found)) for at in _round(most)]


def point_ticks(found: Found) -> list[Tick]:
    """Return the figures along the points of a frontier."""
    most = max((one.value for one in found.frontier), default=0.0)
    return [Tick(at, number(at, _language())) for at in _round(most)]


def _round(most: float) -> list[float]:
    step = nice(most / 2)
    while most / step > _TICKS:
        step *= 2
    return [step * place for place in range(int(most / step) + 1)]


def _language() -> str:
    return get_language() or "en"
