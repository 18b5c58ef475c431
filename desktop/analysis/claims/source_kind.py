"""What kind of source a phrase names (official, military, media…), and of which gender."""

from __future__ import annotations

from desktop.analysis.claims.lexicon import Attributions
from desktop.analysis.claims.phrase_shapes import SourcePhrase
from desktop.analysis.claims.verb_forms import Gender
from desktop.analysis.claims.words import Words
from desktop.analysis.model import SourceKind
from desktop.analysis.text.fold import fold_word

# What speaks for an army or an armed group is a military source, whatever the office.
_STRONGER: tuple[SourceKind, ...] = ("military", "opposition")
_STRONGEST: tuple[SourceKind, ...] = ("military", "opposition", "ngo")


def kind_of(phrase: SourcePhrase, words: Words, known: Attributions) -> SourceKind:
    """The kind of the source: of a known body its own, else from its head noun, its adjectives and
    what it belongs to."""
    body = _of_body(phrase, words, known)
    if body is not None and _is_body(phrase):
        return body
    if phrase.noun_class in ("anonymous", "hearsay", "medium", "document"):
        kind = _with_adjectives(phrase, words, known)
        return body if kind == "unknown" and body is not None else kind
    told = [
        noun.kind
        for at in range(phrase.first, phrase.stop)
        if (noun := known.nouns.get(_bare(words.folds[at]))) is not None
    ]
    if phrase.noun_class == "office":
        stronger = [kind for kind in told[1:] if kind in (*_STRONGER, "ngo")]
        if body in _STRONGEST:
            stronger.insert(0, body)
        return stronger[0] if stronger else _with_adjectives(phrase, words, known)
    if body is not None and (phrase.mention is None or phrase.mention.kind == "organisation"):
        return body
    return _as_named(phrase, told)


def _is_body(phrase: SourcePhrase) -> bool:
    """Whether the phrase is the name of a body, and not what belongs to one."""
    mention = phrase.mention
    named = mention is not None and mention.form == "name" and mention.kind == "organisation"
    return mention is not None and named and mention.start == phrase.start


def _as_named(phrase: SourcePhrase, told: list[SourceKind]) -> SourceKind:
    """The kind of a phrase without a class of its own; a place speaks for its government."""
    if phrase.kind != "unknown":
        return phrase.kind
    if told:
        return told[0]
    place = phrase.mention is not None and phrase.mention.kind == "place"
    return "official" if place else phrase.kind


def _of_body(phrase: SourcePhrase, words: Words, known: Attributions) -> SourceKind | None:
    """The kind of the last body of the lexicon that the phrase names («أطباء بلا حدود»)."""
    found: SourceKind | None = None
    at = phrase.first
    while at < phrase.stop:
        mention = words.mention_at.get(at)
        if mention is None or mention.form != "name" or mention.kind != "organisation":
            at += 1
            continue
        folded = " ".join(fold_word(word) for word in mention.text.split())
        found = known.bodies.get(folded) or known.bodies.get("ال" + folded) or found
        at = max(at + 1, words.mention_stop[mention.id])
    return found


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
