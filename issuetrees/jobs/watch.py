"""How the queue stands, for those who watch the product: health and metrics."""

from collections.abc import Iterator

from django.db.models import Count
from django.utils import timezone
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from issuetrees.jobs import queue
from issuetrees.jobs.models import Job, JobState


class JobCollector(Collector):
    """Background jobs as their rows stand when asked."""

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """Yield the number of jobs by kind and state and the age of the oldest one that waits."""
        states = GaugeMetricFamily(
            "issuetrees_job_rows", "Background jobs by state", labels=["kind", "state"]
        )
        counted = Job.objects.order_by().values("kind", "state").annotate(number=Count("pk"))
        for kind, state, number in counted.values_list("kind", "state", "number"):
            states.add_metric([kind, state], number)
        yield states
        yield GaugeMetricFamily(
            "issuetrees_oldest_job_seconds",
            "How long the oldest runnable job has been waiting",
            value=oldest_job_seconds(),
        )


def oldest_job_seconds() -> float:
    """Return how long the oldest job that could run now has been waiting; 0 without any."""
    now = timezone.now()
    since = queue.due_since(queue.runnable(now).filter(state=JobState.QUEUED))
    return round((now - since).total_seconds(), 1) if since else 0.0
