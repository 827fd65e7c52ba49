"""What migrations of jobs carry over."""

import datetime as dt

from django.utils import timezone

from tests.migrating import Migrate


def test_jobs_that_wait_keep_their_order(migrate: Migrate) -> None:
    old = migrate("jobs", "0002_mail").get_model("jobs", "Job")
    now = timezone.now()
    ids = [old.objects.create(kind="trial").pk for _ in range(3)]
    for age, pk in enumerate(ids):
        old.objects.filter(pk=pk).update(created_at=now - dt.timedelta(hours=age))
    new = migrate("jobs", "0003_turns").get_model("jobs", "Job")
    assert list(new.objects.order_by("turn_at").values_list("pk", flat=True)) == ids[::-1]
