"""How much of the article and how little else is taken from ``tests/importing/pages``.

    python -m tests.benchmarks.score_pages [--rival NAME ...] [--each]

Words of the text found and of the text that a reader means are compared as bags: precision, recall
and F1, averaged over pages. For ours also what is said of outlet, date and author. ``--each``
prints every page. The rivals are the libraries that do the same (readability, trafilatura, justext,
resiliparse); they are no part of Rawi, and have to be installed beside it to be compared.
"""

from __future__ import annotations

import argparse
import importlib
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from io import BytesIO
from statistics import fmean
from typing import Any

from desktop.importing.formats import read_source
from desktop.importing.found import FoundArticle
from desktop.importing.source import Reading, Source
from desktop.importing.web.markup import decode_page, parse_page
from tests.importing import web_pages

_WORDS = re.compile(r"\w+")

Extract = Callable[[str], str]


def main(arguments: Sequence[str]) -> None:
    """Print the figures of ours, and of the rivals that were named."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rival", action="append", default=[], choices=sorted(RIVALS))
    parser.add_argument("--each", action="store_true")
    options = parser.parse_args(arguments)
    _print_scores("ours", lambda text: _ours(text.encode("utf-8")).text, each=options.each)
    _print_metadata()
    for name in options.rival:
        _print_scores(name, RIVALS[name], each=options.each)


def _print_scores(name: str, extract: Extract, *, each: bool) -> None:
    scores = {}
    begun = time.process_time()
    for page in web_pages.NAMES:
        text = decode_page(web_pages.raw(page)).text
        # What the page says of its encoding is no longer true of the text.
        scores[page] = _score(extract(re.sub(r"charset=[\w-]+", "", text)), page)
    taken = time.process_time() - begun
    groups = {
        "all": list(scores),
        "the ten": [page for page in scores if page in web_pages.MADE_ON],
        "others": [page for page in scores if page not in web_pages.MADE_ON],
    }
    print(f"{name}: {taken / len(scores) * 1000:.0f} ms a page")
    for words, pages in groups.items():
        precision = fmean(scores[page][0] for page in pages)
        recall = fmean(scores[page][1] for page in pages)
        print(f"  {words:8} {len(pages):3} pages  {_figures(precision, recall)}")
    if each:
        for page, (precision, recall) in scores.items():
            print(f"    {page:16} {_figures(precision, recall)}")


def _figures(precision: float, recall: float) -> str:
    both = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return f"precision {precision:.3f}  recall {recall:.3f}  F1 {both:.3f}"


def _score(text: str, page: str) -> tuple[float, float]:
    known = web_pages.expected(page)
    for line in known.ignored:
        text = text.replace(line, "")
    found = Counter(_WORDS.findall(text))
    wanted = Counter(_WORDS.findall("\n".join(known.lines)))
    both = (found & wanted).total()
    return both / max(found.total(), 1), both / wanted.total()


def _ours(raw: bytes) -> FoundArticle:
    found = next(iter(read_source(Source("page.html", BytesIO(raw)), Reading())))
    return found if isinstance(found, FoundArticle) else FoundArticle("", "html")


def _print_metadata() -> None:
    for what in ("outlet", "published", "author"):
        right = wrong = missed = 0
        for page in web_pages.NAMES:
            guess = getattr(_ours(web_pages.raw(page)), what)
            known = getattr(web_pages.expected(page), what)
            said = guess.value if guess else None
            right += said is not None and said == known
            wrong += said is not None and said != known
            missed += said is None and known is not None
        print(f"  {what:10} right {right}  wrong {wrong}  missed {missed}")


def _readability(text: str) -> str:
    document: Any = importlib.import_module("readability").Document(text)
    return f"{document.short_title()}\n{_plain(document.summary())}"


def _plain(text: str) -> str:
    markup = parse_page(text)
    return "" if markup is None else " ".join(markup.root.itertext())


def _trafilatura(text: str) -> str:
    library: Any = importlib.import_module("trafilatura")
    about = library.extract_metadata(text)
    body = library.extract(text, include_comments=False, favor_precision=True)
    return f"{about.title if about else ''}\n{body or ''}"


def _justext(text: str) -> str:
    """Its word list of Arabic lacks what is written together with its words, so it goes without,
    and with lengths that paragraphs of Arabic news have."""
    library: Any = importlib.import_module("justext")
    lengths = {"stopwords_low": 0, "stopwords_high": 0, "length_low": 40, "length_high": 90}
    paragraphs = library.justext(text.encode(), frozenset(), encoding="utf-8", **lengths)
    return "\n".join(each.text for each in paragraphs if not each.is_boilerplate)


def _resiliparse(text: str) -> str:
    library: Any = importlib.import_module("resiliparse.extract.html2text")
    options = {"main_content": True, "alt_texts": False, "links": False, "form_fields": False}
    return str(library.extract_plain_text(text, **options))


RIVALS: dict[str, Extract] = {
    "readability": _readability,
    "trafilatura": _trafilatura,
    "justext": _justext,
    "resiliparse": _resiliparse,
}


if __name__ == "__main__":
    main(sys.argv[1:])
