"""What the benchmarks measured, printed as one table when they are done."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Figure:
    """One thing measured; ``value`` and ``bar`` in words, ``kept`` False where it is missed."""

    what: str
    value: str
    bar: str
    kept: bool


@dataclass
class Figures:
    """The figures of one run, in the order measured, with lines of detail."""

    rows: list[Figure] = field(default_factory=list)
    details: list[str] = field(default_factory=list)

    def at_most(self, what: str, value: float, most: float, unit: str) -> None:
        """Note a figure that should be small, and fail where it is not."""
        self._note(what, value, f"≤ {most:g} {unit}", unit, kept=value <= most)

    def at_least(self, what: str, value: float, least: float, unit: str) -> None:
        """Note a figure that should be large, and fail where it is not."""
        self._note(what, value, f"≥ {least:g} {unit}", unit, kept=value >= least)

    def tell(self, what: str, value: float, unit: str) -> None:
        """Note a figure without a bar."""
        self._note(what, value, "", unit, kept=True)

    def explain(self, line: str) -> None:
        """A line below the table."""
        self.details.append(line)

    def table(self) -> list[str]:
        """The lines to print."""
        lines = [
            f"{'' if row.kept else 'MISSED ':7}{row.what:62} {row.value:>14}  {row.bar}".rstrip()
            for row in self.rows
        ]
        return [*lines, *([""] if self.details else []), *self.details]

    def _note(self, what: str, value: float, bar: str, unit: str, *, kept: bool) -> None:
        self.rows.append(Figure(what, f"{value:.3g} {unit}", bar, kept))
        assert kept, f"{what}: {value:.3g} {unit}, should be {bar}"
