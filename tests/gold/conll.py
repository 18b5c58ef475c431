"""Our own gold as CoNLL lines (token, tag), for programs that read corpora of names.

python -m tests.gold.conll > FILE
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.gold.layers import Row
from tests.gold.reading import build, first

_TAGS = {"person": "PERS", "place": "LOC", "facility": "LOC", "organisation": "ORG"}
_TOKEN = re.compile(r"\w+|[^\w\s]")
_ENDS = ".؟!"


def lines(gold: Row) -> Iterator[str]:
    """A line for each token of a passage, an empty one behind each sentence."""
    text = gold["document"]["text"]
    named = [m for m in gold["mentions"] if m["form"] == "name" and m["kind"] in _TAGS]
    for paragraph in re.finditer(r"[^\n]+", text):
        before: Row | None = None
        for token in _TOKEN.finditer(paragraph.group()):
            start, end = (paragraph.start() + at for at in token.span())
            name = next((m for m in named if m["start"] < end and start < m["end"]), None)
            mark = "I" if name is before else "B"
            yield f"{token.group()} {mark}-{_TAGS[name['kind']]}" if name else f"{token.group()} O"
            before = name
            if token.group() in _ENDS:
                yield ""
                before = None
        yield ""


if __name__ == "__main__":
    for passage in first():
        print("\n".join(lines(build(passage))))
