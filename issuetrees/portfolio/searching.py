"""The job that calculates long runs of scenarios."""

from typing import Final

from issuetrees.core.text import gettext_noop
from issuetrees.jobs.calculating import calculate
from issuetrees.jobs.registry import Kind
from issuetrees.jobs.work import Work
from issuetrees.portfolio.models.runs import PortfolioRun
from issuetrees.portfolio.write.runs import JOB, calculated

_CHOOSING: Final = gettext_noop("Choosing the portfolio")


def choose(work: Work) -> None:
    """Calculate the run that asked for the job, and keep the result with it."""
    calculate(work, PortfolioRun.objects.all(), calculated, _CHOOSING)


KIND: Final = Kind(JOB, choose, is_quick=True)
