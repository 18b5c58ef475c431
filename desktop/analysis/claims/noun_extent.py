"""How far a noun goes with what agrees with it: adjectives, the words of a construct, known media.

All positions are token indices; a method gives the token after what it read.
"""

from __future__ import annotations

from desktop.analysis.claims.lexicon import Attributions
from desktop.analysis.claims.words import Words, stems
from desktop.analysis.model import SourceKind

RELATIVE_ENDINGS = ("ي", "يه", "يون", "يين", "يان", "يتان", "يتين")


class NounExtent:
    """Measures nouns in the words of one article."""

    def __init__(self, words: Words, known: Attributions) -> None:
        self.words = words
        self.known = known

    def until_break(self, at: int, end: int) -> int:
        words = self.words
        stop = at
        while stop < end and words.tokens[stop].kind != "mark" and stop not in words.timed:
            word = words.folds[stop]
            kunya = word == "ام" and stop == at
            if (
                (word in self.known.breaks and not kunya)
                or words.is_complementiser(stop)
                or words.is_then(stop)
            ):
                break
            form = self.known.form(word) if stop > at else None
            speaking = (
                form is not None and form.kind == "participle" and word not in self.known.nouns
            )
            if stop > at and (speaking or self._is_addressed(stop)):
                break
            stop += 1
        return stop

    def _is_addressed(self, at: int) -> bool:
        """«لصحيفة …»، «لقناة …»: a medium that is spoken to."""
        word = self.words.folds[at]
        found = (self.known.nouns.get(stem) for stem, _ in stems(word, ("ل", "لل"))[1:])
        media = any(noun is not None and noun.medium for noun in found)
        media = media or self.medium_name(at, at + 1) is not None
        return word.startswith("ل") and (media or self._is_press(word.removeprefix("لل")))

    def _begins_anew(self, at: int) -> bool:
        """«سكان الحي | صاحب المبنى»: a bare noun behind a noun with the article is another one."""
        words, word = self.words, self.words.folds[at]
        known = word in self.known.nouns or words.covered[at] is not None
        other = word in self.known.function_words["belonging"] or word[0] in "بلو"
        return known and not other and words.is_word(at) and words.folds[at - 1].startswith("ال")

    def before_object(self, at: int, end: int) -> int:
        """Where, behind the first noun with the article, one stands that is no part of it."""
        words = self.words
        while at < end and not words.folds[at].startswith("ال") and not words.is_named(at):
            at += 1
        for nxt in range(at + 1, end):
            if words.is_named(nxt):
                continue
            if not _has_article(words.folds[nxt]):
                if self._begins_anew(nxt):
                    return nxt
                continue
            bare = words.folds[nxt].removeprefix("ال")
            noun = self.known.nouns.get(bare)
            title = noun is not None and noun.noun_class == "office"
            adjective = bare in self.known.adjectives or bare.endswith(RELATIVE_ENDINGS)
            quality = words.folds[nxt] in self.known.qualities
            before = words.folds[nxt - 1]
            if not _has_article(before) and not words.is_named(nxt - 1) and words.is_word(nxt - 1):
                continue
            if not (title or adjective or quality):
                return nxt
        return end

    def construct_chain(self, at: int, end: int) -> int:
        """The token after a construct and its adjectives: nouns without an article, one with it,
        and what agrees with that."""
        words, stop = self.words, at
        while stop < end and self.is_bare_noun(stop, end) and not _has_article(words.folds[stop]):
            stop += 1
        if stop == at or stop >= end or not _has_article(words.folds[stop]):
            return at
        stop += 1
        while stop < end and words.tokens[stop].kind == "word" and stop not in words.timed:
            if not _has_article(words.folds[stop]) or words.mention_at.get(stop) is not None:
                break
            stop += 1
        return stop

    def medium_name(self, first: int, stop: int) -> SourceKind | None:
        name = " ".join(self.words.folds[first:stop])
        article = "ال" + name.removeprefix("لل")
        for stem in (name, article, *(name.removeprefix(letter) for letter in "لبو")):
            if stem in self.known.media:
                return self.known.media[stem]
        return None

    def medium_length(self, at: int, end: int) -> int:
        """How many tokens the name of a known medium has that begins here; 0 for none."""
        lengths = (n for n in (3, 2, 1) if at + n <= end and self.medium_name(at, at + n))
        return next(lengths, 0)

    def adjectives(self, at: int, end: int, definite: bool) -> int:
        """Where the adjectives that follow a noun stop: with the article or without it like the
        noun; relative ones (…ي، …ية) and those of the lexicon."""
        while at < end and self.words.tokens[at].kind == "word" and at not in self.words.timed:
            word = self.words.folds[at]
            if word in self.known.breaks or word in self.known.verbs:
                break
            if definite != word.startswith("ال"):
                break
            bare = word.removeprefix("ال")
            bare = bare.removesuffix("ا") if bare.endswith("يا") else bare
            relative = len(bare) >= 4 and bare.endswith(RELATIVE_ENDINGS)
            if bare not in self.known.adjectives and not relative:
                break
            at += 1
        return at

    def is_bare_noun(self, at: int, end: int) -> bool:
        """«غرفة عمليات»: what defines an indefinite institution or office, whatever it is."""
        words = self.words
        if at >= end or words.tokens[at].kind != "word" or words.mention_at.get(at) is not None:
            return False
        broken = words.folds[at] in self.known.breaks or self.known.form(words.folds[at])
        return not broken and not words.is_complementiser(at) and at not in words.timed

    def _is_press(self, word: str) -> bool:
        """«للصحفيين»، «للتلفزيون»: who is spoken to."""
        noun = self.known.nouns.get(word)
        return noun is not None and noun.kind in ("media", "agency")

    def _is_verb(self, word: str) -> bool:
        return self.known.form(word) is not None and word not in self.known.nouns


def _has_article(word: str) -> bool:
    return word.startswith(("ال", "لل")) and len(word) > 4
