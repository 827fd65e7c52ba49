"""What long calculations are told: how long they may take, whom to tell, when to stop."""

from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic

#: Told how much is done, 0 to 1; whatever it raises ends the calculation.
Progress = Callable[[float], None]


def _untold(done: float) -> None:
    del done


def _unstopped() -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Watch:
    """``is_stopped`` is asked between two solutions; what was found until then is returned."""

    seconds: float = 300.0
    on_progress: Progress = _untold
    is_stopped: Callable[[], bool] = _unstopped
    _start: float = field(default_factory=monotonic)

    @property
    def left(self) -> float:
        """The seconds that are left."""
        return self._start + self.seconds - monotonic()

    @property
    def is_over(self) -> bool:
        """Whether to end here, for lack of time or because somebody says so."""
        return self.left <= 0 or self.is_stopped()
