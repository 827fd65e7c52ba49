"""Reports made by hand: the brand-marketing case in both languages, and large ones."""

import io
import random
from dataclasses import replace
from datetime import date

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image

from issuetrees.core.scoring.weighing import Fit, Judged
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
from issuetrees.reports.opinions import (
    Agreed,
    Agreement,
    Answered,
    Chance,
    Contested,
    Leaning,
    Methods,
    MethodSays,
    Robustness,
    Weigher,
    Weighing,
)
from issuetrees.reports.portfolios import (
    FrontierShown,
    FrontierTick,
    Inside,
    Outside,
    PortfolioShown,
    Used,
)
from issuetrees.reports.scored import (
    Cell,
    Criterion,
    DecidedGate,
    Gate,
    Goal,
    Level,
    Ranked,
    Ranking,
)
from issuetrees.reports.sections import SECTIONS
from issuetrees.scoring.swings import Lead, Swing
from tests.reports.comparisons import comparisons
from tests.reports.decided import decided, roadmap
from tests.reports.drivers import drivers
from tests.reports.evidence import evidence
from tests.reports.framed import drive, frame
from tests.reports.measured import measured
from tests.reports.people import people
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
POINTS = (
    (3.7, 3.3, 3.7, 3.0, 2.7, 2.3), (2.3, 3.0, 4.0, 3.7, 3.3, 2.0), (2.7, 3.3, 3.3, 2.3, 2.0, 2.7),
    (1.7, 2.0, 3.7, 3.3, 4.0, 2.0), (1.3, 2.3, 3.0, 3.7, 2.3, 3.7), (3.7, 3.0, 2.3, 0.7, 1.0, 1.7),
    (3.3, 2.0, 1.3, 2.7, 1.7, 1.0), (0.3, 1.3, 2.7, 1.7, 1.3, 4.0), (4.0, 2.3, 0.7, 1.0, 0.3, 0.7),
    (0.3, 1.0, 2.0, 1.0, 1.0, 3.3), (2.0, 2.7, 1.0, 2.3, 0.7, 1.3), (3.3, 3.7, 0.3, 1.0, 0.7, 0.3),
)  # fmt: skip


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


def ranking(language: str) -> Ranking:
    """Return twelve initiatives scored by three people; one lacks scores, two are vetoed."""
    words = WORDS[language]
    levels = tuple(Level(value, word) for value, word in enumerate(words["levels"]))
    goals = tuple(
        Goal(
            f"g{index}",
            title,
            share,
            criteria=tuple(
                Criterion(f"c{index}-{number}", name, part, levels=levels)
                for number, (name, part) in enumerate(criteria)
            ),
        )
        for index, (title, share, criteria) in enumerate(words["goals"])
    )
    gates = tuple(Gate(f"gate{i}", title, text) for i, (title, text) in enumerate(words["gates"]))
    rows = [
        _ranked(index, item, goals, gates, words) for index, item in enumerate(words["initiatives"])
    ]
    rows.sort(key=lambda row: -(row.score or 0))
    rows = [_with_place(row, rows) for row in rows]
    return Ranking(goals, gates, tuple(rows), words["assessors"])


def portfolio(language: str) -> PortfolioShown:
    """Return the two best of the ranking as a portfolio of two periods; the third is out."""
    first, second, third = ranking(language).rows[:3]
    inside = tuple(
        Inside(row.id, row.title, points, (20e6, 10e6), 30e6, 1.0, "core 100%")
        for row, points in ((first, 71.25), (second, 63.5))
    )
    return PortfolioShown(
        scenario="Base",
        conclusion="2 initiatives for 60 M ₽ give 62% of all points; the next 5 M ₽ add 9.0 points",
        nearest="“Third” is nearest: it comes in with 5 M ₽ more",
        currency="RUB",
        points=134.75,
        cost=60e6,
        costs=(40e6, 20e6),
        periods=("2027", "2028"),
        inside=inside,
        used=(Used("2027", "40 M ₽", "50 M ₽", "10 M ₽"),),
        outside=(Outside(third.id, third.title, 41.0, 15e6, ("Enters at +5 M ₽.", "Held back.")),),
        frontier=FrontierShown(
            (0.0, 30e6, 60e6, 75e6),
            (0.0, 71.25, 134.75, 175.75),
            2,
            (FrontierTick(0.0, "0 ₽"), FrontierTick(50e6, "50 M ₽")),
            (FrontierTick(0.0, "0"), FrontierTick(100.0, "100")),
        ),
        greed="",
    )


def robustness(language: str) -> Robustness:
    """Return draws in which the first two are nearly even."""
    rows = ranking(language).rows
    chances = [0.46, 0.41, 0.13, *[0.0] * (len(rows) - 3)]
    return Robustness(
        draws=10_000,
        seed=20_261_129,
        made_on=date(2026, 11, 23),
        margin=0.0098,
        spread=0.25,
        chances=tuple(
            Chance(
                row.id,
                row.title,
                first,
                tuple(min(1.0, first + place / len(rows)) for place in range(len(rows))),
                1.0 + place,
                min(1.0, first * 2) or None,
            )
            for place, (row, first) in enumerate(zip(rows, chances, strict=True))
        ),
    )


def agreement(language: str) -> Agreement:
    """Return a panel of two that agrees in the main."""
    made = ranking(language)
    return Agreement(
        "1",
        (
            Agreed("krippendorff_alpha_interval", 0.71),
            Agreed("kendall_w_corrected_for_ties", 0.83),
            Agreed("fleiss_kappa", None, "no_variation"),
        ),
        (Leaning(made.assessors[0], 4.2, 11.0), Leaning(made.assessors[1], -4.2, 9.5)),
        (Contested(made.rows[0].title, made.criteria[0].title, 25.0, 100.0, 3),),
    )


def weighing(language: str) -> Weighing:
    """Return two people whose mean is in use: one swung, one compared and contradicts himself."""
    made = ranking(language)
    mine = tuple(criterion.share for criterion in made.criteria)
    moved = (mine[0] + 0.06, *mine[1:-1], mine[-1] - 0.06)
    goals = [goal.title for goal in made.goals]
    fit = Fit(
        "", "consistency_ratio", 0.14, 0.1, "saaty_1980", Judged(goals[0], goals[1], 7.0, 3.0)
    )
    swung = tuple(Answered("", title, 40.0, 60.0) for title in goals)
    judged = (Answered("", goals[0], 7.0, 7.0, goals[1]),)
    return Weighing(
        (
            Weigher(made.assessors[0], "swing", "roc", 1.0, moved, (), swung),
            Weigher(made.assessors[1], "pairwise", "roc", 1.0, mine, (fit,), judged),
        ),
        "arithmetic",
    )


def lead(language: str) -> Lead:
    """Return a lead of 3 points that one of two moves turns."""
    made = ranking(language)
    first, second = made.rows[:2]
    return Lead(
        first.title,
        second.title,
        3.0,
        3.0,
        0.25,
        (
            Swing("weight", made.goals[0].title, 0.3, 0.5, 4.5, -1.5),
            Swing("score", made.criteria[0].title, 25.0, 75.0, 1.0, 5.0, second.title),
        ),
    )


def methods(language: str) -> Methods:
    """Return two methods that name the same first."""
    ids = tuple(row.id for row in ranking(language).rows)
    places = tuple(str(place) for place in range(1, len(ids) + 1))
    opinions = (
        MethodSays("additive", places, ids[:1]),
        MethodSays("topsis", (places[0], *places[:0:-1]), ids[:1], 2, ("Scaling: by vectors",)),
    )
    return Methods(ids, 1, opinions)


def _ranked(index, item, goals, gates, words):
    title, kind, cost, verdict = item
    given = list(POINTS[index])
    lacks = index == 9
    parts, cells, place = [], [], 0
    for goal in goals:
        total = 0.0
        for criterion in goal.criteria:
            value = given[place] * 25
            is_missing = lacks and place == 1
            total += 0 if is_missing else criterion.share * value
            cells.append(
                Cell(None, "missing")
                if is_missing
                else Cell(value, low=max(0, value - 15), high=min(100, value + 15 * (place % 2)))
            )
            place += 1
        parts.append(total)
    stopped = index in {10, 11} or index == 6
    verdicts = [DecidedGate(gate.id, "pass") for gate in gates]
    if stopped:
        verdicts[0] = DecidedGate(gates[0].id, "veto", words["reason"], words["assessors"][0])
    score = 85.3 if index < 2 else round(sum(parts), 1)
    if index < 2:
        parts = [part * 85.3 / sum(parts) for part in parts]
    return Ranked(
        id=f"i{index}", title=title, place="", score=score, parts=tuple(parts), cells=tuple(cells),
        missing=(goals[0].criteria[1].title,) if lacks else (), lacking=3 if lacks else 0,
        verdicts=tuple(verdicts),
        initiative_kind=kind, state="proposed", old_verdict=verdict, cost_likely=float(cost),
    )  # fmt: skip


def _with_place(row, rows):
    first = 1 + sum((other.score or 0) > (row.score or 0) for other in rows)
    last = first - 1 + sum(other.score == row.score for other in rows)
    return replace(row, place=f"{first}–{last}" if last > first else str(first))


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
        cover=Cover(
            words["title"],
            words["client"],
            date(2026, 11, 23),
            words["subtitle"],
            firm=words["firm"],
        ),
        language=language,
        sections=sections,
        summary=Summary(
            words["situation"],
            words["complication"],
            case.nodes[0].title,
            words["answer"],
            words["decisions"],
        ),
        trees=(case,),
        findings=findings(case),
        ranking=ranking(language),
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
        robustness=robustness(language),
        portfolio=portfolio(language),
        agreement=agreement(language),
        methods=methods(language),
        weighing=weighing(language),
        lead=lead(language),
        earlier=Earlier(
            "K7QM-2BXD",
            date(2026, 11, 9),
            (
                Change("text_changed", "", detail="The main answer", after=words["answer"]),
                Change("question_added", case.nodes[3].title, case.nodes[3].number),
                Change("score_changed", words["map"], before=61.5, after=70.0),
            ),
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
