"""The last readings of a few documents with a person's judgements on them, kept in memory: the next
judgement, or taking the last one back, needs only one step more or less.

A reading is asked for by what it is made of, the machine's layer and the judgements that stand, so
nothing need be told of what was written meanwhile, or taken back with a transaction.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from desktop.analysis.model import Analysis
from storage.applying import judged
from storage.journal import Entry

_DOCUMENTS, _STATES = 16, 8

# What tells one analysis of a document from another.
Fingerprint = tuple[object, ...]


@dataclass(slots=True)
class _Kept:
    """Readings of one document by the uids of their judgements, the last one made at the end."""

    machine: Fingerprint
    readings: OrderedDict[tuple[str, ...], Analysis] = field(default_factory=OrderedDict)


class ViewCache:
    """The readings kept of one open case."""

    def __init__(self) -> None:
        self._kept: OrderedDict[int, _Kept] = OrderedDict()
        self._lock = threading.Lock()

    def judged(
        self,
        number: int,
        fingerprint: Fingerprint,
        entries: Sequence[Entry],
        machine: Callable[[], Analysis],
    ) -> Analysis:
        """The machine's reading of a document with these judgements on it.

        Args:
            number: of the document.
            fingerprint: of the machine's layer.
            entries: the judgements that stand, oldest first.
            machine: reads the machine's layer, where nothing of use is kept.
        """
        uids = tuple(entry.uid for entry in entries)
        known, reading = self._longest(number, fingerprint, uids)
        if reading is None:
            reading = machine()
        reading = judged(reading, [entry.judgement for entry in entries[known:]])
        self._keep(number, fingerprint, uids, reading)
        return reading

    def _longest(
        self, number: int, fingerprint: Fingerprint, uids: tuple[str, ...]
    ) -> tuple[int, Analysis | None]:
        """The kept reading that most of the judgements are on already, and how many."""
        with self._lock:
            kept = self._kept.get(number)
            if kept is None or kept.machine != fingerprint:
                return 0, None
            found = [known for known in kept.readings if uids[: len(known)] == known]
            longest = max(found, key=len, default=None)
            return (0, None) if longest is None else (len(longest), kept.readings[longest])

    def _keep(
        self, number: int, fingerprint: Fingerprint, uids: tuple[str, ...], reading: Analysis
    ) -> None:
        with self._lock:
            kept = self._kept.pop(number, None)
            if kept is None or kept.machine != fingerprint:
                kept = _Kept(fingerprint)
            kept.readings[uids] = reading
            kept.readings.move_to_end(uids)
            self._kept[number] = kept
            if len(kept.readings) > _STATES:
                kept.readings.popitem(last=False)
            if len(self._kept) > _DOCUMENTS:
                self._kept.popitem(last=False)
