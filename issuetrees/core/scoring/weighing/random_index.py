"""How inconsistent random judgements are: what the index of inconsistency is divided by.

The tables differ, and with them every ratio; so a result names the one that it took.
"""

from collections.abc import Mapping
from typing import Final

#: From three items up; up to two cannot contradict each other.
TABLES: Final[Mapping[str, tuple[float, ...]]] = {
    # Saaty 1980, The Analytic Hierarchy Process: the one that most published examples use.
    "saaty_1980": (
        *(0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49),
        *(1.51, 1.48, 1.56, 1.57, 1.59),
    ),
    # Saaty 2005, Theory and Applications of the Analytic Network Process.
    "saaty_2005": (
        *(0.52, 0.89, 1.11, 1.25, 1.35, 1.40, 1.45, 1.49),
        *(1.52, 1.54, 1.56, 1.58, 1.59),
    ),
    # Alonso & Lamata 2006, Int. J. of Uncertainty, Fuzziness and Knowledge-Based Systems 14:445.
    "alonso_lamata_2006": (
        *(0.5245, 0.8815, 1.1086, 1.2479, 1.3417, 1.4056, 1.4499, 1.4854),
        *(1.5141, 1.5365, 1.5551, 1.5713, 1.5838),
    ),
}
LIMIT: Final = 0.1


def random_index(table: str, count: int, missing: int = 0) -> float:
    """Return the random index of so many items; 0 up to two of them.

    For ``missing`` judgements it is less by their share of the freedom (Ágoston & Csató 2022,
    *Omega* 108:102576), which holds for completions of the least eigenvalue.
    """
    if count < 3:
        return 0.0
    freedom = (count - 1) * (count - 2)
    return TABLES[table][count - 3] * max(0.0, 1 - 2 * missing / freedom)
