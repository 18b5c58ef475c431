"""Headlines that hold two propositions: «الجيش يستعيد قريتين ومقتل قيادي»."""

from __future__ import annotations

from desktop.analysis.claims.words import Words


def split_headline(words: Words, start: int, end: int) -> list[tuple[int, int]]:
    """The propositions of a headline's part (characters): split before a «و» that opens a new one.

    A nominal clause behind a verbal one is new; of two nominal clauses the second is, when the
    first has its own place. Verbs that share a subject stay together.
    """
    first, stop = words.range_of(start, end)
    for at in range(first + 2, stop - 1):
        event = words.triggers.get(words.start(at) + 1)
        if event is None:
            continue
        if words.folds[at][0] != "و" or words.speech[at] >= 0 or _is_verb(words.folds[at][1:]):
            continue
        if _closed(words, first, at):
            cut = words.end(at)
            rest = split_headline(words, event.trigger.start, end)
            return [(start, words.tokens[at - 1].end), *rest] if cut <= end else [(start, end)]
    return [(start, end)]


def _closed(words: Words, first: int, stop: int) -> bool:
    """Whether the words before the conjunction are a proposition of their own."""
    told = any(
        offset in words.triggers
        for at in range(first, stop)
        for offset in (words.start(at), words.start(at) + 1, words.start(at) + 2)
    )
    if any(_is_verb(words.folds[at]) for at in range(first, stop) if words.is_word(at)):
        return True
    placed = any(
        mention is not None and mention.kind in ("place", "facility")
        for mention in words.covered[first:stop]
    )
    return told and placed


def _is_verb(word: str) -> bool:
    """A present verb, by its prefix: headlines are told in the present."""
    return (
        len(word) >= 4 and word[0] in "يت" and not word.startswith(("ته", "تا", "تد", "تص", "تو"))
    )
