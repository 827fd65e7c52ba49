"""``manage.py load_samples``: the sample workspaces, in English and Russian."""

from typing import Any

from django.core.management.base import BaseCommand

from issuetrees.samples.load import load_samples
from issuetrees.samples.people import PASSWORD, PEOPLE


class Command(BaseCommand):
    """Loads what is missing; a second time it changes nothing."""

    help = "Load the sample workspaces, in English and Russian."

    def handle(self, *_args: Any, **_options: Any) -> None:
        count = load_samples()
        self.stdout.write(f"Samples: {count} loaded." if count else "Samples: there already.")
        addresses = [people["anna"][0] for people in PEOPLE.values()]
        self.stdout.write(f"Sign in as {addresses[0]} (English) or {addresses[1]} (русский),")
        self.stdout.write(f"password: {PASSWORD}")
