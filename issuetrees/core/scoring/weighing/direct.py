"""Points given directly: a hundred to share, or any numbers from 0 up."""

from collections.abc import Sequence

from issuetrees.core.scoring.weighing.records import Weighed, check_numbers
from issuetrees.core.scoring.weights import to_shares


def direct(points: Sequence[float], *, titles: Sequence[str] = ()) -> Weighed:
    """Return points as shares of their sum, whatever that is."""
    check_numbers(points, titles)
    return Weighed("direct", tuple(to_shares(points)))
