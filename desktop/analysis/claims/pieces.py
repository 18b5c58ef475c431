"""A sentence divided into what is claimed: the outlet's own part and each attributed part.

Attributions are no part of any piece, but for one that stands in the middle of its clause.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from desktop.analysis.claims.attribution import Attribution
from desktop.analysis.claims.lexicon import Attributions
from desktop.analysis.claims.stretches import Stretches
from desktop.analysis.claims.words import Words

# «، وكانت القوات قد سيطرت …»: what went before is told in a clause of its own.
_BEFORE = ("وكان", "وكانت", "وكانوا")


@dataclass(slots=True)
class Piece:
    """``start``/``end`` in characters, not yet trimmed; ``first`` its first token.

    ``opening`` and ``closing`` attribute it; ``parent`` is the piece that it is nested in;
    ``split``: a contrasting connective opened it. ``first`` is -1 for what stands in the sentence
    before («نفت ذلك»).
    """

    first: int
    start: int
    stop: int = 0
    end: int = 0
    opening: Attribution | None = None
    closing: list[Attribution] = field(default_factory=list)
    parent: Piece | None = None
    split: bool = False

    @property
    def attributed(self) -> bool:
        return self.opening is not None or bool(self.closing)


def divide(
    words: Words, known: Attributions, first: int, end: int, attributions: list[Attribution]
) -> list[Piece]:
    """The pieces of the sentence between two tokens, in order; at least one when it has a word."""
    pieces = _Division(words, known, first, end).run(attributions)
    if not pieces and any(words.tokens[at].kind != "mark" for at in range(first, end)):
        pieces = [Piece(first, words.start(first), end, words.end(end))]
    return pieces


class _Division:
    def __init__(self, words: Words, known: Attributions, first: int, end: int) -> None:
        self.words = words
        self.known = known
        self.first = first
        self.end = end
        self.stretches = Stretches(words, known, end)
        self.pieces: list[Piece] = []
        self.current = Piece(first, words.start(first))

    def run(self, attributions: list[Attribution]) -> list[Piece]:
        free_from = self.first
        for attribution in attributions:
            if attribution.first < free_from:
                continue
            if self._is_nested(attribution):
                self._nest(attribution)
            else:
                start = self._absorb(attribution, free_from)
                self._cut(free_from, start)
                self._take(attribution, start)
            free_from = attribution.until or attribution.stop
        self._cut(free_from, self.end)
        self._close(self.end, before_speech=bool(self.pieces) and not self.current.split)
        return [piece for piece in self.pieces if piece.stop > piece.first]

    def _is_nested(self, attribution: Attribution) -> bool:
        opening = self.current.opening
        return (
            opening is not None
            and attribution.side == "opens"
            and not attribution.participle
            and not any(
                self.words.tokens[at].kind != "mark"
                for at in range(self.current.first, attribution.first)
            )
        )

    def _nest(self, attribution: Attribution) -> None:
        words, parent = self.words, self.current
        inner = Piece(attribution.stop, attribution.content, opening=attribution, parent=parent)
        self.pieces.append(parent)
        parent.stop, parent.end = self.end, words.end(self.end)
        self.current = inner

    def _absorb(self, attribution: Attribution, free_from: int) -> int:
        """Where the attribution begins with the connectives and commas before it."""
        words, at = self.words, attribution.first
        hearsay = attribution.links[0].phrase
        circumstantial = hearsay is not None and hearsay.noun_class == "hearsay"
        while at > free_from:
            lead = self.known.leads.match_before(words.folds, at, free_from)
            if words.is_comma(at - 1) or self._had_done(at - 1):
                at -= 1
            elif lead is not None and lead[1] != "outlet":
                if lead[1] == "circumstance" and not circumstantial:
                    break
                at -= lead[0]
            else:
                break
        return at

    def _had_done(self, at: int) -> bool:
        """«في حين كانت | الوزارة أعلنت»: what makes the verb of saying a pluperfect."""
        return self.words.folds[at].removeprefix("و") in self.known.function_words["had"]

    def _take(self, attribution: Attribution, start: int) -> None:
        words = self.words
        if attribution.side == "opens":
            if not (attribution.framed and self._is_frame(start)):
                self._close(start, before_speech=True)
            self.current = Piece(attribution.stop, attribution.content, opening=attribution)
            if attribution.until:
                self._cut(attribution.stop, attribution.until)
                self._close(attribution.until, before_speech=False)
                rest = min(attribution.until + 1, self.end - 1)
                self.current = Piece(attribution.until + 1, self.words.start(rest))
            return
        self._close(start, before_speech=False)
        last = self.pieces[-1] if self.pieces else None
        rest = attribution.stop
        if last is None and attribution.side == "repeats":
            self.pieces.append(Piece(-1, 0, opening=attribution))
        if last is None:
            self.current = Piece(rest, words.start(min(rest, self.end - 1)))
            return
        if attribution.side == "repeats":
            again = Piece(last.first, last.start, last.stop, last.end, opening=attribution)
            self.pieces.append(again)
        else:
            self._govern(last, attribution)
            if self.stretches.goes_on(rest):
                self.pieces.pop()
                self.current = last
                return
        self.current = Piece(rest, words.start(min(rest, self.end - 1)))

    def _govern(self, last: Piece, attribution: Attribution) -> None:
        """A closing attribution governs the last piece; of an unattributed one, what stands after
        «وهو الأمر الذي …» alone."""
        if last.attributed:
            if not attribution.aside:
                last.closing.append(attribution)
            return
        cut = self.stretches.sentential(last.first, last.stop)
        if cut is not None:
            self.pieces.pop()
            before = Piece(last.first, last.start, cut, self.words.end(cut))
            begin = cut + self.words.folds[cut].startswith("وه")
            after = Piece(begin, self.words.start(begin), last.stop, last.end)
            after.closing.append(attribution)
            self.pieces += [before, after]
        else:
            last.closing.append(attribution)

    def _cut(self, start: int, stop: int) -> None:
        """Cut the running piece at the connectives between two attributions."""
        words, at = self.words, start
        while at < stop:
            lead = self.known.leads.match(words.folds, at, stop)
            opening = self._continued(at)
            if self._remarks(at, stop):
                self._close(at, before_speech=False)
                begin = words.start(at) + int(self.known.remarks.joined(words.folds[at]))
                self.current = Piece(at, begin, split=True)
            elif opening is not None:
                self._close(at, before_speech=False)
                self.current = self._again(at, opening)
            elif lead is not None and self._splits(at, lead[1]):
                self._close(at, before_speech=False)
                start = words.start(min(at + lead[0], self.end - 1))
                self.current = Piece(at + lead[0], start, split=True)
                at += lead[0] - 1
            at += 1

    def _remarks(self, at: int, stop: int) -> bool:
        """«، ولم يتسن التأكد …»: the outlet's own word behind what others say."""
        words = self.words
        if not self.current.attributed or words.speech[at] >= 0 or not words.is_comma(at - 1):
            return False
        return self.known.remarks.match(words.folds, at, stop) is not None

    def _splits(self, at: int, kind: str) -> bool:
        words = self.words
        if at == self.current.first or words.speech[at] >= 0:
            return False
        if kind == "outlet":
            return True
        before = kind == "contrast" or words.folds[at] in _BEFORE
        return before and words.is_comma(at - 1) and not self.current.attributed

    def _continued(self, at: int) -> Attribution | None:
        """The attribution, of the running piece or the one round it, that goes on at a token."""
        for piece in (self.current, self.current.parent):
            opening = piece.opening if piece is not None else None
            if opening is not None and opening.again and self._continues(at, opening.again):
                return opening
        return None

    def _continues(self, at: int, again: str) -> bool:
        """«وأن …»، «، وب…»: a second part of the same complement."""
        words, word = self.words, self.words.folds[at]
        if not word.startswith("و") or at <= self.current.first or words.speech[at] >= 0:
            return False
        if again == "ان":
            return words.is_complementiser_word(word[1:]) and not self.stretches.concedes(at)
        if again == "ب":
            return words.is_comma(at - 1) and word.startswith("وب") and len(word) > 4
        return word[1:] == again and words.is_comma(at - 1)

    def _again(self, at: int, opening: Attribution) -> Piece:
        words = self.words
        if opening.again == "ب":
            return Piece(at, words.start(at) + 2, opening=opening)
        nxt = min(at + 1, self.end - 1)
        return Piece(nxt, words.start(nxt), opening=opening)

    def _close(self, stop: int, *, before_speech: bool) -> None:
        piece = self.current
        while stop > piece.first and self.words.is_comma(stop - 1):
            stop -= 1
        count = sum(self.words.tokens[at].kind != "mark" for at in range(piece.first, stop))
        piece.stop = stop
        adverbial = before_speech and not piece.attributed
        if count == 0 or (adverbial and self.stretches.is_adverbial(piece.first, stop, count)):
            return
        piece.end = self.words.end(stop)
        if piece.parent is not None:
            piece.parent.stop, piece.parent.end = stop, piece.end
        self.pieces.append(piece)

    def _is_frame(self, stop: int) -> bool:
        """Whether the running piece only leads to the speech that begins at a token."""
        piece = self.current
        return not piece.attributed and self.stretches.is_frame(piece.first, stop)
