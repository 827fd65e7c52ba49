"""Tags of the pages: icons, fields, the import map."""

from datetime import date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django import forms, template
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from issuetrees.core.text import cut
from issuetrees.kit.formats import days
from issuetrees.kit.formats.unbroken import unbroken as unbroken_text
from issuetrees.kit.sentences import quote
from issuetrees.web.frame import assets
from issuetrees.web.frame.tree_pages import TreePage
from issuetrees.web.frame.tree_pages import tree_pages as pages_of_tree

if TYPE_CHECKING:
    from issuetrees.graphs.models import Graph

register = template.Library()

_CHOICES = (forms.CheckboxSelectMultiple, forms.RadioSelect)


@register.filter
def excerpt(text: str, limit: int) -> str:
    """Return a text with an ellipsis for what does not go into so many characters."""
    return cut(str(text), limit)


@register.filter
def unbroken(text: str) -> str:
    """Return a text whose sums do not break at the end of a line."""
    return unbroken_text(str(text))


@register.simple_tag
def icon(name: str, size: str = "") -> SafeString:
    """Draw an icon of the sprite; it is decoration, words stand beside it."""
    return format_html(
        '<svg class="icon{}" aria-hidden="true"><use href="{}#{}"></use></svg>',
        " is-small" if size == "small" else "",
        static("img/icons.svg"),
        name,
    )


@register.simple_tag
def tree_pages(graph: "Graph") -> list[TreePage]:
    """Return a question tree and the pages beside it."""
    return pages_of_tree(graph.pk)


@register.simple_tag(takes_context=True)
def import_map(context: template.Context) -> SafeString:
    """Write the import map with the nonce of the page's policy."""
    nonce = getattr(context.get("request"), "csp_nonce", "")
    return format_html(
        '<script type="importmap" nonce="{}">{}</script>',
        nonce,
        mark_safe(assets.import_map()),  # noqa: S308 - JSON of our own file names, "<" escaped
    )


@register.simple_tag
def module_preloads(entry: str) -> SafeString:
    """Name every module that one needs to start; after the import map."""
    return _preloads(assets.modules_of(entry))


@lru_cache(maxsize=16)
def _preloads(modules: tuple[tuple[str, str], ...]) -> SafeString:
    return format_html_join("", '<link rel="modulepreload" href="{}" integrity="{}">', modules)


@register.inclusion_tag("frame/_field.html")
def field(
    bound: forms.BoundField, placeholder: str = "", has_focus: bool = False
) -> dict[str, Any]:
    """Show one field: label above, control, then help or error below."""
    widget = bound.field.widget
    is_check = isinstance(widget, forms.CheckboxInput)
    is_choices = isinstance(widget, _CHOICES)
    own = widget.attrs.get("class", "")
    attrs: dict[str, Any] = {} if is_check or is_choices else {"class": f"input {own}".rstrip()}
    notes = [f"{bound.auto_id}-{part}" for part in _notes(bound)]
    if notes:
        attrs["aria-describedby"] = " ".join(notes)
    if bound.errors:
        attrs["aria-invalid"] = "true"
    if has_focus:
        attrs["autofocus"] = True
    if placeholder or "placeholder" in widget.attrs:
        attrs["placeholder"] = placeholder  # a placeholder that repeats the label is noise
    return {
        "bound": bound,
        "control": "" if is_choices else bound.as_widget(attrs=attrs),
        "is_check": is_check,
        "is_choices": is_choices,
        "is_optional": not bound.field.required and not is_check,
    }


@register.inclusion_tag("frame/_fields.html")
def fields(form: forms.BaseForm, has_focus: bool = False) -> dict[str, Any]:
    """Show a form's own errors and all of its fields; a page that is only a form ``has_focus`` in
    the first one, or the first that is wrong.
    """
    wrong = [bound for bound in form.visible_fields() if bound.errors]
    first = next(iter([*wrong, *form.visible_fields()]), None) if has_focus else None
    return {"form": form, "first": first}


def _notes(bound: forms.BoundField) -> list[str]:
    if bound.errors:
        return ["error"]
    return ["help"] if bound.help_text else []


@register.filter
def quoted(text: str) -> str:
    """Put a text between the quotation marks of the reader's language."""
    return quote(text)


@register.filter(expects_localtime=True)
def day(value: date | datetime | None) -> str:
    """Write a day: “23 Nov 2026”, «23 ноя 2026»; of a moment that of the person's zone."""
    return days.day(value, get_language() or "en") if value else ""


@register.filter
def moment(value: datetime | None) -> str:
    """Write a moment in the person's zone: “23 Nov 2026, 14:05”."""
    zone = timezone.get_current_timezone_name()
    return days.moment(value, get_language() or "en", zone) if value else ""


_BROWSERS = (
    ("Edg/", "Edge"),
    ("OPR/", "Opera"),
    ("YaBrowser/", "Yandex Browser"),
    ("Firefox/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
_SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
)


@register.filter
def browser(user_agent: str) -> str:
    """Name the browser and system of a User-Agent header: “Firefox, Linux”."""
    found = [
        next((name for mark, name in names if mark in user_agent), "")
        for names in (_BROWSERS, _SYSTEMS)
    ]
    return ", ".join(filter(None, found)) or user_agent[:60]
