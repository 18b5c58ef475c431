"""The words of an article with what earlier stages found laid over them, by token index."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from desktop.analysis.model import Event, Mention
from desktop.analysis.reading import Reading
from desktop.analysis.text.clitics import without_enclitics
from desktop.analysis.text.tokens import Token

OPENING = frozenset('«“„‹"”″(')
COMMAS = frozenset("،,")
# A quotation of fewer words is a name or a term, not speech.
SPEECH_WORDS = 3
NO_SPEECH = -1
_COMPLEMENTISERS = frozenset(
    word + pronoun
    for word in ("ان", "بان")
    for pronoun in ("", "ه", "ها", "هم", "هما", "هن", "نا", "ني", "ك", "كم")
)


@dataclass(frozen=True)
class Words:
    """Sequences and sets are by token index, ``triggers`` by character; ``stop`` is exclusive."""

    reading: Reading
    tokens: tuple[Token, ...]
    folds: list[str]
    mention_at: dict[int, Mention]
    mention_stop: dict[str, int]
    covered: list[Mention | None]
    timed: frozenset[int]
    speech: list[int]
    closing: dict[int, int]
    closers: frozenset[int]
    triggers: dict[int, Event]

    def is_complementiser(self, at: int) -> bool:
        """أن، إن، بأن, with a pronoun or not."""
        return self.tokens[at].kind == "word" and self.folds[at] in _COMPLEMENTISERS

    def is_then(self, at: int) -> bool:
        """فإن، فإنه: what a fronted phrase governs begins."""
        return _is_then(self.folds[at])

    @staticmethod
    def is_complementiser_word(word: str) -> bool:
        return word in _COMPLEMENTISERS

    def is_name(self, at: int) -> bool:
        """Whether a token is part of somebody's name («فوزي طالب»)."""
        mention = self.covered[at]
        return mention is not None and mention.form == "name" and mention.kind == "person"

    def is_named(self, at: int) -> bool:
        """Whether a token is part of any name."""
        mention = self.covered[at]
        return mention is not None and mention.form == "name"

    def is_comma(self, at: int) -> bool:
        return self.folds[at] in COMMAS

    def is_word(self, at: int) -> bool:
        return self.tokens[at].kind in ("word", "latin")

    def start(self, at: int) -> int:
        return self.tokens[at].start

    def end(self, stop: int) -> int:
        """The end, in characters, of a span that stops before the token ``stop``."""
        return self.tokens[stop - 1].end

    def range_of(self, start: int, end: int) -> tuple[int, int]:
        """The token indices of a span of characters."""
        inside = self.reading.tokens_between(start, end)
        if not inside:
            return 0, 0
        first = self.reading.token_index(inside[0].start) or 0
        return first, first + len(inside)


def annotate(reading: Reading, verbs: Container[str] = ()) -> Words:
    """Lay mentions, times and quotations over the tokens of a reading. A single word of ``verbs``
    behind a title is no name («والوزير يتعهد»)."""
    count = len(reading.tokens)
    covered: list[Mention | None] = [None] * count
    mention_at: dict[int, Mention] = {}
    mention_stop: dict[str, int] = {}
    for mention in sorted(reading.mentions, key=lambda m: (m.form != "name", m.start - m.end)):
        first, stop = _token_range(reading, mention.start, mention.end)
        mention_stop[mention.id] = stop
        fold = reading.tokens[first].fold if first < stop else ""
        verb = stop - first == 1 and mention.by == "pattern" and fold[:1] in ("ي", "ت")
        if _is_then(fold) or (verb and mention.kind == "person" and fold in verbs):
            continue
        if first < stop and covered[first] is None:
            mention_at[first] = mention
            for at in range(first, stop):
                covered[at] = covered[at] or mention
    timed = frozenset(
        at for time in reading.times for at in range(*_token_range(reading, time.start, time.end))
    )
    speech, closing = _quotations(reading, count)
    return Words(
        reading=reading,
        tokens=reading.tokens,
        folds=[token.fold for token in reading.tokens],
        mention_at=mention_at,
        mention_stop=mention_stop,
        covered=covered,
        timed=timed,
        speech=speech,
        closing=closing,
        closers=frozenset(closing.values()),
        triggers={event.trigger.start: event for event in reading.events},
    )


def _is_then(word: str) -> bool:
    return word.startswith("ف") and word[1:] in _COMPLEMENTISERS


def _token_range(reading: Reading, start: int, end: int) -> tuple[int, int]:
    """The tokens that a span touches; a span may begin inside a token, after a proclitic."""
    first = reading.token_index(start)
    if first is None:
        inside = reading.tokens_between(start, end)
        first = reading.token_index(inside[0].start) if inside else None
    if first is None:
        return 0, 0
    last = reading.token_index(end - 1)
    return first, (last if last is not None else first) + 1


def _quotations(reading: Reading, count: int) -> tuple[list[int], dict[int, int]]:
    """For each token the number of the speech that it stands in; and the closing mark's token for
    each opening one."""
    speech = [NO_SPEECH] * count
    closing: dict[int, int] = {}
    for number, quotation in enumerate(reading.quotations):
        first = reading.token_index(quotation.start)
        last = reading.token_index(quotation.end - 1)
        if first is None or last is None:
            continue
        closing[first] = last
        words = sum(token.kind != "mark" for token in reading.tokens[first + 1 : last])
        if words >= SPEECH_WORDS:
            speech[first + 1 : last] = [number] * (last - first - 1)
    return speech, closing


def stems(
    word: str, prefixes: tuple[str, ...] = (), *, feminine: bool = False
) -> tuple[tuple[str, bool], ...]:
    """The readings of a folded word as a noun, the fullest first: (stem, definite). Article,
    pronoun and the given prefixes are taken off (للوكالة → وكاله). ``feminine``: it is written with
    «ة», so that its last letter is no pronoun."""
    found: list[tuple[str, bool]] = []
    for prefix in ("", *prefixes):
        if not word.startswith(prefix) or len(word) - len(prefix) < 2:
            continue
        rest = word[len(prefix) :]
        fused = prefix.endswith("لل")
        found.append((rest, fused))
        if rest.startswith("ال") and len(rest) > 4:
            found.append((rest[2:], True))
        elif not fused and not feminine:
            found.extend((stem, True) for stem in without_enclitics(rest)[1:] if len(stem) > 2)
    return tuple(found)
