"""The list of packages to install and what the sources import agree."""

import ast
import re
import sys
from collections.abc import Mapping
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

pytestmark = pytest.mark.xdist_group("sources")

ROOT = Path(__file__).parents[2]
# Named in settings, on a command line or by another package, not imported by our sources.
NOT_IMPORTED = {
    "argon2-cffi",  # Django's hasher
    "uvicorn",  # started by the supervisor
    "websockets",  # uvicorn's WebSocket protocol
}


def _plain(name: str) -> str:
    """Return the one spelling of a package's name."""
    return name.lower().replace("_", "-")


def _listed(name: str) -> set[str]:
    """Return the packages that requirements/<name>.in lists itself."""
    lines = (ROOT / "requirements" / f"{name}.in").read_text("utf-8").splitlines()
    found = (re.match(r"[A-Za-z0-9._-]+", line) for line in lines if not line.startswith("-"))
    return {_plain(match[0]) for match in found if match}


@cache
def _distributions() -> Mapping[str, list[str]]:
    """Return the installed distributions of each module at the top."""
    return packages_distributions()


@cache
def _imported(folder: str) -> set[str]:
    """Return the distributions that the modules below a folder import."""
    modules = set()
    for path in (ROOT / folder).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                modules |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                modules.add(node.module.partition(".")[0])
    third = modules - set(sys.stdlib_module_names) - {"issuetrees", "tests"}
    known = _distributions()
    return {_plain(name) for module in third for name in known.get(module, [module])}


def test_what_the_product_imports_is_listed():
    assert _imported("issuetrees") - _listed("base") - _listed("production") == set()


def test_what_the_tests_import_is_listed():
    listed = [_listed(name) for name in ("base", "production", "dev", "bench")]
    assert _imported("tests") - set().union(*listed) == set()


def test_nothing_is_listed_for_nothing():
    settings = (ROOT / "issuetrees" / "settings.py").read_text("utf-8")
    known = _distributions()
    words = re.findall(r'"([\w-]+)(?=[."])', settings)
    named = {_plain(name) for word in words for name in known.get(word, [])}
    assert _listed("base") - _imported("issuetrees") - named - NOT_IMPORTED == set()


@pytest.mark.parametrize("name", ["uv", "base", "production", "dev", "bench"])
def test_the_lock_holds_every_listed_package_with_hashes_and_no_address(name):
    lock = (ROOT / "requirements" / f"{name}.txt").read_text("utf-8")
    pinned = set(re.findall(r"^([a-z0-9._-]+)==", lock, re.MULTILINE))
    assert _listed(name) <= pinned
    blocks = re.split(r"^(?=[a-z0-9._-]+==)", lock, flags=re.MULTILINE)[1:]
    assert all("--hash=sha256:" in block for block in blocks)
    assert "://" not in lock
    assert "--find-links" not in lock
