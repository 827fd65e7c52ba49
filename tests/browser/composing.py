"""What tests of the composer share: a report that is soon laid out, and what its page says."""

import re
from collections.abc import Sequence
from typing import Any, Final

WIDE: Final = {"width": 1440, "height": 900}
EXPORT_SECONDS: Final = 90
#: Enough to move, choose and read about; a whole report is laid out four times as long.
FEW: Final = ("cover", "summary", "tree", "goals", "ranking", "gates")


def compose(page: Any, kinds: Sequence[str] = FEW) -> None:
    """Open the composer of a new report of the sample engagement, and wait for its pages.

    It has the sections of these kinds; those of a final report where none is named.
    """
    token = re.findall(
        '<meta name="csrf-token" content="([^"]+)', page.request.get("/", max_retries=2).text()
    )[0]
    found = page.request.get("/api/v1/engagements").json()["items"]
    engagement = next(one["id"] for one in found if one["name"] == "Brand marketing")
    body: dict[str, Any] = {"title": "Steering committee"}
    if kinds:
        body["sections"] = [{"kind": kind} for kind in kinds]
    address = f"/api/v1/engagements/{engagement}/reports"
    reply = page.request.post(address, data=body, headers={"X-CSRFToken": token})
    assert reply.ok, reply.text()
    page.goto(f"/reports/{reply.json()['id']}/")
    page.locator("#facts-cover", has_text="page").wait_for(state="attached", timeout=60_000)


def saved(page: Any, form: str) -> None:
    """Wait until the words beside a field say so."""
    page.locator(f"{form} [data-save-state]", has_text="Saved").wait_for()


def sections(page: Any) -> list[str]:
    return [str(name) for name in page.locator("[data-section-name]").all_inner_texts()]


def squeezed(text: str) -> str:
    """Return a text without what typesetting adds: spaces, breaks, soft hyphens."""
    return "".join(text.replace("\u00ad", "").replace("-", "").split())
