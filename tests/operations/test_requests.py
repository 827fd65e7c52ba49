"""Request ids and the log."""

import json
import logging
import sys

import pytest

from issuetrees.operations import logs


def test_each_answer_has_an_id_of_its_own(client):
    first, second = (client.get("/health/live")["X-Request-ID"] for _ in range(2))
    assert len(first) == 32
    assert first != second


@pytest.mark.parametrize(
    ("proxies", "given", "is_kept"),
    [
        (1, "proxy-id-12345", True),
        (0, "proxy-id-12345", False),
        (1, "short", False),
        (1, 'x" injected', False),
    ],
)
def test_an_id_is_taken_from_a_trusted_proxy_only(client, settings, proxies, given, is_kept):
    settings.TRUSTED_PROXIES = proxies
    response = client.get("/health/live", headers={"X-Request-ID": given})
    assert (response["X-Request-ID"] == given) is is_kept


def test_the_log_names_the_route_and_not_what_stands_in_it(client, caplog):
    with caplog.at_level(logging.INFO, logger="issuetrees.request"):
        client.get("/accounts/password/reset/key/secret-token/?token=secret")
    lines = [record.getMessage() for record in caplog.records if record.name.endswith("request")]
    assert any("/accounts/password/reset/key/" in line for line in lines)
    assert not any("secret" in line for line in lines)


def test_a_json_line_holds_the_extras_and_the_exception():
    try:
        raise ValueError("broken")
    except ValueError:
        record = logging.getLogger("x").makeRecord(
            "x", logging.ERROR, "f", 1, "Ранг %s", ("a",), sys.exc_info(), extra={"status": 500}
        )
    token = logs.request_id.set("id-1")
    assert logs.RequestFilter().filter(record)
    logs.request_id.reset(token)
    line = json.loads(logs.JsonFormatter().format(record))
    assert line["message"] == "Ранг a"
    assert line["level"] == "error"
    assert line["request_id"] == "id-1"
    assert line["status"] == 500
    assert "ValueError: broken" in line["exception"]
    assert line["at"].endswith("+00:00")


def test_pages_ask_for_no_device_features(client):
    response = client.get("/health/live")
    assert "camera=()" in response["Permissions-Policy"]
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"
    assert response["X-Content-Type-Options"] == "nosniff"
