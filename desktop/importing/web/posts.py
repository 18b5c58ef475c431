"""Posts on X (Twitter), saved as the browser shows them: each with a text is an article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from desktop.importing.messages import REASON, Message, sender_guess
from desktop.importing.named_dates import published_guess
from desktop.importing.xml_parts import Element

_NUMBER = re.compile(r"/status/(\d+)")


@dataclass(slots=True)
class _Post:
    sender: str
    text: str = ""
    sent: str = ""


def posts_in(root: Element) -> Iterator[Message]:
    """The posts of a page in its order, one that another quotes after it; none on other pages."""
    for place, element in enumerate(root.iter("article"), 1):
        if element.get("data-testid") != "tweet":
            continue
        links = (_NUMBER.search(link.get("href") or "") for link in element.iter("a"))
        number = next((match[1] for match in links if match), str(place))
        for at, post in enumerate(_posts(element)):
            yield Message(
                f"{number}/{at}" if at else number,
                post.text,
                published_guess(post.sent, REASON),
                sender_guess(post.sender),
            )


def _posts(element: Element) -> Iterator[_Post]:
    posts: list[_Post] = []
    for each in element.iter():
        part = each.get("data-testid")
        if part == "User-Name":
            posts.append(_Post(" ".join("".join(each.itertext()).partition("@")[0].split())))
        elif part == "tweetText" and posts:
            posts[-1].text = "".join(each.itertext()).strip()
        elif each.tag == "time":
            # The time of a post that is shown alone stands below what it quotes.
            undated = next((post for post in reversed(posts) if not post.sent), None)
            if undated is not None:
                undated.sent = each.get("datetime") or ""
    return (post for post in posts if post.text)
