"""What was found as it is shown: where it opens, and which words were looked for."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from issuetrees.search.find import Found
from issuetrees.search.read import Hit
from issuetrees.search.snippets import marked

Pieces = list[tuple[str, bool]]


@dataclass(frozen=True, slots=True)
class Line:
    """A hit; its texts come in pieces, each with whether it was looked for."""

    hit: Hit
    url: str
    title: Pieces
    snippet: Pieces

    @property
    def path(self) -> str:
        """Where it stands."""
        return " › ".join(self.hit.path)


@dataclass(frozen=True, slots=True)
class Shown:
    """The hits of one kind, and the address of all of them where there are more."""

    kind: str
    label: str
    lines: list[Line]
    more: str


def shown(found: Found, text: str) -> list[Shown]:
    """Return what was found, as pages and the palette show it."""
    return [
        Shown(
            group.kind,
            _(group.label),
            [_line(hit, found.words) for hit in group.hits],
            address_of_all(text, group.kind) if group.has_more else "",
        )
        for group in found.groups
    ]


def address_of_all(text: str, kind: str = "", page: int = 1) -> str:
    """Return the address of the search page for these words."""
    asked = {"q": text, "kind": kind, "page": page if page > 1 else ""}
    query = urlencode({name: value for name, value in asked.items() if value})
    return f"{reverse('web:search')}?{query}"


def _line(hit: Hit, words: Sequence[str]) -> Line:
    title = hit.title or _("Untitled")
    return Line(hit, _address(hit), marked(title, words), marked(hit.snippet, words))


def _address(hit: Hit) -> str:
    return _ADDRESSES[hit.kind](hit)


def _node(hit: Hit) -> str:
    return f"{reverse('web:graph', args=[hit.graph_id])}?node={hit.node_id}"


def _place(hit: Hit) -> str:
    return reverse(f"web:{hit.kind}", args=[hit.id])


def _map(hit: Hit) -> str:
    address = reverse("web:levels", args=[hit.graph_id])
    return f"{address}#competency-{hit.id}"


def _goals(hit: Hit) -> str:
    return f"{reverse('web:goals', args=[hit.engagement_id])}#{hit.kind}-{hit.id}"


def _brief(hit: Hit) -> str:
    return reverse("web:brief", args=[hit.engagement_id])


def _assumption(hit: Hit) -> str:
    return f"{reverse('web:evidence', args=[hit.graph_id])}#assumption-{hit.id}"


def _case(hit: Hit) -> str:
    return reverse("web:case", args=[hit.name])


def _scenario(hit: Hit) -> str:
    query = urlencode({"scenario": hit.id})
    return f"{reverse('web:portfolio', args=[hit.engagement_id])}?{query}"


def _plan(hit: Hit) -> str:
    query = urlencode({hit.kind: hit.id})
    anchor = f"title-{hit.id}" if hit.kind == "plan" else f"measure-{hit.id}"
    return f"{reverse('web:measurement', args=[hit.engagement_id])}?{query}#{anchor}"


def _activity(hit: Hit) -> str:
    return f"{reverse('web:raci', args=[hit.engagement_id])}#activity-{hit.id}"


def _party(hit: Hit) -> str:
    return f"{reverse('web:roles', args=[hit.engagement_id])}#party-{hit.id}"


def _initiative(hit: Hit) -> str:
    query = urlencode({"q": hit.title})
    return f"{reverse('web:initiatives', args=[hit.engagement_id])}?{query}#initiative-{hit.id}"


_ADDRESSES: Final[Mapping[str, Callable[[Hit], str]]] = {
    "engagement": _place,
    "graph": _place,
    "workspace": _place,
    "report": _place,
    "question": _node,
    "stage": _node,
    "comment": _node,
    "goal": _goals,
    "criterion": _goals,
    "gate": _goals,
    "competency": _map,
    "brief": _brief,
    "source": _place,
    "evidence": _node,
    "assumption": _assumption,
    "initiative": _initiative,
    "scenario": _scenario,
    "test_drive": _place,
    "decision": _place,
    "plan": _plan,
    "measure": _plan,
    "activity": _activity,
    "party": _party,
    "case": _case,
}
