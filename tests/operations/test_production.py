"""The product on PostgreSQL and Redis, in production mode, as the deployment files start it."""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from email.message import Message
from pathlib import Path
from typing import NamedTuple

import psycopg
import pytest

ROOT = Path(__file__).parents[2]
PATIENCE = 60  # seconds; the machine may be busy
HOST = "trees.example.com"

pytestmark = [
    pytest.mark.processes,
    pytest.mark.postgres,
    pytest.mark.redis,
    pytest.mark.timeout(180),
    pytest.mark.xdist_group("postgres"),
]


class Answer(NamedTuple):
    """What a request brought."""

    status: int
    headers: Message
    body: bytes


def _ask(port: int, path: str, **headers: str) -> Answer:
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=10)) as connection:
        connection.request("GET", path, headers={"Host": HOST} | headers)
        response = connection.getresponse()
        return Answer(response.status, response.headers, response.read())


@pytest.fixture(scope="module")
def production(
    postgres_url: str, redis_url: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[int]:
    """Prepare and start server and worker; return the port."""
    folder = postgres_url.rpartition("=")[2]
    with psycopg.connect(host=folder, user="postgres", autocommit=True) as connection:
        connection.execute("CREATE DATABASE production")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {k: v for k, v in os.environ.items() if not k.startswith("ISSUETREES_")} | {
        "DJANGO_SETTINGS_MODULE": "issuetrees.settings",
        "ISSUETREES_MODE": "production",
        "ISSUETREES_HOME": str(tmp_path_factory.mktemp("production")),
        "ISSUETREES_URL": f"https://{HOST}",
        "ISSUETREES_SECRET_KEY": "b7Qm-x2Vt_9Lz4Kc8Wd1Rf6Yg3Hj5Np0Sa-uEiOtBvCxZqMlKwPy",
        "ISSUETREES_TRUSTED_PROXIES": "1",
        "ISSUETREES_DATABASE_URL": f"postgres://postgres@/production?host={folder}",
        "ISSUETREES_REDIS_URL": redis_url,
        "ISSUETREES_LOG_LEVEL": "ERROR",
    }
    manage = [sys.executable, "manage.py"]
    subprocess.run([*manage, "prepare"], cwd=ROOT, env=environment, check=True)
    process = subprocess.Popen(
        [*manage, "up", f"--address=127.0.0.1:{port}"], cwd=ROOT, env=environment
    )
    try:
        _wait_until_up(process, port)
        yield port
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=PATIENCE)


def _wait_until_up(process: subprocess.Popen[bytes], port: int) -> None:
    deadline = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < deadline:
        try:
            if _ask(port, "/health/live").status == 200:
                return
        except OSError:
            time.sleep(0.2)
    pytest.fail("the product did not start")


def test_it_is_ready(production):
    response = _ask(production, "/health/ready")
    assert response.status == 200
    assert set(json.loads(response.body)["checks"].values()) == {"ok"}


def test_plain_http_is_sent_to_https(production):
    response = _ask(production, "/accounts/login/")
    assert response.status == 301
    assert response.headers["Location"] == f"https://{HOST}/accounts/login/"


def test_answers_over_https_are_marked_safe(production):
    response = _ask(production, "/accounts/login/", **{"X-Forwarded-Proto": "https"})
    assert response.status == 200
    assert "max-age=31536000" in response.headers["Strict-Transport-Security"]
    cookie = response.headers["Set-Cookie"]
    assert cookie.startswith("__Host-csrf=")
    assert "Secure" in cookie
    assert "SameSite=Lax" in cookie


def test_other_hosts_are_refused(production):
    response = _ask(production, "/accounts/login/", Host="evil.example.com")
    assert response.status == 400


def test_static_files_are_served_compressed_and_kept(production):
    page = _ask(production, "/accounts/login/", **{"X-Forwarded-Proto": "https"}).body.decode()
    path = page.split('<link rel="stylesheet" href="')[1].split('"')[0]
    response = _ask(
        production, path, **{"X-Forwarded-Proto": "https", "Accept-Encoding": "br, gzip"}
    )
    assert response.status == 200
    assert "immutable" in response.headers["Cache-Control"]
    assert response.headers["Content-Encoding"] in ("br", "gzip")
