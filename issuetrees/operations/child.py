"""Runs a module as a child of the supervisor and never outlives it.

Usage: ``python -m issuetrees.operations.child FD MODULE ARGUMENTS…``. ``FD`` is the read end of
a pipe whose write end only the supervisor holds: its end of file means that the supervisor is
gone, even when it was killed in a way that it could not notice.
"""

import os
import runpy
import signal
import sys
import threading
import time

GRACE_SECONDS = 2.0


def end_with(descriptor: int) -> None:
    """Wait for the end of file, ask this process to stop, then kill its whole group."""
    while os.read(descriptor, 1):
        pass
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(GRACE_SECONDS)
    os.killpg(0, signal.SIGKILL)


def main() -> None:
    """Start the watch, then become the module named on the command line."""
    descriptor, module = int(sys.argv[1]), sys.argv[2]
    threading.Thread(target=end_with, args=(descriptor,), daemon=True).start()
    sys.argv = [module, *sys.argv[3:]]
    runpy.run_module(module, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
