"""How long the event loop keeps a click waiting, and where it was meanwhile."""

from __future__ import annotations

import sys
import threading
import time
import traceback
from collections import Counter
from dataclasses import dataclass, field
from types import FrameType

from PySide6.QtCore import QObject, Qt, Signal, Slot

_BEAT, _LOOK = 0.004, 0.01
"""Seconds between two questions to the loop, and between two looks at one that does not answer."""
_DEPTH = 6


@dataclass(slots=True)
class Stall:
    """``wall``: seconds that the loop did not answer; ``work``: what the processor did for its
    thread meanwhile, which other programs do not lengthen, and ``process``: what it did for all
    threads; ``places`` where it was, by looks."""

    wall: float
    work: float
    process: float
    places: Counter[str] = field(default_factory=Counter)

    @property
    def ours(self) -> float:
        """What this program made of it: its thread worked, or waited for another thread of ours."""
        return min(self.wall, self.process)

    @property
    def place(self) -> str:
        """Where it was seen most often."""
        return self.places.most_common(1)[0][0] if self.places else "not seen"


class _Heart(QObject):
    """Lives in the window's thread and answers there."""

    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.answered = threading.Event()
        self.asked.connect(self._answer, Qt.ConnectionType.QueuedConnection)

    @Slot()
    def _answer(self) -> None:
        self.answered.set()


class Watchdog:
    """Watches the thread it is made in while it is entered; ``stalls`` are those of 20 ms."""

    def __init__(self, least: float = 0.02) -> None:
        self.stalls: list[Stall] = []
        self.beats = 0
        self._least = least
        self._watched = threading.get_ident()
        self._clock = time.pthread_getcpuclockid(self._watched)
        self._heart = _Heart()
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> Watchdog:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._ended.wait(_BEAT):
            self._heart.answered.clear()
            began, worked = time.perf_counter(), time.clock_gettime(self._clock)
            together = time.process_time()
            self._heart.asked.emit()
            places: Counter[str] = Counter()
            while not self._heart.answered.wait(_LOOK) and not self._ended.is_set():
                places[_place(sys._current_frames().get(self._watched))] += 1
            self.beats += 1
            wall = time.perf_counter() - began
            if wall >= self._least:
                work = time.clock_gettime(self._clock) - worked
                process = time.process_time() - together
                self.stalls.append(Stall(wall, work, process, places))


def _place(frame: FrameType | None) -> str:
    stack = traceback.extract_stack(frame) if frame else []
    return " < ".join(
        f"{at.name} {at.filename.rsplit('/', 1)[-1]}:{at.lineno}"
        for at in reversed(stack[-_DEPTH:])
    )
