"""axe-core on the page that is open: what it finds, in one line each."""

import os
from functools import cache
from pathlib import Path
from typing import Any

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
RUN = """async () => (await axe.run(document, {resultTypes: ['violations']})).violations.flatMap(
  (rule) => rule.nodes.map((node) => `${rule.id}: ${node.target} (${node.failureSummary})`))"""


@cache
def _source() -> str:
    """Return the script; without it skip, but fail in continuous integration."""
    if SCRIPT.exists():
        return SCRIPT.read_text(encoding="utf-8")
    message = "axe-core is not installed: npm ci"
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)


def violations(page: Any) -> list[str]:
    """Return what is wrong with the page for people who use it otherwise."""
    page.evaluate(_source())
    return list(page.evaluate(RUN))
