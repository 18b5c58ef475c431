"""A claim as a sentence: who says it through whom, how surely, and the very words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from desktop.exporting.brief.outline import Part, Quoted
from desktop.exporting.brief.sentences import OBJECT, Sentences

_LONGEST = 320
"""Characters of a quotation in a sentence; the footnote has all of it."""


_ACCUSATIVE = re.compile(r"(?<=\w)(?:اً|ًا)(?!\w)")
"""The ending of an indefinite word that is no subject: «عن أن مصدراً قضائياً»."""

_PLURAL = re.compile(r"(?<=\w{3})ين$")


@dataclass(frozen=True, slots=True)
class Said:
    """What is to be said of a claim.

    Attributes:
        chain: the words of its sources from the origin on; "" for one that nobody named.
        clause: it stands behind «أن» in its text.
        announced: its text calls it announced.
        footnote: of its words.
    """

    chain: Sequence[str]
    stance: str
    text: str
    clause: bool
    announced: bool
    footnote: int


def sentence(said: Said, sentences: Sentences) -> tuple[Part, ...]:
    """The parts of a sentence of ours around the quotation."""
    origin = said.chain[0] if said.chain else ""
    name = isolated(nominative(origin, sentences)) if origin else sentences.say("unnamed")
    via = [isolated(each) for each in dict.fromkeys(said.chain[1:]) if each and each != origin]
    through = sentences.say("via", carriers=sentences.say("then").join(via)) if via else ""
    shape = "clause" if said.clause else "words"
    stance = "announces" if said.announced and said.stance == "asserts" else said.stance
    if stance == "reports" and _head(origin) in sentences.lists["grammar.hearsay"]:
        stance = "hearsay"
    gender = "she" if feminine(origin, sentences) else "he"
    told = sentences.say(
        f"say.{stance}.{shape}.{gender}", origin=name, via=through, quotation=OBJECT
    )
    return quoting(told, said.text, said.footnote, sentences)


def quoting(told: str, text: str, footnote: int, sentences: Sentences) -> tuple[Part, ...]:
    """A sentence with a quotation, between the marks of the language, where it has room for it."""
    before, _, after = told.partition(OBJECT)
    marks = sentences.say("quote.open"), sentences.say("quote.close")
    return tuple(filter(None, (before, Quoted(shortened(text), footnote, *marks), after)))


def shortened(text: str, most: int = _LONGEST) -> str:
    """Words of a source on one line, cut behind a whole word."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    return line[:most].rsplit(" ", 1)[0] + " …"


def feminine(name: str, sentences: Sentences) -> bool:
    """Whether an Arabic name takes a feminine verb before it: its first word says so."""
    word = _head(name)
    if word in sentences.lists["grammar.masculine"]:
        return False
    return word in sentences.lists["grammar.feminine"] or word.endswith(
        tuple(sentences.lists["grammar.feminine_endings"])
    )


def nominative(name: str, sentences: Sentences) -> str:
    """A description that the text has in another case («عن ناشطين»), as a subject."""
    name = _ACCUSATIVE.sub("", name)
    first, *rest = name.split(" ")
    article = "ال" if first.startswith("ال") else ""
    changed = dict(pair.split("=") for pair in sentences.lists["grammar.nominative"])
    bare = first.removeprefix(article)
    if bare not in changed:
        return name
    subject = changed[bare]
    # What follows such a noun and ends as it did is its adjective: «ناشطين محليين».
    adjectives = list(takewhile(lambda word: bare.endswith("ين") and _PLURAL.search(word), rest))
    agreeing = [_PLURAL.sub(subject[-2:], word) for word in adjectives]
    return " ".join([f"{article}{subject}", *agreeing, *rest[len(adjectives) :]])


def isolated(text: str) -> str:
    """Words of any direction inside a sentence: on one line, between isolates (UAX #9)."""
    return f"\u2068{' '.join(text.split())}\u2069"


def capital(heading: str) -> str:
    """A heading with a great letter first, where the language has them."""
    return heading[:1].upper() + heading[1:]


def _head(name: str) -> str:
    word = re.sub(r"[«»\"“”()]", "", name).strip().split(" ")[0]
    return word.removeprefix("ال") if len(word) > 4 else word
