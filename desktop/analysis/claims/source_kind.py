"""What kind of source a phrase names (official, military, media…), and of which gender."""

from __future__ import annotations

from desktop.analysis.claims.lexicon import Attributions
from desktop.analysis.claims.phrase_shapes import SourcePhrase
from desktop.analysis.claims.verb_forms import Gender
from desktop.analysis.claims.words import Words
from desktop.analysis.model import SourceKind

# What speaks for an army or an armed group is a military source, whatever the office.
_STRONGER = ("military", "opposition")


def kind_of(phrase: SourcePhrase, words: Words, known: Attributions) -> SourceKind:
    """The kind of the source, from its head noun, its adjectives and what it belongs to."""
    if phrase.noun_class in ("anonymous", "hearsay", "medium", "document"):
        return _with_adjectives(phrase, words, known)
    told = [
        noun.kind
        for at in range(phrase.first, phrase.stop)
        if (noun := known.nouns.get(_bare(words.folds[at]))) is not None
    ]
    if phrase.noun_class == "office":
        stronger = [kind for kind in told[1:] if kind in (*_STRONGER, "ngo")]
        return stronger[0] if stronger else _with_adjectives(phrase, words, known)
    if phrase.kind != "unknown":
        return phrase.kind
    if told:
        return told[0]
    if phrase.mention is not None:
        return "official" if phrase.mention.kind == "place" else phrase.kind
    return phrase.kind


def gender_of(phrase: SourcePhrase, words: Words, known: Attributions) -> Gender:
    """The gender of the verbs whose hidden subject a source can be; "" where nothing tells."""
    if words.tokens[phrase.first].text.endswith("ة"):
        return "f"
    head = phrase.head.removeprefix("ال")
    single = known.noun_rows.get(head) == head
    return "m" if single and phrase.noun_class in ("office", "anonymous") else ""


def _with_adjectives(phrase: SourcePhrase, words: Words, known: Attributions) -> SourceKind:
    for at in range(phrase.first + 1, phrase.stop):
        kind = known.adjectives.get(_bare(words.folds[at]))
        if kind in _STRONGER:
            return kind
    return phrase.kind


def _bare(word: str) -> str:
    return word.removeprefix("ب").removeprefix("ال")
