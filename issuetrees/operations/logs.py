"""Log lines that a machine can read, each with the id of the request that caused it."""

import json
import logging
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any

request_id: ContextVar[str] = ContextVar("request_id", default="-")

STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "request_id"}


class RequestFilter(logging.Filter):
    """Adds ``request_id`` to a record; ``-`` outside a request."""

    def filter(self, record: logging.LogRecord) -> bool:
        if not hasattr(record, "request_id"):
            record.request_id = request_id.get()
        return True


class AddressFilter(logging.Filter):
    """Puts the route in the place of an address, in which a secret may stand.

    Django's own lines carry the request, whose path is in their arguments.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        request = record.__dict__.pop("request", None)
        path = getattr(request, "path", "")
        if path and isinstance(record.args, tuple):
            route = route_of(request)
            record.args = tuple(
                arg.replace(path, route) if isinstance(arg, str) else arg for arg in record.args
            )
        return True


def route_of(request: Any) -> str:
    """Return the pattern of a request's route: without ids, so without secrets in links."""
    match = getattr(request, "resolver_match", None)
    return f"/{match.route}" if match else "unknown"


class JsonFormatter(logging.Formatter):
    """One JSON object per line: time, level, logger, message, request id and the extras."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            "request_id": getattr(record, "request_id", "-"),
        }
        line |= {key: value for key, value in vars(record).items() if key not in STANDARD}
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False, default=str)
