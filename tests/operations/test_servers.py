"""The private servers of the tests serve."""

import os
import threading

import pytest
import redis
from django.core.management import call_command
from django.db import connection, transaction

from issuetrees.accounts.models import User


@pytest.mark.postgres
@pytest.mark.parametrize("turn", [1, 2])
def test_postgres_starts_empty_and_serves_threads(postgres, turn):
    def make() -> None:
        with transaction.atomic():
            User.objects.create_user("anna@example.org", "secret words")
        connection.close()

    assert connection.vendor == "postgresql"
    assert User.objects.count() == 0
    thread = threading.Thread(target=make)
    thread.start()
    thread.join()
    assert User.objects.get().email == "anna@example.org"


@pytest.mark.redis
def test_redis_answers(redis_url):
    with redis.Redis.from_url(redis_url) as client:
        client.set("key", os.getpid())
        assert client.get("key") == str(os.getpid()).encode()


@pytest.mark.django_db
def test_sqlite_is_back_after_postgres():
    call_command("check", verbosity=0)
    assert connection.vendor == "sqlite"
    assert connection.settings_dict["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
