"""A hundred thousand texts of random pieces for the readers of outlines: none falls over."""

import random
import time

from issuetrees.core.outline import READABLE
from tests.core.outline.test_any_form import SIGNS, check

COUNT = 100_000


def main() -> bool:
    """Read them all, recognised and forced in turn; a traceback is a failure."""
    chance = random.Random(20261128)
    forms = [None, *READABLE]
    started = time.process_time()
    for number in range(COUNT):
        text = "\n".join(chance.choices(SIGNS, k=chance.randint(1, 9)))
        check(text, forms[number % len(forms)])
    seconds = time.process_time() - started
    print(f"{COUNT} texts read or refused, {1000 * seconds / COUNT:.2f} ms each")  # noqa: T201
    return True
