"""The text of a cell or field that holds a piece of a page, as databases of sites are exported."""

from __future__ import annotations

import re
from html import unescape

from desktop.importing.web.blocks import page_of
from desktop.importing.web.markup import parse_page

_LINES = re.compile(r"</?(?:p|br|div|li|ul|ol|h[1-6]|blockquote|tr|table)\b[^<>]*>", re.IGNORECASE)
_WITHIN = re.compile(r"</?(?:a|b|i|u|em|strong|span|font|img)\b[^<>]*>", re.IGNORECASE)
_NAMED = re.compile(r"&(?:#x?[0-9a-f]{1,6}|[a-z]{2,8}\d?);", re.IGNORECASE)


def without_tags(text: str) -> str:
    """The text as a page shows it; one without tags and named characters is left as it is."""
    has_lines = "<" in text and _LINES.search(text) is not None
    if not has_lines and not ("<" in text and _WITHIN.search(text)):
        return unescape(text) if "&" in text and _NAMED.search(text) else text
    # Where no tag ends a line, the lines are as they were typed.
    markup = parse_page(text if has_lines else text.replace("\n", "<br>"))
    return text if markup is None else "\n".join(line.text for line in page_of(markup.root).lines)
