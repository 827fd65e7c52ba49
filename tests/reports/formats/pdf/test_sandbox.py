"""The rendering process: what it refuses, where it stops, and that it harms nothing."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from issuetrees.reports.formats.pdf import printing
from issuetrees.reports.formats.pdf.printing import Limits, Step, Unrenderable, render_pdf

PAGE = "<!DOCTYPE html><html lang='en'><title>T</title><body><h1>Title</h1>{}</body></html>"
TIGHT = Limits(memory_bytes=900_000_000, cpu_seconds=2, wall_seconds=20)


def test_gives_a_pdf_and_tells_its_steps() -> None:
    steps: list[Step] = []
    content = render_pdf(PAGE.format(""), [], on_step=steps.append)
    assert content.startswith(b"%PDF-")
    percents = [step.percent for step in steps]
    assert percents == sorted(percents)
    assert percents[-1] >= 90


def test_same_input_gives_the_same_bytes() -> None:
    html = PAGE.format("").replace(
        "<title>", "<meta name='dcterms.created' content='2026-11-23'><title>"
    )
    assert render_pdf(html, []) == render_pdf(html, [])


@pytest.mark.parametrize(
    "bomb",
    [
        pytest.param("<div style='display:flex'>" * 14, id="nested flex"),
        pytest.param("<table><tr><td colspan=1000000000>x</table>", id="colspan"),
        pytest.param("<div>" * 3000, id="depth"),
    ],
)
def test_a_bomb_ends_one_export_only(bomb: str) -> None:
    with pytest.raises(Unrenderable) as refused:
        render_pdf(PAGE.format(bomb), [], limits=TIGHT)
    assert refused.value.code in {"too_large", "timed_out", "render_failed"}
    assert str(refused.value)
    assert _children() == []


def test_too_long_html_is_refused_before_anything_starts(monkeypatch) -> None:
    monkeypatch.setattr(printing, "MAX_HTML_CHARACTERS", 10)
    with pytest.raises(Unrenderable) as refused:
        render_pdf(PAGE.format(""), [])
    assert refused.value.code == "too_large"


def test_file_size_is_limited() -> None:
    with pytest.raises(Unrenderable) as refused:
        render_pdf(PAGE.format(""), [], limits=Limits(file_bytes=500))
    assert refused.value.code == "too_large"


def test_time_is_limited() -> None:
    with pytest.raises(Unrenderable) as refused:
        render_pdf(PAGE.format("<p>x</p>" * 20_000), [], limits=Limits(wall_seconds=1))
    assert refused.value.code == "timed_out"


def test_cancel_kills_the_process_at_once() -> None:
    started = time.monotonic()
    with pytest.raises(Unrenderable) as refused:
        render_pdf(
            PAGE.format("<p>x</p>" * 20_000),
            [],
            is_cancelled=lambda: time.monotonic() - started > 1,
        )
    assert refused.value.code == "cancelled"
    assert time.monotonic() - started < 6
    assert _children() == []


def test_a_fault_inside_is_reported(tmp_path: Path, monkeypatch) -> None:
    broken = tmp_path / "sandbox.py"
    broken.write_text("import sys; sys.exit('Pango is not installed')")
    monkeypatch.setattr(printing, "HERE", tmp_path)
    with pytest.raises(Unrenderable) as refused:
        render_pdf(PAGE.format(""), [])
    assert refused.value.code == "render_failed"
    assert "Pango is not installed" in str(refused.value)


def test_dies_with_its_parent(tmp_path: Path) -> None:
    job = _job(tmp_path)
    worker = f"""
import os, pathlib
from issuetrees.reports.formats.pdf import printing
print(printing._start(pathlib.Path({str(job)!r})).pid, flush=True)
os.kill(os.getpid(), 9)
"""
    killed = subprocess.run(
        [sys.executable, "-c", worker], capture_output=True, text=True, check=False
    )
    assert killed.returncode == -signal.SIGKILL
    child = Path(f"/proc/{int(killed.stdout)}/stat")
    deadline = time.monotonic() + 15
    while _is_alive(child) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not _is_alive(child)


def test_reads_no_file_and_no_address(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("swordfish")
    asked: list[str] = []
    server, address = _listener(asked)
    probes = "".join(
        probe.replace("{}", target)
        for target in (secret.as_uri(), f"{address}/probe")
        for probe in (
            "<img src='{}'>", "<object data='{}'></object>", "<embed src='{}'>",
            "<link rel=attachment href='{}'>", "<link rel=stylesheet href='{}'>",
            "<div style='background:url({})'>x</div>", "<iframe src='{}'></iframe>",
            "<svg><image href='{}' width='9' height='9'/></svg>",
            "<style>@import url({}); @font-face { font-family: F; src: url({}) }</style>",
        )
    )  # fmt: skip
    content = render_pdf(PAGE.format(probes), ["p { background: url(asset:../models.py) }"])
    server.set()
    assert asked == []
    assert b"swordfish" not in content
    assert b"EmbeddedFile" not in content


def test_gets_no_secret_from_the_environment(monkeypatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ISSUETREES_SECRET_KEY", "swordfish")
    process = printing._start(_job(tmp_path))
    environment = Path(f"/proc/{process.pid}/environ").read_bytes()
    printing._end(process)
    assert b"swordfish" not in environment


def _job(folder: Path) -> Path:
    printing._write_job(folder, PAGE.format("<p>x</p>" * 20_000), [], Limits(), "pdf/ua-1")
    return folder


def _is_alive(status: Path) -> bool:
    try:
        return status.read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def _children() -> list[str]:
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text().rsplit(")", 1)[1].split()
            command = (status.parent / "cmdline").read_text()
        except (OSError, IndexError):
            continue
        if int(fields[1]) == os.getpid() and fields[0] != "Z" and "sandbox.py" in command:
            found.append(command)
    return found


def test_a_crash_of_the_libraries_is_tried_once_more(monkeypatch: pytest.MonkeyPatch) -> None:
    tries: list[str] = []

    def render(*_args: object) -> bytes:
        tries.append("try")
        if len(tries) == 1:
            raise printing.Crashed("render_failed", reason="exit code -11")
        return b"%PDF"

    monkeypatch.setattr(printing, "_render", render)
    assert printing.render_pdf("<p>Words</p>", []) == b"%PDF"
    assert len(tries) == 2


def _listener(asked: list[str]) -> tuple[threading.Event, str]:
    """A server on the loopback that notes who comes."""
    server = socket.create_server(("127.0.0.1", 0))
    server.settimeout(0.2)
    over = threading.Event()

    def listen() -> None:
        with server:
            while not over.is_set():
                try:
                    connection, _address = server.accept()
                except TimeoutError:
                    continue
                asked.append("somebody")
                connection.close()

    threading.Thread(target=listen, daemon=True).start()
    return over, f"http://127.0.0.1:{server.getsockname()[1]}"
