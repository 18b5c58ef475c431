"""Where a person put nodes of a net, case by case: numbers alone, no name. No Qt."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

from desktop.panes.graph_layout import Point

_CASES = 8
"""Of so many cases, those looked at last, places are remembered."""


class Pins:
    """The places of the present case, and those of others to be remembered."""

    def __init__(self, cases: dict[str, dict[int, Point]] | None = None) -> None:
        self._cases = cases or {}
        self._case = ""

    def of_case(self, path: Path | None) -> None:
        """The places are those of this case from now on; None: of none."""
        self._case = sha256(str(path.resolve()).encode()).hexdigest()[:16] if path else ""
        # The case that was looked at last comes last.
        self._cases[self._case] = self._cases.pop(self._case, {})

    def places(self) -> dict[int, Point]:
        return dict(self._cases.get(self._case, {}))

    def put(self, node: int, at: Point) -> None:
        self._cases.setdefault(self._case, {})[node] = at

    def take(self, node: int) -> None:
        self._cases.get(self._case, {}).pop(node, None)

    def written(self) -> bytes:
        """What :meth:`read` reads on another day."""
        held = {case: places for case, places in self._cases.items() if case and places}
        last = dict(list(held.items())[-_CASES:])
        rounded = {
            case: {str(node): [round(x, 1), round(y, 1)] for node, (x, y) in places.items()}
            for case, places in last.items()
        }
        return json.dumps(rounded).encode()

    @classmethod
    def read(cls, written: bytes) -> Pins:
        """What was written; nothing where it means nothing to this version."""
        try:
            cases = {
                str(case): {int(node): (float(x), float(y)) for node, (x, y) in places.items()}
                for case, places in json.loads(written).items()
            }
        except (ValueError, TypeError, AttributeError):
            cases = {}
        return cls(cases)
