"""``manage.py prepare``: bring the database and the static files up to date."""

import hashlib
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser

STAMP = ".collected-from"


class Command(BaseCommand):
    """Safe to repeat at every start: does only what is missing."""

    help = "Apply migrations, make cache table and index, collect changed static files."

    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the choice of samples."""
        parser.add_argument("--samples", action="store_true", help="load the samples, too")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Run the steps."""
        quiet = {"verbosity": max(0, options["verbosity"] - 1)}
        call_command("migrate", interactive=False, **quiet)
        call_command("createcachetable", **quiet)
        call_command("index_search", only_if_empty=True, **quiet)
        stamp = Path(settings.STATIC_ROOT) / STAMP
        sources = fingerprint()
        if not stamp.exists() or stamp.read_text("ascii") != sources:
            call_command("collectstatic", interactive=False, **quiet)
            stamp.write_text(sources, "ascii")
        if options["samples"]:
            call_command("load_samples", stdout=self.stdout)


def fingerprint() -> str:
    """Return a digest of the names, sizes and times of all static files in the sources."""
    digest = hashlib.sha256(settings.VERSION.encode())
    for finder in get_finders():
        for path, storage in finder.list([]):
            size, time = storage.size(path), storage.get_modified_time(path).timestamp()
            digest.update(f"{path}\0{size}\0{time}\n".encode())
    return digest.hexdigest()
