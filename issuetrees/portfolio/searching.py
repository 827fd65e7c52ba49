"""The job that calculates long runs of scenarios."""

from typing import Final

from issuetrees.core.errors import Conflict, NotFound
from issuetrees.core.text import gettext_noop
from issuetrees.jobs.registry import Kind
from issuetrees.jobs.work import Fenced, Work
from issuetrees.portfolio.models.runs import PortfolioRun
from issuetrees.portfolio.write.runs import JOB, calculated

_CHOOSING: Final = gettext_noop("Choosing the portfolio")


def choose(work: Work) -> None:
    """Calculate the run that asked for the job, and keep the result with it."""
    run = PortfolioRun.objects.filter(job_id=work.job_id).first()
    if run is None:
        raise NotFound  # the scenario was deleted meanwhile
    result = calculated(run, _Progress(work))
    with work.finish():
        if not PortfolioRun.objects.filter(pk=run.pk).update(result=result):
            raise Fenced


class _Progress:
    """Tells each whole percent once, and ends what somebody has stopped."""

    def __init__(self, work: Work) -> None:
        self._work, self._told = work, -1

    def __call__(self, done: float) -> None:
        if self._work.is_cancelled():
            raise Conflict("cancelled", gettext_noop("This was stopped."))
        if int(100 * done) > self._told:
            self._told = int(100 * done)
            self._work.progress(self._told, _CHOOSING)


KIND: Final = Kind(JOB, choose, is_quick=True)
