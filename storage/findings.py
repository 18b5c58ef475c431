"""What verification finds wrong with a case, to be said in any language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong; its words are ``finding.NAME`` in ``resources/translations``."""

    name: str
    values: tuple[tuple[str, str | int], ...]

    @classmethod
    def of(cls, name: str, **values: str | int) -> Finding:
        return cls(name, tuple(values.items()))

    @property
    def key(self) -> str:
        return f"finding.{self.name}"

    @property
    def fields(self) -> Mapping[str, str | int]:
        return dict(self.values)
