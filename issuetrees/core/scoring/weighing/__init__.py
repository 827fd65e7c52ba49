"""How weights come from what people answer; the answers themselves are kept by whoever asks.

Each way is a module and a function: ``direct``, ``swing``, ``rank_order``, ``pairwise``,
``best_worst``. ``merge`` and ``judge_together`` bring several people together, ``weigh_tree``
multiplies shares down a tree of goals, ``double_counting`` asks what is counted twice.
"""

from issuetrees.core.scoring.weighing.best_worst import best_worst
from issuetrees.core.scoring.weighing.direct import direct
from issuetrees.core.scoring.weighing.double_counting import correlations, double_counting
from issuetrees.core.scoring.weighing.fit import Fit, Judged, fit_of
from issuetrees.core.scoring.weighing.hierarchy import (
    WeighedTree,
    along_paths,
    among_siblings,
    weigh_tree,
)
from issuetrees.core.scoring.weighing.judgements import MAX_COMPARED, read_judgements
from issuetrees.core.scoring.weighing.merging import (
    JUDGEMENTS,
    MEANS,
    WAYS,
    Merged,
    merge,
    merge_judgements,
    merged_by_judgements,
)
from issuetrees.core.scoring.weighing.pairwise import pairwise
from issuetrees.core.scoring.weighing.random_index import TABLES
from issuetrees.core.scoring.weighing.rank import SCHEMES, rank_order
from issuetrees.core.scoring.weighing.records import Consistency, Judgement, Weighed
from issuetrees.core.scoring.weighing.sets import Knot, WeighedSet, judge_together, knots, weigh_set
from issuetrees.core.scoring.weighing.swing import Worth, swing

__all__ = [
    "JUDGEMENTS",
    "MAX_COMPARED",
    "MEANS",
    "SCHEMES",
    "TABLES",
    "WAYS",
    "Consistency",
    "Fit",
    "Judged",
    "Judgement",
    "Knot",
    "Merged",
    "Weighed",
    "WeighedSet",
    "WeighedTree",
    "Worth",
    "along_paths",
    "among_siblings",
    "best_worst",
    "correlations",
    "direct",
    "double_counting",
    "fit_of",
    "judge_together",
    "knots",
    "merge",
    "merge_judgements",
    "merged_by_judgements",
    "pairwise",
    "rank_order",
    "read_judgements",
    "swing",
    "weigh_set",
    "weigh_tree",
]
