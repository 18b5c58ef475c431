"""RTF as a row of tokens: groups, control words, bytes (RTF 1.9.1, "Conventions")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_TOKEN = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,9})? ?"
    rb"|\\'(?P<hex>[0-9a-fA-F]{2})"
    rb"|\\(?P<symbol>[^a-zA-Z])"
    rb"|(?P<brace>[{}])"
    rb"|[\r\n\x00]+"
    rb"|(?P<text>[^\\{}\r\n\x00]+)"
    rb"|\\",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Token:
    """One of: a control word or symbol with its number, a brace, or bytes of text."""

    word: str = ""
    number: int | None = None
    brace: str = ""
    text: bytes = b""


def tokens(raw: bytes) -> Iterator[Token]:
    """The tokens of a file; binary data is passed over."""
    place = 0
    while (found := _TOKEN.match(raw, place)) is not None:
        place = found.end()
        word, number, code, symbol, brace, text = found.groups()
        if word == b"bin":
            place += max(int(number or 0), 0)
        elif word is not None:
            yield Token(word.decode(), int(number) if number else None)
        elif code is not None:
            yield Token(text=bytes.fromhex(code.decode()))
        elif symbol is not None:
            yield Token(symbol.decode("latin-1"))
        elif brace is not None:
            yield Token(brace=brace.decode())
        elif text is not None:
            yield Token(text=text)
