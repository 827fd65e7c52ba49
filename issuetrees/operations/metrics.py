"""Measurements of the running product, in the form that Prometheus reads."""

from prometheus_client import CollectorRegistry, Counter, Histogram

_requests = Histogram(
    "issuetrees_request_seconds",
    "Time from a request's arrival to its answer",
    ["method", "route", "status"],
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10),
)
_commits = Histogram(
    "issuetrees_commit_seconds",
    "Time of one commit to a graph, waiting for its turn included",
    ["outcome"],
    buckets=(0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5),
)
_jobs = Counter("issuetrees_jobs", "Background jobs by how they ended", ["kind", "outcome"])

rows = CollectorRegistry()  # what apps read from their tables when asked; all processes share it


def request_done(method: str, route: str, status: int, seconds: float) -> None:
    """Count one answered request."""
    _requests.labels(method, route, str(status)).observe(seconds)


def commit_done(outcome: str, seconds: float) -> None:
    """Count one commit; ``outcome`` is ``committed``, ``repeated`` or the refusal's code."""
    _commits.labels(outcome).observe(seconds)


def job_done(kind: str, outcome: str) -> None:
    """Count one job that ended in this process; ``outcome`` is its state or ``fenced``."""
    _jobs.labels(kind, outcome).inc()
