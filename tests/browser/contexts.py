"""Browser contexts that are used again: what a page once loaded need not be loaded by each test."""

from typing import Any, Final

from playwright.sync_api import Browser, BrowserContext, Error

#: More than a module of tests needs at a time.
MOST_KEPT: Final = 8
_STORED: Final = "local_storage,indexeddb,cache_storage,service_workers,file_systems"
Kind = tuple[str, str]


class Contexts:
    """Hands out contexts by what they are like; those that come back are as good as new.

    Only what the browser has cached of the server's files stays in them.
    """

    def __init__(self, browser: Browser, url: str) -> None:
        self._browser = browser
        self._url = url
        self._out: list[tuple[Kind, BrowserContext]] = []
        self._kept: list[tuple[Kind, BrowserContext]] = []

    def take(self, email: str, cookies: Any, options: dict[str, Any]) -> BrowserContext:
        """Return a context that nobody uses, with these cookies and nothing else stored."""
        kind = (email, repr(sorted(options.items())))
        found = next((one for one in self._kept if one[0] == kind), None)
        if found is None:
            found = kind, self._browser.new_context(base_url=self._url, **options)
        else:
            self._kept.remove(found)
        self._out.append(found)
        if cookies:
            found[1].add_cookies(cookies)
        return found[1]

    def take_back(self) -> None:
        """Empty what was handed out; close what is more than enough."""
        for kind, context in self._out:
            try:
                self._empty(context)
            except Error:  # a page or the context is gone
                context.close()
            else:
                self._kept.append((kind, context))
        self._out.clear()
        while len(self._kept) > MOST_KEPT:
            self._kept.pop(0)[1].close()

    def close(self) -> None:
        """Close all."""
        for _kind, context in self._kept:
            context.close()
        self._kept.clear()

    def _empty(self, context: BrowserContext) -> None:
        for page in context.pages:
            page.close()
        context.set_offline(False)
        context.clear_permissions()
        context.clear_cookies()
        page = context.new_page()
        storage = context.new_cdp_session(page)
        wanted = {"origin": self._url, "storageTypes": _STORED}
        storage.send("Storage.clearDataForOrigin", wanted)
        page.close()
