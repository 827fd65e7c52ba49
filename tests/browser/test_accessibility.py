"""axe-core finds nothing on any page: light and dark, wide and on a phone."""

import re
from pathlib import Path

import pytest

from issuetrees.web.urls import urlpatterns
from tests.permissions import ALL

pytestmark = [pytest.mark.browser, pytest.mark.timeout(200)]  # a dozen pages each, seen thrice

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SIGNED_OUT = ("/accounts/login/", "/accounts/signup/", "/accounts/password/reset/", "/nowhere/")
ACCOUNT = (
    "/",
    "/nowhere/",
    "/workspaces/new/",
    "/profile/",
    "/tokens/",
    "/tokens/new/",
    "/accounts/email/",
    "/accounts/password/change/",
    "/accounts/2fa/",
    "/accounts/sessions/",
)
WORKSPACE = "workspaces/<uuid:workspace_id>/"
ENGAGEMENT = "engagements/<uuid:engagement_id>/"
# What answers with less than a page: parts of the overview, a file.
PARTS = {"findings", "leaders", "initiatives_workbook", "ranking_csv"}
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
    # A form opened in place is scrolled to: what then lies half below the bar on top is not small.
    page.evaluate("scrollTo(0, 0)")
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


def pages_of(place):
    """Return what follows the address of a place in those of all its pages."""
    shown = {name for name, row in ALL.items() if "GET" in row.needs} - PARTS
    routes = (str(route.pattern) for route in urlpatterns if route.name in shown)
    below = (route.removeprefix(place) for route in routes if route.startswith(place))
    return [part for part in below if "<" not in part]


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
    page = sign_in(bypass_csp=True, blank=True)
    workspace = places(page, "workspaces")[0]
    addresses = [*ACCOUNT, *(workspace + part for part in pages_of(WORKSPACE))]
    found = [line for address in addresses for line in violations(page, address)]
    assert found == []


@pytest.mark.parametrize("third", [0, 1, 2])
@pytest.mark.parametrize("at", [0, 1])
def test_pages_of_an_engagement(sign_in, at, third):
    page = sign_in(bypass_csp=True, blank=True)
    engagement = places(page, "engagements")[at]
    addresses = [engagement + part for part in pages_of(ENGAGEMENT)[third::3]]
    found = [line for address in addresses for line in violations(page, address)]
    assert found == []
