"""The attributions of a sentence: which words attribute, to whom, and what they govern.

Three ways: a verb of saying with its complement («أعلن مصدر أن …»، «مشيرة إلى مقتل …»), a particle
(«وفق …»، «حسبما نقلت …»), a noun or a headline's colon («أنباء عن …»، «الوزارة: …»).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from desktop.analysis.claims.phrase_shapes import SourcePhrase
from desktop.analysis.claims.verb_forms import Gender
from desktop.analysis.model import Stance

Side = Literal["opens", "closes", "repeats"]


@dataclass(frozen=True, slots=True)
class Link:
    """One voice of a chain and the words that bring it in (characters). ``phrase`` None: the one
    who spoke last goes on speaking, of the ``gender`` that the verb tells."""

    phrase: SourcePhrase | None
    start: int
    end: int
    gender: Gender = ""


@dataclass(frozen=True, slots=True)
class Attribution:
    """``first``/``stop``: the tokens of the attribution itself, which are no part of the claim.

    ``side``: it opens what it governs, closes it, or repeats what stands before («والجيش ينفي»).
    ``content``: the character where the governed words begin, when it opens.
    ``again``: the folded word that opens a second part of the same complement (وأن، وب…).
    ``links`` run from the origin outwards; ``inner``: they stand nearer the event than the voice
    that opens the claim; ``aside``: a comparison («كما تقول الحكومة»), which adds nothing where
    another voice speaks. ``framed``: what stands before may only lead to it («غرّد قائلاً»).
    ``until``: the comma, if any, where what it governs ends and the sentence's own clause begins.
    """

    side: Side
    first: int
    stop: int
    links: tuple[Link, ...]
    stance: Stance
    content: int = 0
    again: str = ""
    inner: bool = False
    aside: bool = False
    participle: bool = False
    framed: bool = False
    until: int = 0
    hedge: tuple[int, int] | None = None

    @property
    def cue(self) -> tuple[int, int]:
        return self.links[0].start, self.links[0].end
