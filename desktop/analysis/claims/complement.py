"""What a verb of saying governs, as it was found."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.analysis.claims.attribution import Link
from desktop.analysis.claims.phrase_shapes import SourcePhrase


@dataclass(frozen=True, slots=True)
class Complement:
    """``content``: the character where it begins; ``at`` its first token; ``again`` as in
    Attribution. Voices named between verb and complement: ``media`` spoken to, ``origins`` whose
    words the subject passes on, ``others`` («وفق …»)."""

    at: int
    content: int
    again: str
    media: tuple[SourcePhrase, ...]
    origins: tuple[Link, ...]
    others: tuple[Link, ...]
