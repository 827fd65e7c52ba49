"""Words of measurement plans, for pages and reports alike."""

import datetime as dt
from collections.abc import Mapping
from typing import Any, Final

from django.utils.translation import get_language, gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from issuetrees.core.portfolio.plan_checks import Visible
from issuetrees.kit.formats.days import day
from issuetrees.kit.formats.numbers import MOST, short
from issuetrees.kit.sentences import fill
from issuetrees.tracking.models.plans import Measure, PlanChange, TripSide
from issuetrees.tracking.read.actuals import Standing
from issuetrees.tracking.tools import TOOLS

FIELDS: Final[Mapping[str, Any]] = {
    "tool": _("tool"),
    "kpi": _("KPI"),
    "message": _("message"),
    "is_leading": _("leading"),
    "unit": _("unit"),
    "baseline": _("baseline"),
    "target": _("target"),
    "expected_low": _("expected from"),
    "expected_high": _("expected to"),
    "measured_by": _("who measures"),
    "is_seller": _("seller measures"),
    "due_on": _("read on"),
    "per_group": _("answers in each group"),
    "test_regions": _("regions with it"),
    "control_regions": _("regions without it"),
    "periods_before": _("periods before it"),
    "spread": _("spread"),
    "trip_side": _("tripwire"),
    "trip_at": _("threshold"),
    "is_stop": _("stop rule at the threshold"),
    "measured_on": _("measured on"),
    "value": _("value"),
    "low": _("from"),
    "high": _("to"),
    "chance": _("chance"),
    "widen": _("by what to stretch ranges"),
    "ranges_held": _("ranges that held"),
    "ranges_known": _("ranges"),
    "decision_rule": _("decision rule"),
    "stop_rule": _("stop rule"),
}
#: What a plan may lack before it is promised.
LACKED: Final[Mapping[str, Any]] = {**FIELDS, "due_on": _("when it is read")}
VERBS: Final[Mapping[str, Any]] = {
    "added": pgettext_lazy("measure of a locked plan", "added"),
    "edited": pgettext_lazy("measure of a locked plan", "changed"),
    "undone": pgettext_lazy("measure of a locked plan", "put back as it was"),
    "deleted": pgettext_lazy("measure of a locked plan", "deleted"),
    "restored": pgettext_lazy("measure of a locked plan", "brought back"),
}


def change_words(one: PlanChange) -> tuple[str, list[str]]:
    """Return what a change of a locked plan did, and old and new of each field."""
    subject = one.subject or gettext("rules")
    told = fill(gettext("“{subject}” {verb}"), subject=subject, verb=str(VERBS[one.verb]))
    if not one.changed or one.verb == "added":
        return told, []
    return told, [
        fill(
            gettext("{field}: {old} → {new}"),
            field=str(FIELDS.get(name, name)),
            old=value(name, old),
            new=value(name, new),
        )
        for name, (old, new) in one.changed.items()
    ]


def value(name: str, stored: Any) -> str:
    """Return a stored value of a field in the reader's words."""
    language = get_language() or "en"
    if stored is None or stored == "":
        return "–"
    if isinstance(stored, bool):
        return gettext("yes") if stored else gettext("no")
    if isinstance(stored, int | float):
        return short(stored, language, MOST)
    if name == "due_on":
        return day(dt.date.fromisoformat(stored), language)
    if name == "tool" and stored in TOOLS:
        return str(TOOLS[stored].title)
    if name == "trip_side" and stored in TripSide.values:
        return str(TripSide(stored).label)
    return str(stored)


def figure(number: float | None, unit: str) -> str:
    """Return a figure with its unit; a dash for None."""
    if number is None:
        return "–"
    language = get_language() or "en"
    written = short(number, language, MOST)
    if unit == "%":
        return f"{written}\u00a0%" if language.startswith("ru") else f"{written}%"
    return f"{written}\u00a0{unit}" if unit else written


def interval(low: float | None, high: float | None, unit: str) -> str:
    """Return a range with its unit; a dash where there is none."""
    if low is None or high is None:
        return "–"
    language = get_language() or "en"
    return f"{short(low, language, MOST)} – {figure(high, unit)}"


def sample_words(row: Measure) -> str:
    """Return how much is asked or watched, in words; empty where nothing is planned."""
    if row.test_regions or row.control_regions:
        return fill(
            gettext("{test} regions with it, {control} without, {periods} periods before"),
            test=row.test_regions or 0,
            control=row.control_regions or 0,
            periods=row.periods_before or 0,
        )
    return (
        fill(gettext("{count} answers in each group"), count=row.per_group) if row.per_group else ""
    )


def lift_words(row: Measure, found: Visible | None) -> str:
    """Return the smallest visible change of a measure; empty where its plan says too little."""
    if found is None:
        return ""
    if found.lift is None:
        return gettext("none")
    language = get_language() or "en"
    written = f"±{short(found.lift, language, 2 if found.lift >= 1 else 3)}"
    if row.unit == "%":
        return fill(gettext("{lift} pp"), lift=written)
    return f"{written}\u00a0{row.unit}".rstrip()


def tripwire_words(row: Measure) -> str:
    """Return at which threshold somebody is told, or the stop rule is met; empty without one."""
    if row.trip_at is None or not row.trip_side:
        return ""
    message = {
        (TripSide.BELOW, False): gettext("Tell when below {threshold}"),
        (TripSide.ABOVE, False): gettext("Tell when above {threshold}"),
        (TripSide.BELOW, True): gettext("Stop when below {threshold}"),
        (TripSide.ABOVE, True): gettext("Stop when above {threshold}"),
    }[TripSide(row.trip_side), row.is_stop]
    return fill(message, threshold=figure(row.trip_at, row.unit))


def standing_words(one: Standing) -> tuple[str, str]:
    """Return what the latest actual says of its plan, and a tone: good, warn, bad or nothing."""
    if one.actual is None:
        return gettext("Not measured yet"), ""
    if one.is_stopped:
        return gettext("Stop rule met"), "bad"
    if one.is_tripped:
        return gettext("Tripwire crossed"), "warn"
    if one.is_interim and (due_on := one.measure.due_on):
        return _so_far(one, due_on), ""
    if one.is_met is None:
        if one.is_inside is None:
            return gettext("Measured; the plan names no target"), ""
        inside = gettext("Inside the expected range"), "good"
        return inside if one.is_inside else (gettext("Outside the expected range"), "warn")
    if one.is_sure is False:
        told = (
            gettext("Target met, not beyond doubt")
            if one.is_met
            else gettext("Target missed, not beyond doubt")
        )
        return told, "warn"
    return (gettext("Target met"), "good") if one.is_met else (gettext("Target missed"), "bad")


def _so_far(one: Standing, due_on: dt.date) -> str:
    """Return what an actual says that was measured before the plan is read."""
    if one.is_met is not None:
        message = (
            gettext("Interim: target reached so far; it is read on {day}")
            if one.is_met
            else gettext("Interim: target not reached so far; it is read on {day}")
        )
    elif one.is_inside is not None:
        message = (
            gettext("Interim: inside the expected range so far; it is read on {day}")
            if one.is_inside
            else gettext("Interim: outside the expected range so far; it is read on {day}")
        )
    else:
        message = gettext("Interim: it is read on {day}")
    return fill(message, day=day(due_on, get_language() or "en"))
