"""``manage.py index_search``: make the index of the search anew."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from issuetrees.search import write
from issuetrees.search.models import Entry


class Command(BaseCommand):
    """Safe to repeat; who searches meanwhile finds less until it is done."""

    help = "Make the index of the search anew."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the choice to leave an index alone that is there."""
        parser.add_argument("--only-if-empty", action="store_true", help="leave one that is there")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Make it and say how much is in it."""
        if options["only_if_empty"] and Entry.objects.exists():
            return
        count = write.rebuild()
        if options["verbosity"]:
            self.stdout.write(f"{count} entries are in the index.")
