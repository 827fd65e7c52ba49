"""Reading single variables."""

import stat

import pytest
from django.core.exceptions import ImproperlyConfigured

from issuetrees.operations import configuration, env


def test_an_empty_variable_counts_as_not_set(monkeypatch):
    monkeypatch.setenv("ISSUETREES_MODE", "  ")
    assert env.text("MODE", "embedded") == "embedded"


@pytest.mark.parametrize(("written", "meant"), [("yes", True), ("1", True), ("Off", False)])
def test_flags(monkeypatch, written, meant):
    monkeypatch.setenv("ISSUETREES_DEBUG", written)
    assert env.flag("DEBUG", default=not meant) is meant


@pytest.mark.parametrize(
    ("name", "value", "read"),
    [
        ("DEBUG", "perhaps", lambda: env.flag("DEBUG")),
        ("TRUSTED_PROXIES", "-1", lambda: env.number("TRUSTED_PROXIES", 0)),
        ("MODE", "prod", lambda: env.choice("MODE", "embedded", ("embedded", "production"))),
        ("DATABASE_URL", "mysql://host/name", lambda: env.address("DATABASE_URL", ("postgres",))),
    ],
)
def test_an_unusable_value_names_its_variable(monkeypatch, name, value, read):
    monkeypatch.setenv(f"ISSUETREES_{name}", value)
    with pytest.raises(ImproperlyConfigured, match=f"ISSUETREES_{name}"):
        read()


def test_lists_drop_blanks(monkeypatch):
    monkeypatch.setenv("ISSUETREES_HOSTS", "a.example.com, ,b.example.com,")
    assert env.words("HOSTS") == ["a.example.com", "b.example.com"]


def test_the_secret_is_made_once_and_closed_to_others(tmp_path, monkeypatch):
    monkeypatch.delenv("ISSUETREES_SECRET_KEY", raising=False)
    path = tmp_path / "secret-key"
    first = env.secret("SECRET_KEY", path)
    assert len(first) >= 50
    assert env.secret("SECRET_KEY", path) == first
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_a_secret_that_is_set_wins_over_the_file(tmp_path, monkeypatch):
    monkeypatch.setenv("ISSUETREES_SECRET_KEY", "from outside")
    assert env.secret("SECRET_KEY", tmp_path / "secret-key") == "from outside"
    assert not (tmp_path / "secret-key").exists()


def test_a_database_address_is_taken_apart(monkeypatch, tmp_path):
    monkeypatch.setenv(
        "ISSUETREES_DATABASE_URL", "postgres://me:p%40ss@db.example.com:5433/trees?sslmode=require"
    )
    entry = configuration.database(tmp_path / "unused")
    assert entry["ENGINE"] == "django.db.backends.postgresql"
    assert (entry["USER"], entry["PASSWORD"], entry["HOST"]) == ("me", "p@ss", "db.example.com")
    assert (entry["PORT"], entry["NAME"]) == ("5433", "trees")
    assert entry["OPTIONS"] == {"sslmode": "require"}


def test_a_socket_folder_is_given_as_an_option(monkeypatch, tmp_path):
    monkeypatch.setenv("ISSUETREES_DATABASE_URL", "postgres://me@/trees?host=/run/postgresql")
    entry = configuration.database(tmp_path / "unused")
    assert entry["HOST"] == "/run/postgresql"
    assert entry["OPTIONS"] == {}


@pytest.mark.parametrize(
    ("address", "port", "tls", "ssl"),
    [
        ("smtp+tls://me:word@mail.example.com", 587, True, False),
        ("smtps://mail.example.com", 465, False, True),
        ("smtp://mail.example.com:2525", 2525, False, False),
    ],
)
def test_mail_addresses(monkeypatch, address, port, tls, ssl):
    monkeypatch.setenv("ISSUETREES_MAIL_URL", address)
    mail = configuration.mail()
    assert mail["EMAIL_HOST"] == "mail.example.com"
    assert (mail["EMAIL_PORT"], mail["EMAIL_USE_TLS"], mail["EMAIL_USE_SSL"]) == (port, tls, ssl)


def test_mail_goes_to_the_console_by_default(monkeypatch):
    monkeypatch.delenv("ISSUETREES_MAIL_URL", raising=False)
    assert configuration.mail()["MAIL_CARRIER"].endswith("console.EmailBackend")


def test_files_go_to_a_bucket_when_one_is_named(monkeypatch, tmp_path):
    monkeypatch.setenv("ISSUETREES_S3_BUCKET", "files")
    monkeypatch.setenv("ISSUETREES_S3_ENDPOINT", "https://s3.example.com")
    media = configuration.media(tmp_path)
    assert media["OPTIONS"]["bucket_name"] == "files"
    assert media["OPTIONS"]["endpoint_url"] == "https://s3.example.com"
    assert media["OPTIONS"]["default_acl"] is None


@pytest.mark.parametrize(
    ("redis", "is_production", "backend"),
    [("redis://x", True, "RedisCache"), ("", True, "DatabaseCache"), ("", False, "LocMemCache")],
)
def test_rate_limits_are_shared_by_all_processes(redis, is_production, backend):
    cache = configuration.cache(redis, is_production=is_production)
    assert cache["BACKEND"].endswith(backend)
