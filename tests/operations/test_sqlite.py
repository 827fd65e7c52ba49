"""Writers on SQLite queue up fairly and never fail because of each other."""

import threading
import time

import pytest
from django.db import OperationalError, connection, transaction

from issuetrees.accounts.models import User
from issuetrees.operations.sqlite.lock import FairLock


def test_the_lock_is_granted_in_order():
    lock = FairLock()
    assert lock.acquire(1)
    served: list[int] = []

    def wait(number: int) -> None:
        assert lock.acquire(10)
        served.append(number)
        lock.release()

    threads = []
    for number in range(8):
        thread = threading.Thread(target=wait, args=(number,))
        thread.start()
        while len(lock._waiting) <= number:
            time.sleep(0.001)
        threads.append(thread)
    lock.release()
    for thread in threads:
        thread.join()
    assert served == list(range(8))
    assert lock.acquire(0)


def test_a_wait_that_ends_leaves_the_queue():
    lock = FairLock()
    assert lock.acquire(1)
    assert not lock.acquire(0.01)
    lock.release()
    assert lock.acquire(0)


@pytest.mark.django_db(transaction=True)
def test_reading_then_writing_in_many_threads_loses_nothing():
    user = User.objects.create_user("anna@example.org", "secret words")
    failures: list[Exception] = []

    def add() -> None:
        try:
            for _ in range(10):
                with transaction.atomic():
                    found = User.objects.get(pk=user.pk)
                    found.name += "x"
                    found.save()
        except OperationalError as error:
            failures.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=add) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    user.refresh_from_db()
    assert user.name.count("x") == 60


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("is_closed", [False, True])
def test_the_turn_is_given_on_after_a_failure(is_closed):
    def fail() -> None:
        with transaction.atomic():
            if is_closed:
                connection.close()
            raise LookupError

    with pytest.raises(LookupError):
        fail()
    connection.ensure_connection()
    with transaction.atomic():
        assert User.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_callbacks_after_the_commit_may_write():
    def again() -> None:
        with transaction.atomic():
            User.objects.create_user("boris@example.org", "secret words")

    with transaction.atomic():
        transaction.on_commit(again)
    assert User.objects.count() == 1
