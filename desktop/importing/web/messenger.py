"""A channel or chat that Telegram exported as a page, or that was saved as the web shows it: each
message with a text is an article. One that was sent on is of its first sender."""

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


_WEB = "tgme_widget_message"


def messages_in(root: Element) -> Iterator[Message]:
    """The messages of an export or of a channel's page, in its order; none where a page is
    neither."""
    for element in root.iter("div"):
        classes = _classes(element)
        if "chat_page" in classes:
            yield from _exported(root)
            return
        if _WEB in classes:
            yield from _on_the_web(root)
            return


def _exported(root: Element) -> Iterator[Message]:
    sender = _words(next(_called(root, "page_header"), None))
    for message in _called(root, "message"):
        text = next(_called(message, "text"), None)
        if text is None or "service" in _classes(message):
            continue
        sent_on = next(_called(message, "forwarded"), None)
        names = (name for name in _called(message, "from_name") if not _is_in(name, sent_on))
        sender = _words(next(names, None)) or sender
        origin = next(_called(sent_on, "from_name"), None) if sent_on is not None else None
        yield Message(
            message.get("id", "").removeprefix("message"),
            _text(text),
            _sent(next(_called(message if origin is None else origin, "date", "*"), None)),
            sender_guess(_own_words(origin) or sender),
        )


def _on_the_web(root: Element) -> Iterator[Message]:
    for message in _called(root, _WEB):
        text = next(_called(message, "js-message_text"), None)
        if text is None:
            continue
        names = ("tgme_widget_message_forwarded_from_name", "tgme_widget_message_owner_name")
        senders = (_words(next(_called(message, name, "*"), None)) for name in names)
        times = (time.get("datetime") for time in message.iter("time"))
        yield Message(
            message.get("data-post", "").rpartition("/")[2],
            _text(text),
            published_guess(next(filter(None, times), ""), REASON),
            sender_guess(next(filter(None, senders), "")),
        )


def _text(element: Element) -> str:
    return "\n".join(line.text for line in page_of(element).lines)


def _is_in(element: Element, outer: Element | None) -> bool:
    return outer is not None and any(above is outer for above in element.iterancestors())


def _sent(element: Element | None) -> Guess | None:
    written = element.get("title", "") if element is not None else ""
    match = _SENT.match(written)
    if match is None:
        return None
    day, month, year, clock, zone = match.groups("")
    found = published_guess(f"{year}-{month}-{day} {clock}{zone}", REASON)
    return Guess(found.value, REASON, written) if found else None


def _called(within: Element, name: str, tag: str = "div") -> Iterator[Element]:
    return (element for element in within.iter(tag) if name in _classes(element))


def _classes(element: Element) -> list[str]:
    return str(element.get("class", "")).split()


def _words(element: Element | None) -> str:
    return "" if element is None else " ".join("".join(element.itertext()).split())


def _own_words(element: Element | None) -> str:
    """The words of an element without those of the elements in it (the time, in an export)."""
    return "" if element is None else " ".join((element.text or "").split())
