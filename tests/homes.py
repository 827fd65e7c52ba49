"""A home (database with the samples, static files) that is made once in a run, and its copies."""

import fcntl
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def home(factory: pytest.TempPathFactory, name: str) -> Path:
    """Return a new folder in which the product is ready to start, samples loaded.

    The first process that asks makes it; all others of a parallel run copy it.
    """
    shared = factory.getbasetemp()
    if os.environ.get("PYTEST_XDIST_WORKER"):
        shared = shared.parent
    first = shared / "prepared-home"
    with (shared / "prepared-home.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not first.exists():
            _prepare(shared / "preparing-home").rename(first)
    return Path(shutil.copytree(first, factory.mktemp(name) / "home"))


def _prepare(folder: Path) -> Path:
    environment = {k: v for k, v in os.environ.items() if not k.startswith("ISSUETREES_")} | {
        "DJANGO_SETTINGS_MODULE": "issuetrees.settings",
        "ISSUETREES_HOME": str(folder),
    }
    folder.mkdir()
    subprocess.run(
        [sys.executable, "manage.py", "prepare", "--samples"],
        cwd=ROOT,
        env=environment,
        check=True,
        capture_output=True,
    )
    return folder
