"""The measurements, for a Prometheus server that knows the token."""

import os
import secrets
from collections.abc import Iterator

from django.conf import settings
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST, REGISTRY, CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from issuetrees.operations.health import jobs, oldest_job_seconds


class JobCollector(Collector):
    """Background jobs as their rows stand when asked."""

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """Yield the number of jobs by state and the age of the oldest one that waits."""
        states = GaugeMetricFamily("issuetrees_exports", "Exports by state", labels=["state"])
        counted = jobs().values("state").annotate(number=Count("pk"))
        for row in counted.values_list("state", "number"):
            states.add_metric([row[0]], row[1])
        yield states
        yield GaugeMetricFamily(
            "issuetrees_oldest_job_seconds",
            "How long the oldest runnable job has been waiting",
            value=oldest_job_seconds(),
        )


@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """Answer with all measurements; without the right bearer token there is nothing here."""
    expected = f"Bearer {settings.METRICS_TOKEN}"
    given = request.headers.get("Authorization", "")
    if not settings.METRICS_TOKEN or not secrets.compare_digest(given.encode(), expected.encode()):
        raise Http404
    registry = CollectorRegistry()
    if "PROMETHEUS_MULTIPROC_DIR" in os.environ:
        MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    else:
        registry = REGISTRY
    rows = CollectorRegistry()
    rows.register(JobCollector())
    body = generate_latest(registry) + generate_latest(rows)
    return HttpResponse(body, content_type=CONTENT_TYPE_LATEST)
