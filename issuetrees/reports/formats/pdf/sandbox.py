"""The sandboxed process that turns one HTML file into one PDF.

Run by path and isolated (``python -I sandbox.py JOB_FOLDER``), so it loads neither Django nor
the product, gets no secrets, and starts fast. ``job.json`` in the folder says what to read and
which limits to obey; ``document.pdf`` is the result. Standard output carries one JSON object a
line: ``{"step", "page"}`` while working, ``{"problem", "detail"}`` when it failed. Standard
input is a lifeline: when the parent dies it closes, and this process ends at once.

Nothing is fetched: only ``data:`` addresses within a budget, and ``asset:NAME`` from the map in
the job. The collector is off, since one process renders one document and then ends.
"""

import gc
import json
import logging
import os
import re
import resource
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from weasyprint.urls import URLFetcher, URLFetcherResponse

LINE = re.compile(r"Step (?P<step>\d)[^\d]*(?P<page>\d+)?")
DATA_BUDGET_BYTES = 20_000_000
DATA_BUDGET_COUNT = 200
MAX_IMAGE_PIXELS = 25_000_000


def say(**message: Any) -> None:
    """Send one line to the parent."""
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()


def limit(limits: dict[str, int]) -> None:
    """Bound what this process may use; the system ends it when it goes further."""
    memory, cpu, size = limits["memory_bytes"], limits["cpu_seconds"], limits["file_bytes"]
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu, cpu + 2))
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (256, 256))


def hold_lifeline() -> None:
    """End with the parent: a thread waits for standard input to close."""

    def wait() -> None:
        os.read(0, 1)
        os._exit(3)

    threading.Thread(target=wait, daemon=True).start()


class ProgressLines(logging.Handler):
    """Turns WeasyPrint's progress messages into lines for the parent."""

    def emit(self, record: logging.LogRecord) -> None:
        """Send step and page; every page would be too much, so every second one."""
        found = LINE.match(record.getMessage())
        if found is None:
            return
        page = int(found["page"] or 0)
        if page % 2 == 0:
            say(step=int(found["step"]), page=page)


def make_fetcher(assets: dict[str, str]) -> "URLFetcher":
    """Return a fetcher that knows the given assets and small ``data:`` addresses only."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse  # noqa: PLC0415 - needs Pango

    class AssetFetcher(URLFetcher):  # type: ignore[misc]
        """No network, no file but the fixed assets."""

        count = 0
        size = 0

        def fetch(self, url: str, headers: dict[str, str] | None = None) -> "URLFetcherResponse":
            """Return an asset or the content of a ``data:`` address; refuse all else."""
            if url.startswith("asset:"):
                path = assets.get(url.removeprefix("asset:"))
                if path is None:
                    raise ValueError("unknown asset")
                return URLFetcherResponse(url, Path(path).read_bytes())
            self.count += 1
            self.size += len(url)
            if self.count > DATA_BUDGET_COUNT or self.size > DATA_BUDGET_BYTES:
                raise ValueError("too many embedded files")
            return super().fetch(url, headers)

    return AssetFetcher(allowed_protocols={"data"}, allow_redirects=False)


def render(job: dict[str, Any], folder: Path) -> None:
    """Write ``document.pdf`` from ``document.html`` as the job says."""
    import PIL.Image  # noqa: PLC0415 - after the limits are set
    from weasyprint import CSS, HTML  # noqa: PLC0415
    from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415

    PIL.Image.MAX_IMAGE_PIXELS = MAX_IMAGE_PIXELS
    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    progress = logging.getLogger("weasyprint.progress")
    progress.setLevel(logging.INFO)
    progress.addHandler(ProgressLines())
    say(step=0, page=0)
    fetcher, fonts = make_fetcher(job["assets"]), FontConfiguration()
    styles = [
        CSS(string=text, url_fetcher=fetcher, font_config=fonts, base_url="asset:")
        for text in job["styles"]
    ]
    html = HTML(
        string=(folder / "document.html").read_text(encoding="utf-8"),
        url_fetcher=fetcher,
        base_url="asset:",
    )
    html.write_pdf(
        folder / "document.pdf",
        stylesheets=styles,
        font_config=fonts,
        pdf_variant=job["variant"],
        pdf_identifier=job["identifier"].encode("ascii"),
    )


def main(folder: Path) -> int:
    """Do the job in ``folder``; return the exit code."""
    job = json.loads((folder / "job.json").read_text(encoding="utf-8"))
    limit(job["limits"])
    hold_lifeline()
    gc.disable()
    try:
        render(job, folder)
    except (MemoryError, SystemError):
        # C code that gets no memory may return without saying so, which is a SystemError.
        say(problem="too_large", detail="memory")
        return 1
    except OSError as error:
        # A bare system has no Pango, and a file past the limit is an OSError too.
        say(problem="too_large" if error.errno == 27 else "render_failed", detail=str(error))
        return 1
    except Exception as error:  # noqa: BLE001 - whatever it is, the parent must hear of it
        say(problem="render_failed", detail=f"{type(error).__name__}: {error}"[:500])
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
