"""A short way to call the API in tests."""

import json
from dataclasses import dataclass
from typing import Any

from django.test import Client

PREFIX = "/api/v1/"


@dataclass
class Caller:
    """Sends JSON to ``/api/v1/…`` as whoever the client is signed in as."""

    client: Client

    def get(self, path: str, **options: Any) -> Any:
        return self.client.get(PREFIX + path, **options)

    def post(self, path: str, body: Any = None, **options: Any) -> Any:
        return self.send("post", path, body, **options)

    def put(self, path: str, body: Any = None, **options: Any) -> Any:
        return self.send("put", path, body, **options)

    def patch(self, path: str, body: Any = None, **options: Any) -> Any:
        return self.send("patch", path, body, **options)

    def delete(self, path: str, **options: Any) -> Any:
        return self.client.delete(PREFIX + path, **options)

    def send(self, method: str, path: str, body: Any, **options: Any) -> Any:
        raw = body if isinstance(body, bytes) else json.dumps(body)
        send = getattr(self.client, method)
        return send(PREFIX + path, raw, content_type="application/json", **options)
