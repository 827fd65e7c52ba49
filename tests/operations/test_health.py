"""Health and metrics."""

import pytest
from django.core.cache import cache
from django.db import OperationalError, connection

from issuetrees.operations import health


def test_live_asks_nothing_of_the_database(client, django_assert_num_queries):
    response = client.get("/health/live")
    assert response.status_code == 200
    assert response.content == b"ok\n"
    assert "no-store" in response["Cache-Control"]


@pytest.mark.django_db
def test_ready_names_every_check(client):
    response = client.get("/health/ready")
    assert response.status_code == 200
    assert response.json() == {
        "status": "ok",
        "checks": dict.fromkeys(["database", "migrations", "cache", "broker"], "ok"),
        "oldest_job_seconds": 0.0,
    }


@pytest.mark.django_db
def test_ready_is_503_when_a_need_fails(client, monkeypatch):
    def fail(*args: object, **kwargs: object) -> None:
        raise OperationalError("gone")

    monkeypatch.setattr(cache, "get", fail, raising=False)
    response = client.get("/health/ready")
    assert response.status_code == 503
    assert response.json()["checks"]["cache"] == "failing"
    assert response.json()["checks"]["database"] == "ok"


@pytest.mark.django_db
def test_a_missing_migration_is_noticed(client):
    health._migrations.cache_clear()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'graphs'")
    response = client.get("/health/ready")
    assert response.status_code == 503
    assert response.json()["checks"]["migrations"] == "failing"
    health._migrations.cache_clear()


@pytest.mark.django_db
def test_apps_add_checks_and_facts(client, monkeypatch):
    def fail() -> None:
        raise OperationalError("gone")

    for kind in ("_checks", "_facts"):
        monkeypatch.setattr(health, kind, dict(getattr(health, kind)))
    health.add_fact("answer", lambda: 42)
    health.add_fact("riddle", fail)
    response = client.get("/health/ready")
    assert response.status_code == 200, "facts fail nothing"
    assert (response.json()["answer"], response.json()["riddle"]) == (42, None)
    health.add_check("ground", fail)
    response = client.get("/health/ready")
    assert (response.status_code, response.json()["checks"]["ground"]) == (503, "failing")


def test_only_reading_is_allowed(client):
    assert client.post("/health/live").status_code == 405


@pytest.mark.django_db
@pytest.mark.parametrize("header", [None, "Bearer wrong", "secret"])
def test_metrics_do_not_exist_without_the_token(client, settings, header):
    settings.METRICS_TOKEN = "secret"
    headers = {"Authorization": header} if header else {}
    assert client.get("/metrics", headers=headers).status_code == 404


@pytest.mark.django_db
def test_metrics_are_off_without_a_token_set(client, settings):
    settings.METRICS_TOKEN = ""
    assert client.get("/metrics", headers={"Authorization": "Bearer "}).status_code == 404


@pytest.mark.django_db
def test_metrics_count_requests_by_route(client, settings):
    settings.METRICS_TOKEN = "secret"
    client.get("/health/live")
    text = client.get("/metrics", headers={"Authorization": "Bearer secret"}).content.decode()
    labels = 'method="GET",route="/health/live",status="200"'
    assert f"issuetrees_request_seconds_count{{{labels}}}" in text
    assert "issuetrees_oldest_job_seconds 0.0" in text
    assert "issuetrees_commit_seconds" in text
