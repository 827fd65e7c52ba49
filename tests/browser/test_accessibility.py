"""axe-core finds nothing on any page: light and dark, wide and on a phone."""

import re
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SIGNED_OUT = ("/accounts/login/", "/accounts/signup/", "/accounts/password/reset/", "/nowhere/")
ACCOUNT = (
    "/",
    "/nowhere/",
    "/workspaces/new/",
    "/profile/",
    "/tokens/",
    "/accounts/email/",
    "/accounts/password/change/",
    "/accounts/2fa/",
    "/accounts/sessions/",
)
OF_WORKSPACE = ("", "members/", "invite/", "log/", "settings/", "engagements/new/")
OF_ENGAGEMENT = (
    "",
    "edit/",
    "tree/",
    "trees/",
    "trees/new/",
    "maps/",
    "maps/new/",
    "goals/",
    "initiatives/",
    "scores/",
    "gates/",
    "assessors/",
    "ranking/",
    "reports/",
    "team/",
)
# The structure of a page is the same in the dark, and its colours are the same on a phone.
LOOKS = (
    ({"color_scheme": "light"}, {"width": 1440, "height": 900}, {"runOnly": TAGS}),
    (
        {"color_scheme": "dark"},
        {"width": 1440, "height": 900},
        {"runOnly": {"type": "rule", "values": ["color-contrast"]}},
    ),
    (
        {"color_scheme": "light"},
        {"width": 390, "height": 844},
        {"runOnly": TAGS, "rules": {"color-contrast": {"enabled": False}}},
    ),
)


def violations(page, address):
    """Open an address and return what axe finds there, one line each: light, dark, on a phone."""
    lines = []
    page.set_viewport_size(LOOKS[0][1])
    page.emulate_media(**LOOKS[0][0], reduced_motion="reduce")
    page.goto(address)
    page.wait_for_load_state("networkidle")
    page.evaluate(AXE.read_text())
    for media, size, how in LOOKS:
        page.emulate_media(**media, reduced_motion="reduce")  # colours change at once
        page.set_viewport_size(size)
        page.wait_for_timeout(60)
        found = page.evaluate(
            "how => axe.run(document, {resultTypes: ['violations'], ...how})"
            ".then(r => r.violations)",
            how,
        )
        lines += [
            f"{address} {media} {size}: {one['id']}: {node['html'][:160]}"
            for one in found
            for node in one["nodes"]
        ]
    return lines


def places(page, kind):
    """Return the addresses of that kind that the home page links to."""
    page.goto("/")
    links = page.eval_on_selector_all("a[href]", "all => all.map(a => a.getAttribute('href'))")
    found = [link for link in links if re.fullmatch(rf"/{kind}/[0-9a-f-]{{36}}/", link)]
    assert found
    return sorted(set(found))


@pytest.fixture(autouse=True)
def _axe() -> None:
    if not AXE.exists():
        pytest.skip("axe-core is not installed: npm ci")


def test_pages_before_sign_in(server, chromium):
    context = chromium.new_context(base_url=server.url, bypass_csp=True)
    page = context.new_page()
    found = [line for address in SIGNED_OUT for line in violations(page, address)]
    context.close()
    assert found == []


def test_pages_of_an_account_and_a_workspace(sign_in):
    page = sign_in(bypass_csp=True)
    workspace = places(page, "workspaces")[0]
    addresses = [*ACCOUNT, *(workspace + part for part in OF_WORKSPACE)]
    found = [line for address in addresses for line in violations(page, address)]
    assert found == []


@pytest.mark.parametrize("at", [0, 1])
def test_pages_of_an_engagement(sign_in, at):
    page = sign_in(bypass_csp=True)
    engagement = places(page, "engagements")[at]
    found = [line for part in OF_ENGAGEMENT for line in violations(page, engagement + part)]
    assert found == []
