"""The renderers: what they refuse, where they stop, that they harm nothing and live on."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from issuetrees.reports.formats.pdf import renderers
from issuetrees.reports.formats.pdf.limits import Limits, Unrenderable
from issuetrees.reports.formats.pdf.printing import Printer
from issuetrees.reports.formats.pdf.renderers import Crashed, Message, Pool, Renderer

pytestmark = pytest.mark.sweeps

PAGE = "<!DOCTYPE html><html lang='en'><title>T</title><body><h1>Title</h1>{}</body></html>"
LONG = PAGE.format("<p>x</p>" * 20_000)
TIGHT = Limits(memory_bytes=900_000_000, cpu_seconds=2, wall_seconds=20)


@pytest.fixture
def pool() -> Iterator[Pool]:
    pool = Pool()
    yield pool
    pool.end()


def paint(
    pool: Pool, *htmls: str, styles: tuple[str, ...] = (), limits: Limits | None = None, **options
) -> list[bytes]:
    """Have pieces painted by the pool."""
    with Printer(limits or Limits(), options.get("is_cancelled", bool), pool) as printer:
        printer.warm((), options.get("count", 1))
        orders: list[Message] = [
            {
                "do": "render", "html": html, "styles": styles, "name": "0" * 64,
                "target": str(printer.folder / f"{number}.pdf"),
            }
            for number, html in enumerate(htmls)
        ]  # fmt: skip
        printer.do(orders, options.get("hear", lambda _order, _message: None))
        return [Path(order["target"]).read_bytes() for order in orders]


def test_gives_pages_and_is_kept_for_the_next(pool: Pool) -> None:
    heard: list[Message] = []
    (first,) = paint(pool, PAGE.format(""), hear=lambda _order, message: heard.append(message))
    assert first.startswith(b"%PDF-")
    assert [message for message in heard if "page" in message] == [{"page": 1}]
    pid = pool._free[0].pid
    assert paint(pool, PAGE.format("")) == [first]
    assert [one.pid for one in pool._free] == [pid]


@pytest.mark.parametrize(
    "bomb",
    [
        pytest.param("<div style='display:flex'>" * 14, id="nested flex"),
        pytest.param("<table><tr><td colspan=1000000000>x</table>", id="colspan"),
        pytest.param("<div>" * 3000, id="depth"),
    ],
)
def test_a_bomb_ends_one_export_only(pool: Pool, bomb: str) -> None:
    with pytest.raises(Unrenderable) as refused:
        paint(pool, PAGE.format(bomb), limits=TIGHT)
    assert refused.value.code in {"too_large", "timed_out", "render_failed"}
    assert str(refused.value)
    assert pool._free == []
    assert paint(pool, PAGE.format(""))


def test_file_size_is_limited(pool: Pool) -> None:
    with pytest.raises(Unrenderable) as refused:
        paint(pool, PAGE.format(""), limits=Limits(file_bytes=500))
    assert refused.value.code == "too_large"


def test_time_is_limited(pool: Pool) -> None:
    with pytest.raises(Unrenderable) as refused:
        paint(pool, LONG, limits=Limits(wall_seconds=1))
    assert refused.value.code == "timed_out"


def test_cancel_ends_the_renderers_at_once(pool: Pool) -> None:
    started = time.monotonic()
    with pytest.raises(Unrenderable) as refused:
        paint(pool, LONG, LONG, count=2, is_cancelled=lambda: time.monotonic() - started > 1)
    assert refused.value.code == "cancelled"
    assert time.monotonic() - started < 6
    assert pool._free == []


def test_a_fault_inside_is_reported(pool: Pool, tmp_path: Path, monkeypatch) -> None:
    (tmp_path / "sandbox.py").write_text("import sys; sys.exit('Pango is not installed')")
    monkeypatch.setattr(renderers, "HERE", tmp_path)
    with pytest.raises(Unrenderable) as refused:
        paint(pool, PAGE.format(""))
    assert refused.value.code == "render_failed"
    assert "Pango is not installed" in str(refused.value)


def test_one_that_is_killed_from_outside_is_replaced(pool: Pool) -> None:
    killed: list[int] = []

    def kill(_order: Message, message: Message) -> None:
        if "page" in message and not killed:
            killed.append(printer.renderers[0].pid)
            os.kill(killed[0], signal.SIGKILL)

    with Printer(Limits(), bool, pool) as printer:
        printer.warm((), 1)
        target = printer.folder / "0.pdf"
        order = {
            "do": "render", "html": PAGE.format("<p>x</p>" * 2000), "styles": (),
            "name": "0" * 64, "target": str(target),
        }  # fmt: skip
        printer.do([order], kill)
        assert target.read_bytes().startswith(b"%PDF-")
    assert killed
    assert killed[0] != pool._free[0].pid


def test_one_that_dies_again_fails_the_export(pool: Pool, tmp_path: Path, monkeypatch) -> None:
    (tmp_path / "sandbox.py").write_text("import os; os.kill(os.getpid(), 9)")
    monkeypatch.setattr(renderers, "HERE", tmp_path)
    with pytest.raises(Crashed):
        paint(pool, PAGE.format(""))


def test_is_replaced_after_so_many_orders(pool: Pool, monkeypatch) -> None:
    monkeypatch.setattr(renderers, "MOST_ORDERS", 2)
    pids: set[int] = set()

    def note(_order: Message, message: Message) -> None:
        if "done" in message:
            pids.add(printer.renderers[0].pid)

    with Printer(Limits(), bool, pool) as printer:
        printer.warm((), 1)
        orders: list[Message] = [
            {
                "do": "render", "html": PAGE.format(""), "styles": (), "name": "0" * 64,
                "target": str(printer.folder / f"{number}.pdf"),
            }
            for number in range(3)
        ]  # fmt: skip
        printer.do(orders, note)
    assert len(pids) == 2


def test_dies_with_its_parent_and_leaves_nothing(tmp_path: Path) -> None:
    worker = """
import os
from issuetrees.reports.formats.pdf.limits import Limits
from issuetrees.reports.formats.pdf.renderers import Renderer
renderer = Renderer()
renderer.begin(
    {"do": "render", "html": "<p>x</p>" * 20000, "styles": [], "name": "0", "target": "x"},
    Limits(),
)
print(renderer.pid, renderer.folder, flush=True)
os.kill(os.getpid(), 9)
"""
    killed = subprocess.run(
        [sys.executable, "-c", worker], capture_output=True, text=True, check=False
    )
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    pid, folder = killed.stdout.split()
    deadline = time.monotonic() + 15
    while is_alive(int(pid)) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not is_alive(int(pid))
    assert not Path(folder).exists()


def test_reads_no_file_and_no_address(pool: Pool, tmp_path: Path) -> None:
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
    style = "p { background: url(asset:../models.py) }"
    (content,) = paint(pool, PAGE.format(probes), styles=(style,))
    server.set()
    assert asked == []
    assert b"swordfish" not in content
    assert b"EmbeddedFile" not in content


def test_gets_no_secret_from_the_environment(monkeypatch) -> None:
    monkeypatch.setenv("ISSUETREES_SECRET_KEY", "swordfish")
    renderer = Renderer()
    environment = Path(f"/proc/{renderer.pid}/environ").read_bytes()
    renderer.end()
    assert b"swordfish" not in environment
    assert not is_alive(renderer.pid)
    assert not renderer.folder.exists()


def is_alive(pid: int) -> bool:
    try:
        status = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return False
    return status.rsplit(")", 1)[1].split()[0] != "Z"


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
