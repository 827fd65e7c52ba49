"""The job that makes long runs of draws."""

from typing import Final

from issuetrees.core.text import gettext_noop
from issuetrees.jobs.calculating import calculate
from issuetrees.jobs.registry import Kind
from issuetrees.jobs.work import Work
from issuetrees.scoring.models.runs import RobustnessRun
from issuetrees.scoring.write.runs import JOB, drawn

_DRAWING: Final = gettext_noop("Drawing weights and scores")


def make_draws(work: Work) -> None:
    """Make the draws of the run that asked for the job, and keep them with it."""
    calculate(work, RobustnessRun.objects.all(), drawn, _DRAWING)


KIND: Final = Kind(JOB, make_draws, is_quick=True)
