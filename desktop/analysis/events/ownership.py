"""Ownership: whether the mention behind another says whose that is, or of whom it is some.

«وحدات الجيش», «عناصر من الشرطة», «وفد من وزارة النقل», «دورية للجيش».
"""

from __future__ import annotations

from desktop.analysis.events.lexicon import EventWords
from desktop.analysis.model import Mention
from desktop.analysis.reading import Reading
from desktop.analysis.text.tokens import Token

# Words between a head and whose it is.
_REACH = 2
_BELONGING = frozenset(("تابع", "تابعه", "تابعين", "تابعون", "التابع", "التابعه", "التابعين"))
_OF = frozenset(("ل", "من", "في"))
_THINGS = ("weapon", "other", "facility")
_PEOPLE = ("person", "organisation")


class OwnershipReader:
    """Tells whose the mentions of one reading are."""

    def __init__(self, reading: Reading, words: EventWords) -> None:
        self._reading = reading
        self._words = words
        self._goods = frozenset(
            mention.id
            for mention, candidate in zip(reading.mentions, reading.candidates, strict=True)
            if candidate.klass == "goods"
        )

    def owns(self, head: Mention, mention: Mention, begin: int, between: tuple[Token, ...]) -> bool:
        """Whether a mention that begins at a token owns the one before the tokens ``between``."""
        if any(token.kind == "mark" and token.text in "،,.؛:" for token in between):
            return False
        hit = mention.kind in _THINGS and mention.id not in self._goods
        if head.kind == "weapon" and hit:
            return False  # «استهدفت مسيّرة سيارة», but «قنابل الغاز»
        spoken = [token for token in between if token.kind == "word"]
        if any(token.fold in self._words.sides for token in spoken):
            return False  # «اعتقال تاجر من طرف الشرطة»
        cut = self._reading.text[self._reading.tokens[begin].start : mention.start]
        if not cut and may_be_owned(head) and len(spoken) <= _REACH:
            holding = self._words.holding if head.kind == "place" else ()
            described = all(t.fold in self._words.heads or t.fold in holding for t in spoken)
            if described or head.kind not in _PEOPLE:
                return described
        if cut in ("ل", "لل") and head.form == mention.form == "nominal" and not spoken:
            return head.kind != "organisation"
        return mention.kind == "organisation" and _belongs(head, cut, spoken)

    def is_some(self, mention: Mention, begin: int, between: tuple[Token, ...]) -> bool:
        """Whether an owner is told by a preposition: «عناصر من الشرطة», «دورية للجيش»."""
        cut = self._reading.tokens[begin].start < mention.start
        return cut or any(token.fold in _OF for token in between)

    def goes_on(
        self, owner: Mention, mention: Mention, begin: int, between: tuple[Token, ...]
    ) -> bool:
        """Whether a mention says whose the owner itself is: «عناصر قوات النظام»."""
        cut = self._reading.tokens[begin].start < mention.start
        return not between and not cut and owner.kind != "weapon" and may_be_owned(owner)


def _belongs(head: Mention, cut: str, spoken: list[Token]) -> bool:
    """Whether a body behind a head owns it by the words and letters between them."""
    words = [token.fold for token in spoken if token.fold not in _BELONGING]
    if head.kind == "organisation":
        return head.form == "nominal" and words == ["من"] and not cut
    if head.kind == "place" or (head.kind != "person" and (head.form != "nominal" or words)):
        return False
    if not cut:
        return bool(words) and words[0] in _OF and len(words) <= _REACH
    return cut.startswith("ل") and not words


def may_be_owned(head: Mention) -> bool:
    """Whether a mention can be in construct with the next: a bare noun, without article, tanwin or
    the dual's and plural's full ending."""
    word = head.text.split()[-1]
    return (
        head.form == "nominal"
        and (len(head.text.split()) == 1 or not word.endswith("ة"))
        and not head.text.startswith("ال")
        and not word.startswith("ال")
        and not word.endswith(("ا", "اً", "ًا", "ين", "ون", "ان"))
    )
