"""SciPy is loaded by whoever needs it, not by every web process (ADR 0041)."""

import subprocess
import sys


def test_methods_are_there_without_scipy() -> None:
    program = (
        "import issuetrees.core.scoring.methods, issuetrees.core.scoring.weighing, sys\n"
        "from issuetrees.core.scoring.methods import read_table, run\n"
        "run('topsis', read_table([[1, 2], [2, 1]], [1, 1]))\n"
        "sys.exit('scipy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
