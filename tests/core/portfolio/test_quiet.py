"""Whatever a solver prints does not reach standard output, and SciPy is loaded by need only."""

import subprocess
import sys


def ran(program: str) -> subprocess.CompletedProcess[str]:
    """Run a program of its own; its standard output is a pipe, as a worker's is."""
    return subprocess.run(
        [sys.executable, "-c", program], check=False, capture_output=True, text=True
    )


def test_nothing_of_a_solver_reaches_standard_output() -> None:
    program = """
import ctypes, threading
from issuetrees.core.portfolio import optimum
from issuetrees.core.portfolio.silence import silence
from tests.bench.portfolios import problem
print("before")
threads = [
    threading.Thread(target=optimum, args=(problem(200, seed, slack=1.6), 1)) for seed in (1, 2)
]
for thread in threads:
    thread.start()
with silence():
    ctypes.CDLL(None).puts(b"HighsMipSolverData::transformNew tmpSolver.run();")
    with silence():
        ctypes.CDLL(None).puts(b"a line of somebody else")
for thread in threads:
    thread.join()
print("after")
"""
    done = ran(program)
    assert (done.returncode, done.stderr) == (0, "")
    assert sorted(done.stdout.splitlines()) == ["a line of somebody else", "after", "before"]


def test_it_starts_without_scipy() -> None:
    program = "import issuetrees.core.portfolio, sys; sys.exit('scipy' in sys.modules)"
    assert ran(program).returncode == 0
