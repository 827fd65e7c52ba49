"""A small HTTP client that keeps its connection, as a browser does."""

import http.client
import json
from typing import Any, NamedTuple


class Answer(NamedTuple):
    """Status and JSON (or bytes) of an answer."""

    status: int
    body: Any


class Client:
    """Calls the API with one person's token."""

    def __init__(self, port: int, token: str, timeout: float = 30) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=timeout)
        self._headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}

    def call(self, method: str, path: str, body: Any = None, **headers: str) -> Answer:
        """Send one request; raises OSError or HTTPException when the server went away."""
        payload = json.dumps(body) if body is not None else None
        sent = self._headers | {name.replace("_", "-"): value for name, value in headers.items()}
        try:
            self._connection.request(method, f"/api/v1{path}", payload, sent)
            response = self._connection.getresponse()
            content = response.read()
        except (OSError, http.client.HTTPException):
            self._connection.close()
            raise
        is_json = "json" in (response.headers.get_content_type() or "")
        return Answer(response.status, json.loads(content) if is_json else content)

    def close(self) -> None:
        self._connection.close()
