"""The other editors: fetched from the npm registry into ``var/``, bundled there, served."""

import functools
import http.server
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from tests.bench.stack import ROOT

HERE: Final = Path(__file__).parent
PLACE: Final = ROOT / "var" / "bench-editor"
#: File names under ``rivals/``, and the names that people know.
RIVALS: Final = {
    "mind_elixir": "mind-elixir",
    "react_flow": "React Flow",
    "simple_mind_map": "simple-mind-map",
}


def build() -> Path:
    """Install what the lockfile names and bundle a page for each rival; return their folder."""
    PLACE.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(HERE / name, PLACE)
    _install()
    shutil.copytree(HERE / "rivals", PLACE / "rivals", dirs_exist_ok=True)
    sources = [f"rivals/{name}.js" for name in RIVALS]
    _run(
        "node_modules/.bin/esbuild",
        *sources,
        "--bundle",
        "--minify",
        "--format=iife",
        "--define:process.env.NODE_ENV='production'",
        "--outdir=pages",
        "--log-level=warning",
    )
    page = (HERE / "rivals" / "page.html").read_text()
    for name in RIVALS:
        (PLACE / "pages" / f"{name}.html").write_text(page.replace("NAME", name))
    return PLACE / "pages"


def _install() -> None:
    wanted, done = PLACE / "package-lock.json", PLACE / "node_modules" / ".installed"
    if done.exists() and done.read_bytes() == wanted.read_bytes():
        return
    _run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent")
    shutil.copy(wanted, done)


def _run(*command: str) -> None:
    subprocess.run(command, check=True, cwd=PLACE)


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_args: object) -> None:
        """Say nothing."""


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve a folder until the block ends; give its address."""
    handler = functools.partial(_Quiet, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
