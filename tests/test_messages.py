"""The message catalogues are complete, agree with the sources and are compiled."""

import gettext
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from issuetrees.operations.management.commands import collect_messages

ROOT = Path(__file__).parents[1]
PLACES = re.compile(r"\{\w*\}|%\(\w+\)[sd]|%[sd]")
CATALOGUES = sorted(path.relative_to(ROOT) for path in (ROOT / "locale").glob("*/LC_MESSAGES/*.po"))

pytestmark = [pytest.mark.catalogue, pytest.mark.xdist_group("catalogue")]


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Collect anew, in a copy of the sources; return it.

    A copy, since collecting leaves scratch files beside the templates for a moment.
    """
    folder = tmp_path_factory.mktemp("messages")
    for name in ("issuetrees", "templates"):
        left_out = shutil.ignore_patterns("vendor", "fonts", "__pycache__")
        shutil.copytree(ROOT / name, folder / name, ignore=left_out)
    shutil.copytree(ROOT / "locale", folder / "locale")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setattr("django.conf.settings.LOCALE_PATHS", [folder / "locale"])
        collect_messages.collect()
    return folder


def _filtered(catalogue: Path, option: str) -> str:
    """Return the catalogue's messages that msgattrib picks, without places in the sources."""
    return subprocess.run(
        ["msgattrib", option, "--no-obsolete", "--no-location", catalogue],
        check=True,
        capture_output=True,
        text=True,
    ).stdout


def test_each_language_has_both_catalogues():
    expected = [
        Path(f"locale/{language}/LC_MESSAGES/{domain}.po")
        for language in collect_messages.languages()
        for domain in collect_messages.DOMAINS
    ]
    assert expected == CATALOGUES


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=str)
@pytest.mark.parametrize("kind", ["--untranslated", "--only-fuzzy"])
def test_no_message_is_untranslated_or_fuzzy(fresh, catalogue, kind):
    found = _filtered(fresh / catalogue, kind)
    assert re.findall(r'^msgid (?!""$).*|^msgid ""\n".*', found, re.MULTILINE) == []


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=str)
def test_the_compiled_catalogue_is_that_of_the_source(tmp_path, catalogue):
    compiled = tmp_path / "catalogue.mo"
    collect_messages.compile_catalogue(ROOT / catalogue, compiled)
    assert _messages((ROOT / catalogue).with_suffix(".mo")) == _messages(compiled)


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=str)
def test_places_are_kept(catalogue):
    wrong = {}
    for source, translation in _messages((ROOT / catalogue).with_suffix(".mo")).items():
        singular = source[0] if isinstance(source, tuple) else source
        wanted, kept = set(PLACES.findall(singular)), set(PLACES.findall(translation))
        if not (wanted <= kept if isinstance(source, tuple) else wanted == kept):
            wrong[source] = translation
    assert wrong == {}


def _messages(compiled: Path) -> dict[str | tuple[str, int], str]:
    """Return the messages of a compiled catalogue, without its header."""
    with compiled.open("rb") as file:
        catalogue = gettext.GNUTranslations(file)._catalog  # type: ignore[attr-defined]
    return {source: text for source, text in catalogue.items() if source not in ("", ("", 0))}


@pytest.mark.parametrize("domain", collect_messages.DOMAINS)
def test_russian_speaks_to_everybody_with_its_own_marks(domain):
    """No «сделал(а)»: a log says what was done. Quotation marks are «ёлочки»."""
    with (ROOT / f"locale/ru/LC_MESSAGES/{domain}.mo").open("rb") as file:
        found = gettext.GNUTranslations(file)._catalog.values()  # type: ignore[attr-defined]
    assert [text for text in found if re.search(r"\w\(-?\w{1,3}\)|[“”„]", text)] == []


@pytest.mark.parametrize("domain", collect_messages.DOMAINS)
def test_english_has_one_kind_of_quotation_mark(domain):
    with (ROOT / f"locale/ru/LC_MESSAGES/{domain}.mo").open("rb") as file:
        found = gettext.GNUTranslations(file)._catalog.keys()  # type: ignore[attr-defined]
    messages = [key[0] if isinstance(key, tuple) else key for key in found]
    assert [text for text in messages if re.search(r"[«»„]|\w \"|\" \w", text)] == []
