"""``rawi verify --brief``: does every footnote of a brief quote the case's texts exactly?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from desktop.brief_judgements import judgements_of
from desktop.brief_process import read_brief_apart
from desktop.commands import output
from desktop.commands.failures import DONE, PROBLEM, say
from desktop.commands.passphrases import open_case
from desktop.exporting.brief.checking import Difference, differences
from desktop.exporting.brief.judgements import NONE, Overtaken, Place, overtaken, unstated
from desktop.exporting.brief.read_back import BriefRead
from desktop.look.translation import Words
from storage.case_file import CaseFile
from storage.documents import text_digest

_SCALES = {"verdict": "verdict", "grade": "credibility", "source": "reliability"}
"""Where the words of the values of a kind of judgement are."""


def verify_brief(file: Path, case: Path, words: Words) -> int:
    """Check a brief against a case and say what differs; gives the exit code."""
    brief = read_brief_apart(file)
    with open_case(case, words, read_only=True) as opened:
        texts = _texts(opened, {note.digest for note in brief.footnotes})
        now = judgements_of(opened) if brief.judged else {}
    places = _places(brief, texts)
    gone = overtaken(brief.judged, now, places)
    found = differences(brief, texts.get)
    if found:
        say(words.tr("brief_check.failed", file=file, count=len(found)))
        output.write("".join(f"{_line(each, words)}\n" for each in found))
        if texts_missing(brief, found):
            say(words.tr("brief_check.of_another_case"))
            return PROBLEM
    if gone:
        say(words.tr("brief_check.overtaken", file=file, count=len(gone)))
        output.write("".join(f"{_overtaken_line(each, words)}\n" for each in gone))
    if more := unstated(brief.judged, now, places):
        numbers = words.tr("export.comma").join(map(str, more))
        output.write(words.tr("brief_check.unstated", numbers=numbers) + "\n")
    if found:
        return PROBLEM
    told = words.tr("brief_check.exact", file=file, count=len(brief.footnotes))
    how_far = "sealed" if brief.seal else "limits"
    output.write(f"{told}\n{words.tr(f'brief_check.{how_far}')}\n")
    return PROBLEM if gone else DONE


def texts_missing(brief: BriefRead, found: Iterable[Difference]) -> bool:
    """Whether the case has none of the texts that a brief quotes."""
    missing = sum(each.kind == "no_document" for each in found)
    return bool(brief.footnotes) and missing == len(brief.footnotes)


def _texts(case: CaseFile, digests: set[str]) -> dict[str, str]:
    """The texts whose digests begin as those that are asked for."""
    lengths = {len(digest) for digest in digests}
    return {
        digest[:length]: text
        for _, digest, text in case.documents.digests()
        for length in lengths
        if digest[:length] in digests
    }


def _places(brief: BriefRead, texts: Mapping[str, str]) -> dict[int, Place]:
    """What the footnotes quote, by their numbers."""
    return {
        note.number: (text_digest(texts[note.digest]), note.start, note.end)
        for note in brief.footnotes
        if note.digest in texts
    }


def _overtaken_line(each: Overtaken, words: Words) -> str:
    """What a brief states of a judgement, and what is held of it now."""
    now = words.tr(f"brief_check.now.{each.kind}")
    if each.now != NONE and each.kind in _SCALES:
        now = words.tr(f"{_SCALES[each.kind]}.{each.now}")
        if each.kind != "verdict":
            now = f"{each.now} ({now})"
    if not each.footnotes:
        return words.tr("brief_check.stated", words=each.words, now=now)
    numbers = words.tr("export.comma").join(map(str, each.footnotes))
    return words.tr("brief_check.stated_of", numbers=numbers, words=each.words, now=now)


def _line(difference: Difference, words: Words) -> str:
    return words.tr(
        f"brief_check.{difference.kind}",
        number=difference.number,
        count=difference.number,
        digest=difference.digest[:16],
        start=difference.start,
        end=difference.end,
        found=difference.found,
        text=difference.text,
    )
