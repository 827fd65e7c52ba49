"""``manage.py collect_messages``: bring the message catalogues in ``locale/`` up to date."""

import subprocess
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.core.management.commands import makemessages

DOMAINS = ("django", "djangojs")
IGNORED = ("node_modules/*", "tests/*", "var/*", "static-collected/*", "*/static/vendor/*")


class Extract(makemessages.Command):
    """Django's own command, which also knows the marks of the core and of our modules."""

    xgettext_options = [
        *makemessages.Command.xgettext_options,
        "--keyword=pgettext_noop:1c,2",
        "--keyword=t",
        "--keyword=tn:1,2",
    ]


class Command(BaseCommand):
    """Collects, then compiles; both results are kept in the repository."""

    help = "Collect the messages of Python, templates and JavaScript, and compile the catalogues."
    requires_system_checks: list[str] = []

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Update each language's two catalogues and tell how complete they are."""
        folder = Path(settings.LOCALE_PATHS[0])
        folder.mkdir(exist_ok=True)
        collect()
        for catalogue in sorted(folder.rglob("*.po")):
            self.stdout.write(f"{catalogue.relative_to(folder)}: {compile_catalogue(catalogue)}")


def languages() -> list[str]:
    """Return the languages that need a catalogue: all but that of the sources."""
    return [code for code, _ in settings.LANGUAGES if code != settings.LANGUAGE_CODE]


def collect() -> None:
    """Write the messages of the sources below the working folder into its catalogues."""
    for domain in DOMAINS:
        call_command(
            Extract(),
            domain=domain,
            locale=languages(),
            ignore_patterns=list(IGNORED),
            symlinks=True,
            add_location="file",
            no_obsolete=True,
            no_wrap=True,
            verbosity=0,
        )
    for catalogue in Path(settings.LOCALE_PATHS[0]).rglob("*.po"):
        text = catalogue.read_text("utf-8").splitlines(keepends=True)
        dated = '"POT-Creation-Date:'  # would change with every run
        catalogue.write_text("".join(x for x in text if not x.startswith(dated)), "utf-8")


def compile_catalogue(catalogue: Path, target: Path | None = None) -> str:
    """Compile a ``.po`` file beside itself (or to ``target``); return msgfmt's count in words."""
    output = target or catalogue.with_suffix(".mo")
    done = subprocess.run(
        ["msgfmt", "--check-format", "--statistics", "-o", output, catalogue],  # noqa: S607
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stderr.strip()
