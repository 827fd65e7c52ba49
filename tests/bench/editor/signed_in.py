"""A person of the benchmark in a browser window of their own."""

from typing import Any


def signed_in(browser: Any, url: str, cookies: list[dict[str, str]]) -> Any:
    """Return a page of the person to whom the cookies belong."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.add_cookies([{**cookie, "url": url} for cookie in cookies])
    return context.new_page()
