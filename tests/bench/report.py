"""Reports of about 40, 250 and 650 pages beside WeasyPrint and Chromium printing the same HTML.

WeasyPrint gets it in one piece and untuned, as one writes it first: with the numbers of pages laid
out by itself. Ratios are of one run, sizes in turn, so that a busy minute of the machine meets all.
"""

import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from unittest import mock

import django

from tests.bench.figures import judge, say

if TYPE_CHECKING:
    from issuetrees.reports.document import ReportDocument

#: Parts of the tree for about so many pages, and how long an export may take after one edit.
SIZES: Final = {40: 1, 250: 54, 650: 154}
#: Sections of careers that a report of about 40 pages goes without.
CAREERS: Final = frozenset({"stage_map", "stage_levels", "personal_plan", "team_view"})
AFTER_AN_EDIT: Final = {250: 2.0, 650: 4.0}  # seconds
FIRST: Final = 3.5
SEEN: Final = 1.0
SAMPLES: Final = 20
MEGABYTES: Final = 300
_NUMBERS: Final = (
    "[data-page]::after { content: target-counter(attr(data-page), page) }"
    "[data-page-end]::after { content: target-counter(attr(data-page-end), page) }"
    '@page { @bottom-right { content: counter(page) " / " counter(pages) } }'
)


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds by the clock and of the processor, and the largest process in MB."""

    wall: float
    cpu: float
    megabytes: float


def main() -> bool:
    """Measure every size, the smallest first, then exports of the sample one after the other.

    Renderers are warm, as those of a worker are that made a file in the last half hour; how long
    the smallest takes where they have to start is measured apart.
    """
    with tempfile.TemporaryDirectory(prefix="issuetrees-bench-") as home:
        os.environ["ISSUETREES_HOME"] = home
        os.environ["DJANGO_SETTINGS_MODULE"] = "issuetrees.settings"
        django.setup()
        chosen = [int(size) for size in os.environ.get("BENCH_PAGES", "").split()] or list(SIZES)
        results = [_first()]
        _warm()
        results += [_size(size, Path(home)) for size in chosen]
        return all([*results, _samples()])


def _first() -> bool:
    """The smallest size, in a process of its own that has made nothing before."""
    code = "from tests.bench.report import say_first; raise SystemExit(not say_first())"
    return subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def say_first() -> bool:
    """Export the smallest size where no renderer has started."""
    with tempfile.TemporaryDirectory(prefix="issuetrees-bench-") as home:
        os.environ["ISSUETREES_HOME"] = home
        django.setup()
        cost, pages = _ours(_report(SIZES[40], without=CAREERS))
        say(f"{pages} pages, the first of a worker: {_told(cost)}")
        return judge("seconds the first time", cost.wall, FIRST)


def _warm() -> None:
    """Export a page in each language, which no other report has."""
    from issuetrees.reports.composition import choices, of_kind
    from tests.reports.documents import document

    for language in ("en", "ru"):
        _ours(document(language, choices(of_kind("decision_memo", language))))


def _size(size: int, home: Path) -> bool:
    report = _report(SIZES[size], without=CAREERS if size not in AFTER_AN_EDIT else frozenset())
    ours, pages = _ours(report)
    edited, _pages = _ours(_edited(report))
    html = home / "whole.html"
    html.write_text(_whole(report), encoding="utf-8")
    plain = _process([sys.executable, "-m", "tests.bench.plainly", str(html)])
    say(f"{pages} pages: ours {_told(ours)}; WeasyPrint {_told(plain)}; edited {_told(edited)}")
    seen = _seen(report)
    chromium = shutil.which("chromium")
    if chromium:
        flags = ["--headless", "--no-sandbox", "--disable-gpu", f"--print-to-pdf={home}/c.pdf"]
        printed = _process([chromium, *flags, html.as_uri()])
        say(f"Chromium {_told(printed)}: ours to it, by the clock {ours.wall / printed.wall:.2f}")
    judged = [
        judge("processor, to one untuned piece", ours.cpu / plain.cpu, 0.65),
        judge("by the clock, to one untuned piece", ours.wall / plain.wall, 0.4),
        judge("MB of the largest process", ours.megabytes, MEGABYTES),
        judge("seconds until an edited page is seen", seen, SEEN),
    ]
    if size in AFTER_AN_EDIT:
        judged.append(judge("seconds after one edit", edited.wall, AFTER_AN_EDIT[size]))
    return all(judged)


def _samples() -> bool:
    """Exports of the sample, each a little other than the one before, by one worker."""
    from tests.reports.documents import document

    sample = document("ru")
    spent = [
        _ours(replace(sample, cover=replace(sample.cover, client=f"Client {number}")))[0].cpu
        for number in range(SAMPLES)
    ]
    return judge("seconds of the processor for a sample", sum(spent) / SAMPLES, 1.2)


def _report(parts: int, without: Collection[str] = frozenset()) -> "ReportDocument":
    """A final report with the sections that it has unless somebody chooses others."""
    from issuetrees.reports.composition import choices, of_kind
    from issuetrees.reports.kinds import USUAL
    from tests.reports.documents import document, large_outline, tree

    outline = large_outline(parts=parts, fan=3, depth=4)
    rows = [row for row in of_kind(USUAL, "ru") if row["kind"] not in without]
    return replace(document("ru", choices(rows)), trees=(tree(outline),))


def _seen(report: "ReportDocument") -> float:
    """Change the answer of the summary; return the seconds until its page is a picture."""
    from issuetrees.reports.formats.pdf.file import photographs
    from issuetrees.reports.formats.pdf.html import compose
    from issuetrees.reports.formats.pdf.limits import Limits

    summary = replace(report.summary, answer="Another answer. For another reason.")
    started = time.perf_counter()
    composed = compose(replace(report, summary=summary))
    piece = next(one for one in composed.pieces if one.label == "Executive summary")
    photographs(piece, composed.foot, Limits())
    return time.perf_counter() - started


def _edited(report: "ReportDocument") -> "ReportDocument":
    """Change the title of one question deep in the tree."""
    nodes = list(report.trees[0].nodes)
    nodes[-1] = replace(nodes[-1], title="Another question than before")
    return replace(report, trees=(replace(report.trees[0], nodes=tuple(nodes)),))


def _ours(report: "ReportDocument") -> tuple[Cost, int]:
    from issuetrees.reports.formats.pdf.file import make_pdf

    pages: list[int] = []
    return _measured(lambda: pages.append(make_pdf(report).page_count)), pages[0]


def _measured(work: Callable[[], object]) -> Cost:
    """Measure this process and its renderers, those that live on and those that were ended."""
    from issuetrees.reports.formats.pdf.renderers import POOL, Renderer

    peaks: list[float] = []

    def end(renderer: Renderer) -> None:
        peaks.append(_peak(renderer.pid))
        usual(renderer)

    usual = Renderer.end
    with mock.patch.object(Renderer, "end", end):
        before, started = _seconds(POOL), time.perf_counter()
        work()
        wall = time.perf_counter() - started
        spent = _seconds(POOL) - before
        peaks += [_peak(one.pid) for one in POOL._free]
    return Cost(wall, spent, max(peaks))


def _seconds(pool: Any) -> float:
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    alive = sum(_of_process(one.pid) for one in pool._free)
    return time.process_time() + ended.ru_utime + ended.ru_stime + alive


def _of_process(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _peak(pid: int) -> float:
    """Return the most memory it has held; nothing is known of one that died by itself."""
    try:
        status = Path(f"/proc/{pid}/status").read_text("ascii", errors="replace")
    except FileNotFoundError:
        return 0
    return int((status.partition("VmHWM:")[2].split() or ["0"])[0]) / 1024


def _process(command: list[str]) -> Cost:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    wall = time.perf_counter() - started
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = used.ru_utime + used.ru_stime - before.ru_utime - before.ru_stime
    return Cost(wall, cpu, used.ru_maxrss / 1024)


def _whole(report: "ReportDocument") -> str:
    """Return the HTML of a report in one piece, with its styles."""
    from issuetrees.reports.formats.pdf.html import compose
    from issuetrees.reports.formats.pdf.manifest import FOREIGN
    from issuetrees.reports.formats.pdf.renderers import ASSETS

    pieces = compose(report).pieces
    style = "".join(pieces[0].styles) + _NUMBERS
    for name, path in ASSETS.items():
        style = style.replace(f"asset:{name}", Path(path).as_uri())
    bodies = (piece.html.partition("<body>")[2].rpartition("</body>")[0] for piece in pieces)
    head = (
        f"<!DOCTYPE html><html lang=ru><meta charset=utf-8><title>R</title><style>{style}</style>"
    )
    return head + "</style>" + "".join(bodies).replace(FOREIGN, "#")


def _told(cost: Cost) -> str:
    return f"{cost.wall:.2f} s, processor {cost.cpu:.2f} s, {cost.megabytes:.0f} MB"
