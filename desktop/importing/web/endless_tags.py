"""Tags with attributes without end are cut short: the parser takes the square of their number."""

from __future__ import annotations

import re

# Attributes of a tag that are kept; pages have a few dozens.
_MOST = 1000
# Characters of a page below which even one tag that is all of it takes no time.
_SMALL = 200_000

_ATTRIBUTE = r"""[\s/]*+[^\s/>=][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"?|'[^']*+'?|[^\s>]*+))?+"""
# Scripts, styles and comments are passed over: what is in them is no tag.
_TAG = re.compile(
    r"<(script|style)\b(?:[^<]++|<(?!/\1))*+|<!--(?:[^-]++|-(?!->))*+"
    rf"|<[a-z][^\s/>]*+(?:{_ATTRIBUTE}){{0,{_MOST}}}+(?P<beyond>(?:{_ATTRIBUTE})*+)",
    re.IGNORECASE,
)


def without_endless_tags(text: str) -> str:
    """The page without the attributes that a tag has beyond a thousand."""
    if len(text) < _SMALL:
        return text
    kept, place = [], 0
    for match in _TAG.finditer(text):
        if match["beyond"]:
            kept.append(text[place : match.start("beyond")])
            place = match.end()
    return "".join((*kept, text[place:]))
