"""``manage.py prepare`` does what is missing and no more."""

import pytest
from django.core.management import call_command

from issuetrees.operations.management.commands import prepare


@pytest.fixture
def collected(monkeypatch, settings, tmp_path):
    """Return the calls of collectstatic, each of which leaves a file."""
    settings.STATIC_ROOT = tmp_path
    calls: list[str] = []

    def call(name, *arguments, **options):
        calls.append(name)

    monkeypatch.setattr(prepare, "call_command", call)
    return calls


def test_static_files_are_collected_when_they_changed(collected, monkeypatch):
    for digest in ("one", "one", "two"):
        monkeypatch.setattr(prepare, "fingerprint", lambda digest=digest: digest)
        call_command("prepare")
    assert collected.count("collectstatic") == 2
    assert collected.count("migrate") == 3
    assert "load_samples" not in collected


def test_samples_are_loaded_on_demand(collected):
    call_command("prepare", samples=True)
    assert collected[-1] == "load_samples"


def test_the_fingerprint_changes_with_a_file(settings, tmp_path):
    settings.STATICFILES_DIRS = [tmp_path]
    from django.contrib.staticfiles import finders

    finders.get_finder.cache_clear()  # type: ignore[attr-defined]
    before = prepare.fingerprint()
    (tmp_path / "new.css").write_text("a {}")
    after = prepare.fingerprint()
    (tmp_path / "new.css").write_text("b { }")
    assert len({before, after, prepare.fingerprint()}) == 3
    finders.get_finder.cache_clear()  # type: ignore[attr-defined]
