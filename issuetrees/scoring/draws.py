"""The job that makes long runs of draws."""

from typing import Final

from issuetrees.core.errors import Conflict, NotFound
from issuetrees.core.text import gettext_noop
from issuetrees.jobs.registry import Kind
from issuetrees.jobs.work import Fenced, Work
from issuetrees.scoring.models.runs import RobustnessRun
from issuetrees.scoring.write.runs import JOB, drawn

_DRAWING: Final = gettext_noop("Drawing weights and scores")


def make_draws(work: Work) -> None:
    """Make the draws of the run that asked for the job, and keep them with it."""
    run = RobustnessRun.objects.filter(job_id=work.job_id).first()
    if run is None:
        raise NotFound  # the engagement was deleted meanwhile
    result = drawn(run, _Progress(work))
    with work.finish():
        if not RobustnessRun.objects.filter(pk=run.pk).update(result=result):
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
            self._work.progress(self._told, _DRAWING)


KIND: Final = Kind(JOB, make_draws, is_quick=True)
