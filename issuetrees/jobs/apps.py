"""Registration of the app with Django."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """The rows of background jobs, the workers' claim on them, the registry of kinds, mail."""

    name = "issuetrees.jobs"
    label = "jobs"

    def ready(self) -> None:
        """Tell health and metrics how the queue stands; send mail."""
        from issuetrees.jobs import outbox, registry, watch  # noqa: PLC0415 - needs the models
        from issuetrees.operations import health, metrics  # noqa: PLC0415

        health.add_fact("oldest_job_seconds", watch.oldest_job_seconds)
        metrics.rows.register(watch.JobCollector())
        registry.register(outbox.KIND)
