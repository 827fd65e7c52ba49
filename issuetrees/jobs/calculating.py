"""Jobs that calculate a run: the row that asked for one keeps the result."""

from collections.abc import Callable
from typing import TypeVar

from django.db.models import Model, QuerySet

from issuetrees.core.errors import Conflict, NotFound
from issuetrees.core.text import gettext_noop
from issuetrees.jobs.work import Fenced, Work

Run = TypeVar("Run", bound=Model)
Tell = Callable[[float], None]


def calculate(
    work: Work, runs: QuerySet[Run], calculated: Callable[[Run, Tell], bytes], doing: str
) -> None:
    """Calculate the run among ``runs`` that asked for the job, and keep the result with it.

    ``calculated`` is given the run and what it tells how much is done, from 0 to 1; meanwhile
    people read that it is ``doing`` this. Raises ``NotFound`` where the run was deleted.
    """
    run = runs.filter(job_id=work.job_id).first()
    if run is None:
        raise NotFound
    result = calculated(run, _Progress(work, doing))
    with work.finish():
        if not runs.filter(pk=run.pk).update(result=result):
            raise Fenced


class _Progress:
    """Tells each whole percent once, and ends what somebody has stopped."""

    def __init__(self, work: Work, doing: str) -> None:
        self._work, self._doing, self._told = work, doing, -1

    def __call__(self, done: float) -> None:
        if self._work.is_cancelled():
            raise Conflict("cancelled", gettext_noop("This was stopped."))
        if int(100 * done) > self._told:
            self._told = int(100 * done)
            self._work.progress(self._told, self._doing)
