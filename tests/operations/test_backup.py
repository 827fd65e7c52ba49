"""The backup that docs/operate.md describes can be restored."""

import re
import sqlite3
import subprocess
from pathlib import Path

import pytest
from django.db import connection

from issuetrees.accounts.models import User

GUIDE = (Path(__file__).parents[2] / "docs" / "operate.md").read_text("utf-8")


@pytest.mark.django_db(transaction=True)
def test_sqlite_is_copied_while_it_is_in_use(tmp_path):
    User.objects.create_user("anna@example.org", "secret words")
    found = re.search(r"^python3 -c .*?(?=\ncp )", GUIDE, re.MULTILINE | re.DOTALL)
    assert found is not None
    copy = tmp_path / "copy.sqlite3"
    command = (
        found[0]
        .replace("var/issuetrees.sqlite3", str(connection.settings_dict["NAME"]))
        .replace("/backup/issuetrees.sqlite3", str(copy))
    )
    subprocess.run(command, shell=True, check=True)
    restored = sqlite3.connect(copy)
    assert restored.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert restored.execute("SELECT email FROM accounts_user").fetchall() == [("anna@example.org",)]
    restored.close()


@pytest.mark.postgres
def test_postgres_is_dumped_and_restored(postgres, tmp_path):
    User.objects.create_user("anna@example.org", "secret words")
    where = ["-h", str(connection.settings_dict["HOST"]), "-U", "postgres"]
    dump = tmp_path / "issuetrees.dump"
    assert "pg_dump -Fc issuetrees > issuetrees.dump" in GUIDE
    assert "pg_restore --clean --if-exists -d issuetrees issuetrees.dump" in GUIDE
    subprocess.run(["pg_dump", "-Fc", *where, "-f", dump, "postgres"], check=True)
    User.objects.all().delete()
    connection.close()
    subprocess.run(
        ["pg_restore", "--clean", "--if-exists", *where, "-d", "postgres", dump], check=True
    )
    assert User.objects.get().email == "anna@example.org"
