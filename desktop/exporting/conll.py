"""CoNLL lines of names: a token and its tag, an empty line behind each paragraph.

Tags are IOB2: PER, ORG and LOC as corpora of names have them, FAC (facilities) as OntoNotes has it,
and two of our own: WEA (weapons) and MISC (all others). Only names are tagged, not «the spokesman»
or «he»; of two names over each other, the longer one. Tokens are the engine's: what is written
together with a name («لقسد») is one token with it. An article begins with ``-DOCSTART-``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import IO

from desktop.analysis.model import Analysis, Mention, MentionKind
from desktop.analysis.text.tokens import Token
from desktop.exporting.content import Content
from desktop.exporting.paragraph_tokens import paragraph_tokens
from desktop.exporting.writable import writable

TAGS: dict[MentionKind, str] = {
    "person": "PER",
    "organisation": "ORG",
    "place": "LOC",
    "facility": "FAC",
    "weapon": "WEA",
    "other": "MISC",
}


def write(content: Content, file: IO[bytes]) -> None:
    """All articles, one after another."""
    for document in content.documents():
        lines = ["-DOCSTART- O", ""]
        names = _names(document.analysis)
        for tokens in paragraph_tokens(document.analysis.document):
            lines += _tagged(tokens, names)
            lines.append("")
        file.write("".join(f"{writable(line)}\n" for line in lines).encode())


def _names(analysis: Analysis) -> list[Mention]:
    """The names in order of the text, none over another."""
    apart: list[Mention] = []
    named = (mention for mention in analysis.mentions if mention.form == "name")
    for mention in sorted(named, key=lambda each: (each.start - each.end, each.start)):
        if not any(mention.start < other.end and other.start < mention.end for other in apart):
            apart.append(mention)
    return sorted(apart, key=lambda each: each.start)


def _tagged(tokens: Sequence[Token], names: Sequence[Mention]) -> list[str]:
    lines = []
    before: Mention | None = None
    for token in tokens:
        name = next((n for n in names if n.start < token.end and token.start < n.end), None)
        tag = f"{'I' if name is before else 'B'}-{TAGS[name.kind]}" if name else "O"
        lines.append(f"{token.text} {tag}")
        before = name
    return lines
