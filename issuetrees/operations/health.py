"""Is the product alive, and can it serve? For supervisors and load balancers.

``/health/live``: the process answers. ``/health/ready``: its database, migrations, cache and
broker do too; otherwise 503 with the name of what fails. Apps add checks of their own, and
facts, which are told beside them but fail nothing: a slow worker, seen by the age of the oldest
waiting job, is no reason to take the server away.
"""

import logging
from collections.abc import Callable
from functools import cache as remember

from celery import current_app
from django.core.cache import cache
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

BROKER_SECONDS = 1

logger = logging.getLogger(__name__)


class NotReady(Exception):
    """Something the product needs is not as it has to be."""


@require_safe
@never_cache
def live(request: HttpRequest) -> HttpResponse:
    """Answer: the process serves."""
    del request
    return HttpResponse("ok\n", content_type="text/plain")


@require_safe
@never_cache
def ready(request: HttpRequest) -> JsonResponse:
    """Answer 200 when all checks pass, else 503; the body names each check."""
    del request
    checks = {name: _passes(name, check) for name, check in _checks.items()}
    is_ready = all(checks.values())
    body = {
        "status": "ok" if is_ready else "failing",
        "checks": {name: "ok" if passes else "failing" for name, passes in checks.items()},
        **{name: _told(name, fact) for name, fact in _facts.items()},
    }
    return JsonResponse(body, status=200 if is_ready else 503)


def _passes(name: str, check: Callable[[], object]) -> bool:
    try:
        check()
    except Exception:  # whatever it is, the answer is the same
        logger.warning("The readiness check %s fails", name, exc_info=True)
        return False
    return True


def _told(name: str, fact: Callable[[], object]) -> object:
    try:
        return fact()
    except Exception:  # a check says what is wrong
        logger.warning("The fact %s cannot be told", name, exc_info=True)
        return None


def _database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


@remember
def _migrations() -> None:
    """Compare once: a process that found its tables complete need not look again."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise NotReady("There are migrations to apply.")


def _cache() -> None:
    cache.get("health")


def _broker() -> None:
    with current_app.connection_for_write(connect_timeout=BROKER_SECONDS) as broker:
        broker.ensure_connection(max_retries=1, timeout=BROKER_SECONDS)


_checks: dict[str, Callable[[], object]] = {
    "database": _database,
    "migrations": _migrations,
    "cache": _cache,
    "broker": _broker,
}
_facts: dict[str, Callable[[], object]] = {}


def add_check(name: str, check: Callable[[], object]) -> None:
    """Have the product count as ready only while ``check`` raises nothing (by an app at start)."""
    _checks[name] = check


def add_fact(name: str, fact: Callable[[], object]) -> None:
    """Tell what ``fact`` returns beside the checks, which decide alone (by an app at start)."""
    _facts[name] = fact
