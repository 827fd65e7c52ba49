"""Filters of the report pages: what a worker says about an export, in the reader's language."""

from typing import Any

from django import forms, template
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from issuetrees.jobs import labels
from issuetrees.kit.sentences import fill
from issuetrees.reports import findings
from issuetrees.reports.files import FORMATS
from issuetrees.reports.models import Export, ExportFormat, SharedLink
from issuetrees.reports.sections import SECTIONS
from issuetrees.reports.sharing import read as sharing

register = template.Library()


@register.filter
def said(message: str) -> str:
    """Tell a worker's label, which is stored in English."""
    return labels.told(message)


@register.filter
def reason(problem: dict[str, Any]) -> str:
    """Say why an export failed; ``problem`` is ``{code, message, details}``."""
    message = problem.get("message")
    return fill(gettext(message), **problem.get("details", {})) if message else ""


@register.filter
def told(finding: dict[str, Any]) -> str:
    """Say what a file lacks."""
    return findings.told(finding)


@register.filter
def link_state(link: SharedLink) -> str:
    """Say whether a link is open, expired or revoked."""
    return sharing.state(link)


@register.filter
def section_label(kind: str) -> str:
    """Name a kind of section; one that is no more by its kind."""
    return str(SECTIONS[kind].label) if kind in SECTIONS else kind


@register.filter
def other_formats(export: Export) -> list[ExportFormat]:
    """Return the formats in which the same can be had, if it was kept."""
    return [one for one in FORMATS if one != export.format] if export.snapshot_id else []


@register.simple_tag
def text_control(bound: forms.BoundField) -> SafeString:
    """Draw the control of a text that is saved on its own: its name is always ``text``."""
    attrs: dict[str, Any] = {"class": "input", "id": bound.id_for_label}
    if bound.help_text:
        attrs["aria-describedby"] = f"{bound.auto_id}-help"
    shown = bound.build_widget_attrs(attrs, bound.field.widget)
    drawn: SafeString = bound.field.widget.render("text", bound.value(), shown)
    return drawn
