"""The parts of the settings that take more than a line: each reads its own variables."""

import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from issuetrees.operations import env

MAX_CACHED = 20_000  # entries; the default of 300 would throw counts of rate limits away
REDIS_WAITS = {"socket_connect_timeout": 1}  # seconds a request waits for a Redis that is down
LOCAL_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
MIN_SECRET_LENGTH = 50
MIN_SECRET_CHARACTERS = 12  # different ones
SQLITE_START = (
    "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA mmap_size=134217728;"
    "PRAGMA cache_size=-4000;PRAGMA temp_store=MEMORY;PRAGMA journal_size_limit=67108864;"
)


def prepare_home(home: Path) -> None:
    """Make the folder of the database, files and secret key, closed to other users."""
    home.mkdir(mode=0o700, parents=True, exist_ok=True)


def version(changelog: Path) -> str:
    """Return the version: the first heading of the second level in the change log."""
    found = re.search(r"^## (\S+)", changelog.read_text("utf-8"), re.MULTILINE)
    if found is None:
        raise ImproperlyConfigured("CHANGELOG.md has no version heading.")
    return found.group(1)


def hosts(public_url: str, further: list[str], *, is_production: bool) -> list[str]:
    """Return the host names that are answered: that of the public address and others named."""
    named = [urlsplit(public_url).hostname or ""] if public_url else []
    found = [host for host in [*named, *further] if host]
    return found if is_production else [*LOCAL_HOSTS, *found]


def refuse_unsafe(
    *,
    secret_key: str,
    public_url: str,
    hosts: list[str],
    is_debug: bool,
    are_cookies_secure: bool,
) -> None:
    """Stop the start in production when a value would open a hole; name the variable."""
    refusals = {
        "ISSUETREES_SECRET_KEY must be set to 50 or more random characters.": (
            len(secret_key) < MIN_SECRET_LENGTH or len(set(secret_key)) < MIN_SECRET_CHARACTERS
        ),
        "ISSUETREES_URL must be the public address and start with https://.": (
            not public_url.startswith("https://") or not urlsplit(public_url).hostname
        ),
        "ISSUETREES_HOSTS must name hosts without wildcards.": any(
            host.startswith(("*", ".")) for host in hosts
        ),
        "ISSUETREES_DEBUG must be off in production.": is_debug,
        "ISSUETREES_SECURE_COOKIES cannot be off in production.": not are_cookies_secure,
    }
    for sentence, is_unsafe in refusals.items():
        if is_unsafe:
            raise ImproperlyConfigured(sentence)


def database(sqlite_path: Path) -> dict[str, Any]:
    """Return the database: PostgreSQL when an address is given, else SQLite in ``sqlite_path``.

    Connections stay open: requests are served by a fixed pool of threads.
    """
    where = env.address("DATABASE_URL", ("postgres", "postgresql"))
    if where is None:
        return {
            "ENGINE": "issuetrees.operations.sqlite",
            "NAME": sqlite_path,
            "CONN_MAX_AGE": None,
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",  # else read-then-write fails when others write
                "timeout": 20,
                "init_command": SQLITE_START,
            },
        }
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": where.path,
        "USER": where.user,
        "PASSWORD": where.password,
        "HOST": where.host or where.options.pop("host", ""),
        "PORT": str(where.port or ""),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": where.options,
    }


def cache(redis_url: str, *, is_production: bool) -> dict[str, Any]:
    """Return the cache that rate limits count in: shared by all processes that serve HTTP."""
    if redis_url:
        backend = "django.core.cache.backends.redis.RedisCache"
        return {"BACKEND": backend, "LOCATION": redis_url, "OPTIONS": REDIS_WAITS}
    if is_production:
        backend = "django.core.cache.backends.db.DatabaseCache"
        return {"BACKEND": backend, "LOCATION": "cache", "OPTIONS": {"MAX_ENTRIES": MAX_CACHED}}
    return near_cache()


def near_cache() -> dict[str, Any]:
    """Return a cache within the process, which nothing can cut off."""
    backend = "django.core.cache.backends.locmem.LocMemCache"
    return {"BACKEND": backend, "OPTIONS": {"MAX_ENTRIES": MAX_CACHED}}


def channel_layer(redis_url: str) -> dict[str, Any]:
    """Return the way in which processes tell each other about new revisions."""
    if not redis_url:
        return {"BACKEND": "channels.layers.InMemoryChannelLayer"}
    return {
        "BACKEND": "channels_redis.pubsub.RedisPubSubChannelLayer",
        "CONFIG": {"hosts": [{"address": redis_url, **REDIS_WAITS}], "prefix": "issuetrees"},
    }


def broker_options(broker_url: str) -> dict[str, Any]:
    """Return transport options: short polling in memory, a short wait for a Redis that is down."""
    if broker_url.startswith("memory:"):
        return {"polling_interval": 0.1}
    if broker_url.startswith(("redis:", "rediss:")):
        return {"socket_connect_timeout": 1, "global_keyprefix": "issuetrees:"}
    return {}


def media(folder: Path) -> dict[str, Any]:
    """Return the storage of reports and uploads: an S3 bucket when named, else a folder."""
    bucket = env.text("S3_BUCKET")
    if not bucket:
        return {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": folder},
        }
    return {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": bucket,
            "endpoint_url": env.text("S3_ENDPOINT") or None,
            "region_name": env.text("S3_REGION") or None,
            "access_key": env.text("S3_ACCESS_KEY") or None,
            "secret_key": env.text("S3_SECRET_KEY") or None,
            "default_acl": None,
            "file_overwrite": False,
            "querystring_auth": True,
        },
    }


def mail() -> dict[str, Any]:
    """Return what carries mail from the outbox: SMTP when an address is given, else the console."""
    where = env.address("MAIL_URL", ("smtp+tls", "smtps", "smtp"))
    if where is None:
        return {"MAIL_CARRIER": "django.core.mail.backends.console.EmailBackend"}
    default_port = {"smtp": 25, "smtp+tls": 587, "smtps": 465}[where.scheme]
    return {
        "MAIL_CARRIER": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": where.host,
        "EMAIL_PORT": where.port or default_port,
        "EMAIL_HOST_USER": where.user,
        "EMAIL_HOST_PASSWORD": where.password,
        "EMAIL_USE_TLS": where.scheme == "smtp+tls",
        "EMAIL_USE_SSL": where.scheme == "smtps",
        "EMAIL_TIMEOUT": 10,
    }


def single_sign_on() -> dict[str, Any]:
    """Return allauth's providers: one OpenID Connect server when its address is given."""
    server = env.text("OIDC_URL")
    if not server:
        return {}
    return {
        "openid_connect": {
            "APPS": [
                {
                    "provider_id": "oidc",
                    "name": env.text("OIDC_NAME", "OpenID Connect"),
                    "client_id": env.text("OIDC_CLIENT_ID"),
                    "secret": env.text("OIDC_CLIENT_SECRET"),
                    "settings": {"server_url": server},
                }
            ],
        }
    }


def logs(*, is_production: bool) -> dict[str, Any]:
    """Return the logging settings: everything to standard error, JSON lines in production."""
    form = env.choice("LOG_FORMAT", "json" if is_production else "text", ("text", "json"))
    level = env.choice(
        "LOG_LEVEL", "INFO" if is_production else "WARNING", ("DEBUG", "INFO", "WARNING", "ERROR")
    )
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {
            "request": {"()": "issuetrees.operations.logs.RequestFilter"},
            "address": {"()": "issuetrees.operations.logs.AddressFilter"},
        },
        "formatters": {
            "json": {"()": "issuetrees.operations.logs.JsonFormatter"},
            "text": {"format": "%(asctime)s %(levelname)s %(name)s %(request_id)s %(message)s"},
        },
        "handlers": {
            "console": {
                "class": "logging.StreamHandler",
                "filters": ["request", "address"],
                "formatter": form,
            }
        },
        "root": {"handlers": ["console"], "level": level},
        "loggers": {
            "django": {"handlers": [], "level": level, "propagate": True},
            "django.server": {"handlers": [], "level": level, "propagate": True},
            # Its lines for searchers of bugs show whole requests, addresses and all.
            "django.template": {"handlers": [], "level": "WARNING", "propagate": True},
        },
    }
