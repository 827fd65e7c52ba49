"""Reports made by hand: the brand-marketing case in both languages, and large ones."""

import io
import random
from datetime import date

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image

from issuetrees.reports.document import (
    Change,
    Competency,
    Cover,
    Earlier,
    FindingLine,
    Fork,
    Move,
    ReportDocument,
    SectionChoice,
    Stage,
    StageMap,
    Summary,
    Transition,
    Tree,
    TreeNode,
    WaiverLine,
)
from issuetrees.reports.formats.pdf.html import compose
from issuetrees.reports.looks import KeptPicture
from issuetrees.reports.sections import SECTIONS
from tests.reports.comparisons import comparisons
from tests.reports.decided import decided, roadmap
from tests.reports.drivers import drivers
from tests.reports.evidence import evidence
from tests.reports.framed import drive, frame
from tests.reports.measured import measured
from tests.reports.people import people
from tests.reports.rankings import scored
from tests.reports.recuts import recuts
from tests.reports.responsible import raci, roles
from tests.reports.texts import OUTLINES, WORDS

BODY = """# Why now

Rents rise **next year**, as *all* expect; see [the study](https://example.org/study).

1. Sign in May
2. Move in June
   - by train

| City | Rent, k |
|---|---:|
| Porto | 12 |
"""

PHOTO = KeptPicture("a" * 64, "pictures/photo.jpeg", "image/jpeg", 1200, 800)
OWN = {
    "text": {"body": BODY},
    "picture": {
        "picture": PHOTO.digest,
        "caption": "Where guests sit",
        "source": "Photo: the team",
        "alt": "A hall with empty tables",
    },
}
ALL_SECTIONS = tuple(SectionChoice(kind, options=OWN.get(kind, {})) for kind in SECTIONS)
STATUSES = ("answered", "in_progress", "open")

WAYS = (
    ("apm", "pm_feature", (9, 18, 24)), ("apm", "pm_product", (9, 15, 24)),
    ("pm_feature", "senior", (18, 30, 48)), ("pm_product", "senior", (15, 24, 42)),
    ("senior", "principal", (24, 36, 60)), ("principal", "distinguished", (36, 48, 72)),
    ("senior", "gpm", (18, 30, 48)), ("senior", "head", (12, 24, 48)),
    ("pm_product", "head", (18, 30, 60)), ("gpm", "director", (24, 36, 48)),
    ("head", "director", (24, 30, 48)), ("director", "vp", (24, 36, 60)),
    ("vp", "cpo", (24, 36, 72)),
    ("head", "cpo", (36, 48, 96)), ("gpm", "principal", (6, 12, 18)),
)  # fmt: skip
# Answers on which a stage is open.
ASKED = {"head": {"firm": ("a",)}, "gpm": {"work": ("b",)}, "principal": {"work": ("a",)}}


WORK: dict[str, str | float | date | None] = {
    "hypothesis": "Trust outweighs reach",
    "end_product": "Bar chart of goals; Matrix of goals and types",
    "data_source": "Survey of buyers",
    "prize": 12.5,
    "ease": "easy",
}


def tree(outline: str, title: str = "Brand marketing") -> Tree:
    """Return a tree from indented text, with statuses and owners spread over it."""
    nodes: list[TreeNode] = []
    path: list[TreeNode] = []
    counts: list[int] = [0]
    for index, line in enumerate(outline.splitlines()):
        text = line.lstrip(" ")
        depth = len(line) - len(text)
        del path[depth:], counts[depth + 1 :]
        counts.extend([0] * (depth + 1 - len(counts)))
        counts[depth] += 1
        node = TreeNode(
            id=f"n{index}",
            parent_id=path[-1].id if path else None,
            number=".".join(str(count) for count in counts[1:]),
            depth=depth,
            title=text,
            fields={
                "status": STATUSES[index % 3],
                "owner_id": ("А. Белова", "Р. Ким")[index % 2],
                "due_on": date(2026, 12, 1 + index % 28),
                **(WORK if index in {7, 11} else {}),
            }
            if depth > 1
            else {"status": "open"},
            mark=("proved", "unknown", "disproved", "waived")[index % 4] if depth < 2 else "",
        )
        nodes.append(node)
        path.append(node)
    return Tree(title, 42, tuple(nodes))


def stage_map(language: str) -> StageMap:
    """Return the way from PM to CPO."""
    words = WORDS[language]
    stages = [
        Stage(
            key, title, 290 * x, 110 * y, scope=scope, is_final=key == "cpo",
            required={"money": min(4, x), "people": max(0, x - 2)} if x else {},
        )
        for key, title, scope, x, y in words["stages"]
    ]  # fmt: skip
    stages += [
        Stage(f"f{i}", title, 290 * i, 640, kind="fork", options=options)
        for i, (title, options) in enumerate(words["forks"])
    ]
    ways = tuple(
        Transition(
            source, target, months=months, is_backward=source == "gpm" and target == "principal",
            id=f"{source}-{target}",
        )
        for source, target, months in WAYS
    )  # fmt: skip
    moves = tuple(
        Move(way.id, way.source_id, way.target_id, way.months, ASKED.get(way.target_id, {}))
        for way in ways
    )
    return StageMap(
        words["map"], 7, tuple(stages), ways, "map",
        tuple(Competency(*one) for one in words["competencies"]),
        tuple(Fork(f"f{i}", key, ("a", "b")) for i, key in enumerate(("firm", "scope", "work"))),
        moves,
    )  # fmt: skip


def keep_photo() -> None:
    """Put the bytes of ``PHOTO`` into the storage, where sections look for them."""
    if not default_storage.exists(PHOTO.file):
        target = io.BytesIO()
        Image.linear_gradient("L").resize((PHOTO.width, PHOTO.height)).save(target, "JPEG")
        default_storage.save(PHOTO.file, ContentFile(target.getvalue()))


def findings(case: Tree) -> tuple[FindingLine, ...]:
    """Return a split that is disproved, one that is open and one that was accepted."""
    nothing = "Nothing proves that these two cover the question."
    return (
        FindingLine("3", case.nodes[9].title, "disproved", "25 is in «18–25» and in «25–35»."),
        FindingLine("5", case.nodes[17].title, "unknown", nothing),
        FindingLine(
            "1.1",
            case.nodes[2].title,
            "waived",
            "Too blank a label.",
            WaiverLine("agreed with the client", "Anna", date(2026, 3, 2)),
        ),
    )


def document(language: str = "en", sections=ALL_SECTIONS) -> ReportDocument:
    """Return the brand-marketing report."""
    keep_photo()
    words = WORDS[language]
    case = tree(OUTLINES[language], words["title"].split(":")[0])
    return ReportDocument(
        cover=_cover(words),
        language=language,
        sections=sections,
        summary=_summary(words, case),
        trees=(case,),
        findings=findings(case),
        stage_maps=(stage_map(language),),
        people=people(language),
        evidence=evidence(language),
        drivers=drivers(language),
        recuts=recuts(language),
        comparisons=comparisons(language),
        decided=decided(language),
        frame=frame(language),
        drive=drive(language),
        roadmap=roadmap(language),
        raci=raci(language),
        roles=roles(language),
        measured=measured(language),
        pictures=(PHOTO,),
        **scored(language),
        earlier=_earlier(words, case),
    )


def _cover(words) -> Cover:
    title, client, subtitle, firm = (words[key] for key in ("title", "client", "subtitle", "firm"))
    return Cover(title, client, date(2026, 11, 23), subtitle, firm=firm)


def _summary(words, case: Tree) -> Summary:
    return Summary(
        words["situation"],
        words["complication"],
        case.nodes[0].title,
        words["answer"],
        words["decisions"],
    )


def _earlier(words, case: Tree) -> Earlier:
    return Earlier(
        "K7QM-2BXD",
        date(2026, 11, 9),
        (
            Change("text_changed", "", detail="The main answer", after=words["answer"]),
            Change("question_added", case.nodes[3].title, case.nodes[3].number),
            Change("score_changed", words["map"], before=61.5, after=70.0),
        ),
    )


def markup_of(document: ReportDocument) -> str:
    """Return the markup of all pieces of a report, in one."""
    bodies = (piece.html.partition("<body>")[2] for piece in compose(document).pieces)
    return "".join(body.rpartition("</body>")[0] for body in bodies)


def large_outline(parts: int, depth: int = 4, fan: int = 3, text: str = "") -> str:
    """Return indented text: ``parts`` under the root, each cut ``fan`` ways down to ``depth``."""
    text = text or "Which of the known ways would reach people that the brand has not met yet?"
    lines = ["How do we choose initiatives?"]

    def add(level: int) -> None:
        lines.append(" " * level + text)
        for _child in range(fan if level < depth else 0):
            add(level + 1)

    for _part in range(parts):
        add(1)
    return "\n".join(lines)


_WORDS = (
    "which customers segments value growth of brand in regions channels partners cost effect "
    "pricing launch market share voice awareness"
).split()


def mixed_outline(count: int, seed: int = 1) -> str:
    """An outline of about ``count`` questions of uneven length, breadth and depth."""
    chance = random.Random(seed)
    lines: list[str] = []

    def add(depth: int, left: int) -> None:
        words = " ".join(chance.choice(_WORDS) for _word in range(chance.randint(2, 12)))
        lines.append(f"{'  ' * depth}{words.capitalize()} {len(lines)}?")
        fan = min(left - 1, chance.randint(2, 6)) if depth < 12 else 0
        for child in range(fan):
            add(depth + 1, (left - 1) // fan + (child < (left - 1) % fan))

    add(0, count)
    return "\n".join(lines)
