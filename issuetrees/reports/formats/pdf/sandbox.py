"""The renderer: a process of its own that turns pieces of HTML into pages and joins them.

Run by path and isolated (``python -I sandbox.py FOLDER``), so it loads neither Django nor the
product's apps and gets no secrets. It is kept warm and takes orders, one JSON object a line, from
standard input, which is also its lifeline: when the parent dies it closes, and this process ends
at once. Its folder is its own and goes with it. Standard output carries JSON objects, too:
``{"page"}`` while a piece is laid out, ``{"done", ...}`` at the end of an order, ``{"problem",
"detail"}`` when one failed, after which the process ends.

Each order has limits on memory, processor time and the size of files; the system ends the process
when it goes further.
"""

import gc
import importlib
import json
import os
import queue
import resource
import shutil
import sys
import threading
import types
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from issuetrees.reports.formats.pdf.renderer.paint import Painter

ROOT: Final = Path(__file__).resolve().parents[4]
IDLE_SECONDS: Final = 1800.0
PAUSE_SECONDS: Final = 0.1
MOST_WASTE_KIB: Final = 40_000
_KIB_OF_PAGE: Final = os.sysconf("SC_PAGE_SIZE") // 1024


def say(**message: Any) -> None:
    """Send one line to the parent."""
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()


def limit(memory_bytes: int, cpu_seconds: int, file_bytes: int) -> None:
    """Bound what the next order may use."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = int(used.ru_utime + used.ru_stime) + cpu_seconds
    for kind, most in (
        (resource.RLIMIT_AS, memory_bytes),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, file_bytes),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 256),
    ):
        resource.setrlimit(kind, (most, resource.getrlimit(kind)[1]))


def listen(folder: Path) -> "queue.Queue[dict[str, Any]]":
    """Return the orders that come in; end with the parent."""
    orders: queue.Queue[dict[str, Any]] = queue.Queue()

    def read() -> None:
        for line in sys.stdin:
            orders.put(json.loads(line))
        end(folder, 3)

    threading.Thread(target=read, daemon=True).start()
    return orders


def end(folder: Path, code: int) -> None:
    """End at once, in whatever thread, and leave nothing behind."""
    shutil.rmtree(folder, ignore_errors=True)
    os._exit(code)


def find_product() -> None:
    """Let this package's modules be imported without the start of the whole product."""
    sys.path.insert(0, str(ROOT))
    product = types.ModuleType("issuetrees")
    product.__path__ = [str(ROOT / "issuetrees")]
    sys.modules["issuetrees"] = product


def put_off() -> None:
    """Have what WeasyPrint imports for fonts of other kinds than ours loaded when it is used: a
    fifth of the time in which it starts.
    """
    for name in ("fontTools.subset", "fontTools.varLib.instancer"):
        sys.modules[name] = Later(name)


class Later(types.ModuleType):
    """A module that is loaded when something of it is used, not when it is named."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)

        def call(*given: Any, **named: Any) -> Any:
            if sys.modules.get(self.__name__) is self:
                del sys.modules[self.__name__]
            return getattr(importlib.import_module(self.__name__), name)(*given, **named)

        return call


class Renderer:
    """Does one order after the other."""

    def __init__(self) -> None:
        self.painter: Painter | None = None

    def do(self, order: dict[str, Any]) -> dict[str, Any]:
        """Do an order; return what there is to say about it."""
        if order["do"] == "join":
            from issuetrees.reports.formats.pdf.renderer.join import join  # noqa: PLC0415

            return join(order, lambda: say(is_joined=True))
        if order["do"] == "photograph":
            from issuetrees.reports.formats.pdf.renderer.photos import photograph  # noqa: PLC0415

            photograph(order)
            return {}
        self.painter = self.painter or self._warm(order["assets"])
        if order["do"] == "warm":
            for text in order["styles"]:
                self.painter.style(text)
        else:
            target = Path(order["target"])
            self.painter.paint(order["html"], order["styles"], order["name"], target)
        return {}

    def _warm(self, assets: dict[str, str]) -> "Painter":
        from issuetrees.reports.formats.pdf.renderer.paint import Painter  # noqa: PLC0415

        return Painter(assets, lambda page: say(page=page))


def attempt(renderer: Renderer, order: dict[str, Any]) -> bool:
    """Do an order and tell how it ended."""
    try:
        limit(**order["limits"])
        outcome = renderer.do(order)
    except (MemoryError, SystemError):
        # C code that gets no memory may return without saying so, which is a SystemError.
        say(problem="too_large", detail="memory")
    except OSError as error:
        # A bare system has no Pango, and a file past the limit is an OSError too.
        say(problem="too_large" if error.errno == 27 else "render_failed", detail=str(error))
    except Exception as error:  # noqa: BLE001 - whatever it is, the parent must hear of it
        say(problem="render_failed", detail=f"{type(error).__name__}: {error}"[:500])
    else:
        if order["do"] != "warm":
            say(done=True, kib=_kib(), **outcome)
        return True
    return False


def _kib() -> int:
    """Return how much memory this process has."""
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * _KIB_OF_PAGE


class Waste:
    """What orders leave behind: collected when no order waits, or when there is much of it.

    What is still there then, as styles that later pieces share, is not looked through again.
    """

    def __init__(self) -> None:
        gc.disable()
        self.kept = _kib()

    def is_much(self) -> bool:
        """Tell whether it must not wait."""
        return _kib() - self.kept > MOST_WASTE_KIB

    def collect(self) -> None:
        """Collect it."""
        gc.collect()
        gc.freeze()
        self.kept = _kib()


def next_of(orders: "queue.Queue[dict[str, Any]]", waste: Waste) -> dict[str, Any] | None:
    """Return the next order, None where none comes for long."""
    if waste.is_much():
        waste.collect()
    with suppress(queue.Empty):
        return orders.get(timeout=PAUSE_SECONDS)
    waste.collect()
    with suppress(queue.Empty):
        return orders.get(timeout=IDLE_SECONDS)
    return None


def main(folder: Path) -> int:
    """Take orders until one fails, none comes for long, or the parent is gone."""
    find_product()
    put_off()
    orders, renderer, waste = listen(folder), Renderer(), Waste()
    while (order := next_of(orders, waste)) is not None:
        if not attempt(renderer, order):
            return 1
    end(folder, 0)
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
