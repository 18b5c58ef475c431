"""The words of a message: headers in any encoding, and lines that the mail cut put together."""

from __future__ import annotations

import re
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from email.utils import collapse_rfc2231_value

from desktop.importing.encoding import decode
from desktop.importing.member_names import safe_text

# A line of a text that was cut to a width is at least this part of the longest one, which is not
# longer than mail programs cut to.
_FULL, _LONGEST_CUT, _SHORTEST_CUT = 0.75, 100, 60
_OWN_LINE = re.compile(r"\s*(?:[>*•\-–]|\d+[.)])")
_ENDS_SENTENCE = re.compile(r"[.؟!:…]\s*$")
# What is longer is no subject and no name; the library takes time with the square of it.
_LONGEST_HEADER = 20_000
_SIGNATURE = "-- "
# Lines that a signature may have below its mark (RFC 3676, 4.3), whose space programs lose.
_MOST_SIGNED = 15


def header(message: Message, name: str, parameter: str | None = None) -> str:
    """The text of a header, or of its ``parameter``, on one line; nothing where there is none."""
    if parameter is not None:
        value = message.get_filename()
        written = collapse_rfc2231_value(value) if value is not None else ""
    else:
        found = [value for key, value in message.raw_items() if key.lower() == name]
        written = str(found[0]) if found else ""
    return " ".join(safe_text(_decoded(written[:_LONGEST_HEADER])).split())


def _decoded(written: str) -> str:
    plain = _without_raw_bytes(written)
    try:
        words = decode_header(plain)
    except (MessageError, ValueError):
        return plain
    pieces = []
    for content, label in words:
        if isinstance(content, str):
            pieces.append(content)
        else:
            pieces.append(_in_code(content, label))
    return "".join(pieces)


def _without_raw_bytes(written: str) -> str:
    """A header's bytes that no encoding was told of, as the text that they look like."""
    if not any("\udc80" <= character <= "\udcff" for character in written):
        return written
    raw = written.encode("utf-8", "surrogateescape")
    decoded = decode(raw)
    return decoded.text if decoded is not None else raw.decode("utf-8", "replace")


def _in_code(content: bytes, label: str | None) -> str:
    if label is None:
        # Between encoded words, the module gives what is plain as bytes of this kind.
        return content.decode("raw-unicode-escape", "replace")
    try:
        return content.decode(label)
    except (LookupError, UnicodeError):
        decoded = decode(content)
        return decoded.text if decoded is not None else content.decode("utf-8", "replace")


def paragraphs(text: str, *, flowed: bool = False) -> str:
    """The text of a message with a line for each paragraph: lines that were only cut to a width
    are joined again.

    Args:
        flowed: lines that go on end with a space (RFC 3676).
    """
    lines = _without_signature(text.splitlines())
    longest = max(map(len, lines), default=0)
    cut = _SHORTEST_CUT <= longest <= _LONGEST_CUT
    joined: list[list[str]] = []
    goes_on = False
    for line in lines:
        starts = not line.strip() or _OWN_LINE.match(line) is not None
        if goes_on and not starts and joined:
            joined[-1].append(line)
        else:
            joined.append([line])
        if flowed:
            goes_on = line.endswith(" ") and line != _SIGNATURE
        else:
            ends = _ENDS_SENTENCE.search(line) is not None
            goes_on = cut and len(line) >= _FULL * longest and not ends
    whole = (" ".join(part.strip() for part in parts) for parts in joined)
    return "\n".join(stripped for line in whole if (stripped := line.strip()))


def _without_signature(lines: list[str]) -> list[str]:
    for at in range(len(lines) - 1, max(len(lines) - 2 - _MOST_SIGNED, 0), -1):
        if lines[at].rstrip() == _SIGNATURE.rstrip():
            return lines[:at]
    return lines
