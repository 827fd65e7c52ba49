"""Routes on a stage map of 500 stages and 2,000 arrows, and on the map of the samples."""

import os

import django

from issuetrees.core.stages.checks import check_map
from issuetrees.core.stages.routes import find_routes
from tests.bench.figures import judge, say
from tests.core.stages.maps import sample

_LARGE_MS = 200
_SAMPLE_MS = 5


def main() -> bool:
    """Print the CPU time of all that a page of routes shows: five routes, times, questions."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "issuetrees.settings"
    django.setup()
    from tests.core.stages.speed import cpu_seconds, large, ring

    results = []
    for name, found, ends in (
        ("layers", large(), ("n0_0", "n19_0")),
        ("a circle", ring(), ("s0", "s499")),
    ):
        say(
            f"{name}: {len(found.stages)} stages, {len(found.transitions)} arrows,"
            f" {find_routes(found, {}, *ends).count} routes counted,"
            f" {len(check_map(found))} findings"
        )
        spent = cpu_seconds(found, *ends, runs=7) * 1000
        results.append(judge(f"{name}, ms of CPU", spent, _LARGE_MS))
    spent = cpu_seconds(sample(), "apm", "cpo", runs=20) * 1000
    results.append(judge("from PM to CPO, ms of CPU", spent, _SAMPLE_MS))
    return all(results)
