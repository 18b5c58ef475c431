"""A channel or chat that Telegram exported as a page: each message with a text is an article."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop.importing.found import Guess
from desktop.importing.messages import REASON, Message, sender_guess
from desktop.importing.named_dates import published_guess
from desktop.importing.web.blocks import page_of
from desktop.importing.xml_parts import Element

# 21.09.2016 11:20:11 UTC+03:00
_SENT = re.compile(r"(\d\d)\.(\d\d)\.(\d{4}) (\d\d:\d\d:\d\d)(?: UTC([+-]\d\d:\d\d))?")


def messages_in(root: Element) -> Iterator[Message]:
    """The messages of an export, in its order; none where the page is no export."""
    if next(_called(root, "chat_page"), None) is None:
        return
    sender = _words(next(_called(root, "page_header"), None))
    for message in _called(root, "message"):
        text = next(_called(message, "text"), None)
        if text is None or "service" in _classes(message):
            continue
        sender = _words(next(_called(message, "from_name"), None)) or sender
        yield Message(
            message.get("id", "").removeprefix("message"),
            "\n".join(line.text for line in page_of(text).lines),
            _sent(next(_called(message, "date"), None)),
            sender_guess(sender),
        )


def _sent(element: Element | None) -> Guess | None:
    written = element.get("title", "") if element is not None else ""
    match = _SENT.match(written)
    if match is None:
        return None
    day, month, year, clock, zone = match.groups("")
    found = published_guess(f"{year}-{month}-{day} {clock}{zone}", REASON)
    return Guess(found.value, REASON, written) if found else None


def _called(within: Element, name: str) -> Iterator[Element]:
    return (element for element in within.iter("div") if name in _classes(element))


def _classes(element: Element) -> list[str]:
    return str(element.get("class", "")).split()


def _words(element: Element | None) -> str:
    return "" if element is None else " ".join("".join(element.itertext()).split())
