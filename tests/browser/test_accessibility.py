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
RULES = {
    "light": {"runOnly": TAGS},
    "dark": {"runOnly": {"type": "rule", "values": ["color-contrast"]}},
    "phone": {"runOnly": TAGS, "rules": {"color-contrast": {"enabled": False}}},
}
SCREENS = {
    "light": {"viewport": {"width": 1440, "height": 900}, "color_scheme": "light"},
    "dark": {"viewport": {"width": 1440, "height": 900}, "color_scheme": "dark"},
    "phone": {"viewport": {"width": 390, "height": 844}, "color_scheme": "light"},
}


def violations(page, address, screen):
    """Open an address and return what axe finds there, one line each."""
    page.goto(address)
    page.wait_for_load_state("networkidle")
    page.evaluate(AXE.read_text())
    found = page.evaluate(
        "how => axe.run(document, {resultTypes: ['violations'], ...how}).then(r => r.violations)",
        RULES[screen],
    )
    return [
        f"{address}: {one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"]
    ]


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


@pytest.mark.parametrize("screen", ["light", "dark"])
def test_pages_before_sign_in(server, chromium, screen):
    context = chromium.new_context(base_url=server.url, bypass_csp=True, **SCREENS[screen])
    page = context.new_page()
    found = [line for address in SIGNED_OUT for line in violations(page, address, screen)]
    context.close()
    assert found == []


@pytest.mark.parametrize("screen", SCREENS)
def test_pages_of_an_account_and_a_workspace(sign_in, screen):
    page = sign_in(bypass_csp=True, **SCREENS[screen])
    workspace = places(page, "workspaces")[0]
    addresses = [*ACCOUNT, *(workspace + part for part in OF_WORKSPACE)]
    found = [line for address in addresses for line in violations(page, address, screen)]
    assert found == []


@pytest.mark.parametrize("screen", SCREENS)
def test_pages_of_an_engagement(sign_in, screen):
    page = sign_in(bypass_csp=True, **SCREENS[screen])
    found = []
    for engagement in places(page, "engagements"):
        for part in OF_ENGAGEMENT:
            found += violations(page, engagement + part, screen)
    assert found == []
