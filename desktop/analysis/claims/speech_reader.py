"""What every reader of attributions asks: the words, the lexicon, noun phrases and complements."""

from __future__ import annotations

from desktop.analysis.claims.complements import ComplementReader
from desktop.analysis.claims.lexicon import Attributions
from desktop.analysis.claims.source_phrases import PhraseReader
from desktop.analysis.claims.words import Words


class SpeechReader:
    """One way of attributing is one subclass: verbs, nouns, particles, references, subjects."""

    def __init__(
        self,
        words: Words,
        known: Attributions,
        phrases: PhraseReader,
        complements: ComplementReader,
    ) -> None:
        self.words = words
        self.known = known
        self.phrases = phrases
        self.complements = complements
