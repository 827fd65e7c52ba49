"""What the documents for engineers name is there: files, folders, functions, settings."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).parents[1]
FOLDERS: Final = ("deploy", "docs", "fixtures", "issuetrees", "locale", "templates", "tests")
SOURCES: Final = {".py", ".js", ".html", ".css", ".toml", ".json"}
PAGES: Final = ("README.md", "docs/change.md", "docs/editor.md")
#: Stands for any name: `core/drawing/NAME.py`.
ANY: Final = re.compile(r"NAME|FAMILY|\\\*")
#: Commands, addresses, what is made while the product runs.
OUTSIDE: Final = re.compile(r"\./|/|var/")


@cache
def paths() -> str:
    """Return every file and folder, one a line, each with a slash before and after."""
    found = [path for name in FOLDERS for path in (ROOT / name).rglob("*")]
    found += [path for path in ROOT.iterdir() if path.name not in {".git", "var"}]
    return "\n".join(sorted(f"/{path.relative_to(ROOT).as_posix()}/" for path in found))


@cache
def names() -> set[str]:
    """Return every word of the sources."""
    files = (path for name in FOLDERS for path in (ROOT / name).rglob("*"))
    texts = (path.read_text("utf-8") for path in files if path.suffix in SOURCES)
    return {word for text in texts for word in re.findall(r"\w+", text)}


def quoted() -> Iterator[tuple[str, str]]:
    """Yield each page with what stands in backticks there, commands and codes left out."""
    for page in PAGES:
        text = re.sub(r"```.*?```", "", (ROOT / page).read_text("utf-8"), flags=re.DOTALL)
        for name in sorted(set(re.findall(r"`([\w./*-]+)`", text))):
            if not OUTSIDE.match(name):
                yield page, name


def is_there(name: str) -> bool:
    """Whether a path ends so, or the sources use the name."""
    if "/" in name or re.search(r"\.(py|js|json|md|html|css|toml)$", name):
        pattern = ANY.sub("[^/\\\\n]*", re.escape(name.strip("/")))
        return re.search(f"/{pattern}/$", paths(), re.MULTILINE) is not None
    return f"/{name}/" in paths() or {*re.findall(r"\w+", name)} <= names()


@pytest.mark.parametrize(("page", "name"), list(quoted()))
def test_what_a_page_names_is_there(page: str, name: str) -> None:
    assert is_there(name), f"{page} names {name}, which is nowhere"


def test_what_is_nowhere_is_found() -> None:
    assert not is_there("core/graph/" + "nowhere.py")
    assert not is_there("kit.no" + "thing_of_the_kind")


def test_pictures_of_pages_have_words_and_are_small() -> None:
    text = (ROOT / "docs/reports.md").read_text("utf-8")
    shown = re.findall(r'<img src="([^"]+)" width="\d+" alt="([^"]{20,})">', text)
    files = set((ROOT / "docs/images/reports").iterdir())
    assert {ROOT / "docs" / path for path, _words in shown} == files
    assert sum(path.stat().st_size for path in files) < 400_000
