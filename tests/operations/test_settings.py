"""Production refuses what is unsafe and passes Django's own check; every variable is described."""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from issuetrees.operations import configuration

ROOT = Path(__file__).parents[2]
SECRET = "b7Qm-x2Vt_9Lz4Kc8Wd1Rf6Yg3Hj5Np0Sa-uEiOtBvCxZqMlKwPy"
SAFE: dict[str, Any] = {
    "secret_key": SECRET,
    "public_url": "https://trees.example.com",
    "hosts": ["trees.example.com"],
    "is_debug": False,
    "are_cookies_secure": True,
}


def test_safe_values_are_accepted():
    configuration.refuse_unsafe(**SAFE)


@pytest.mark.parametrize(
    ("field", "value", "variable"),
    [
        ("secret_key", "", "ISSUETREES_SECRET_KEY"),
        ("secret_key", "short", "ISSUETREES_SECRET_KEY"),
        ("secret_key", "a" * 60, "ISSUETREES_SECRET_KEY"),
        ("public_url", "", "ISSUETREES_URL"),
        ("public_url", "http://trees.example.com", "ISSUETREES_URL"),
        ("public_url", "https://", "ISSUETREES_URL"),
        ("hosts", ["*"], "ISSUETREES_HOSTS"),
        ("hosts", [".example.com"], "ISSUETREES_HOSTS"),
        ("is_debug", True, "ISSUETREES_DEBUG"),
        ("are_cookies_secure", False, "ISSUETREES_SECURE_COOKIES"),
    ],
)
def test_unsafe_values_are_refused_by_name(field, value, variable):
    with pytest.raises(ImproperlyConfigured, match=variable):
        configuration.refuse_unsafe(**(SAFE | {field: value}))


def _manage(home, *arguments, **variables):
    """Run manage.py with these variables only, in a process of its own."""
    ours = ("ISSUETREES_", "DJANGO_ALLOW_ASYNC_UNSAFE")
    clean = {key: value for key, value in os.environ.items() if not key.startswith(ours)}
    clean.pop("DJANGO_SETTINGS_MODULE", None)
    named = {f"ISSUETREES_{key}": value for key, value in variables.items()}
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=clean | {"ISSUETREES_HOME": str(home)} | named,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_production_does_not_start_with_a_generated_secret(tmp_path):
    done = _manage(tmp_path, "check", MODE="production", URL="https://trees.example.com")
    assert done.returncode != 0
    assert "ISSUETREES_SECRET_KEY must be set" in done.stderr


def _used_variables() -> set[str]:
    """Return every variable that the sources, the run script and deploy/ read."""
    reading = re.compile(
        r'env\.(?:text|choice|flag|number|words|secret|address)\(\s*"([A-Z0-9_]+)"'
    )
    used = {
        f"ISSUETREES_{name}"
        for path in (ROOT / "issuetrees").rglob("*.py")
        for name in reading.findall(path.read_text("utf-8"))
    }
    for path in [ROOT / "run", *(ROOT / "deploy").rglob("*")]:
        if path.is_file():
            used |= set(re.findall(r"ISSUETREES_[A-Z0-9_]+", path.read_text("utf-8")))
    return used


def test_every_variable_is_described_and_none_is_invented():
    text = (ROOT / "docs" / "settings.md").read_text("utf-8")
    described = set(re.findall(r"^\| `(ISSUETREES_[A-Z0-9_]+)` \|", text, re.MULTILINE))
    assert described == _used_variables()


def test_the_changelog_names_the_version(tmp_path):
    assert re.fullmatch(r"\d+\.\d+\.\d+", settings.VERSION)
    empty = tmp_path / "CHANGELOG.md"
    empty.write_text("# Changelog\n")
    with pytest.raises(ImproperlyConfigured, match="version"):
        configuration.version(empty)


def test_passwords_are_kept_with_argon2():
    from issuetrees import settings as real

    assert real.PASSWORD_HASHERS[0].endswith("Argon2PasswordHasher")


def test_no_inline_code_is_allowed(client):
    policy = client.get("/health/live").headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
