"""The table of contents of a brief: from what leaves a case to the outline of a document."""

from __future__ import annotations

from desktop.analysis.text.fold import fold_name
from desktop.exporting.brief.dating import day, day_of
from desktop.exporting.brief.drafting import Draft, Limits
from desktop.exporting.brief.gathering import gather
from desktop.exporting.brief.outline import Outline
from desktop.exporting.brief.saying import isolated
from desktop.exporting.brief.seal import key_of
from desktop.exporting.brief.sections.articles import articles
from desktop.exporting.brief.sections.casualties import casualties
from desktop.exporting.brief.sections.chronology import chronology
from desktop.exporting.brief.sections.claims import claims
from desktop.exporting.brief.sections.conflicts import conflicts
from desktop.exporting.brief.sections.method import method
from desktop.exporting.brief.sections.places import places
from desktop.exporting.brief.sections.sources import sources
from desktop.exporting.brief.sections.summary import summary
from desktop.exporting.brief.sections.timeline import timeline
from desktop.exporting.brief.sentences import Sentences
from desktop.exporting.content import Content
from desktop.exporting.problems import ExportNothing

_LABELS = ("contents", "footnotes", "back")


def outline_of(
    content: Content, sentences: Sentences | None = None, limits: Limits | None = None
) -> Outline:
    """The brief of a case.

    Args:
        content: what leaves.
        sentences: another wording than Rawi's.
        limits: how much of each is taken in.

    Raises:
        ExportNothing: the case has no article that was read.
        ExportCancelled: a person stopped it.
    """
    sentences = sentences or Sentences(content.words)
    grammar = ("grammar.clause_words", "grammar.announcing")
    material = gather(content, *(frozenset(sentences.lists[key]) for key in grammar))
    if not material.articles:
        raise ExportNothing(content.case)
    draft = Draft(material, sentences, limits or Limits())
    # In this order: a footnote's number is that of its first place, and the articles' table comes
    # behind all footnotes.
    sections = (
        summary(draft), timeline(draft), chronology(draft), conflicts(draft), casualties(draft),
        claims(draft), places(draft), sources(draft), articles(draft),
        method(draft, content.version),
    )  # fmt: skip
    made = sentences.say(
        "made.by",
        version=isolated(content.version),
        day=sentences.date(content.made.date()),
        time=sentences.digits(f"{content.made:%H:%M}"),
    )
    return Outline(
        language=sentences.language,
        title=sentences.say("title.brief", case=isolated(content.case)),
        covers=_covers(draft),
        made=made,
        sections=tuple(section for section in sections if not section.empty),
        footnotes=tuple(draft.footnotes),
        eastern_digits=sentences.digits("1") != "1",
        labels={key: sentences.say(f"label.{key}") for key in _LABELS},
        seal_key=key_of(draft.by_number[note.document].seal for note in draft.footnotes),
    )


def _covers(draft: Draft) -> str:
    sentences, used = draft.sentences, draft.material.articles
    days = sorted(filter(None, (day_of(article.published) for article in used)))
    outlets = len({fold_name(article.outlet) for article in used if article.outlet})
    key = "undated"
    if days:
        key = "day" if days[0] == days[-1] else "when"
    return sentences.say(
        f"covers.of.{key}",
        first=day(days[0], sentences) if days else "",
        last=day(days[-1], sentences) if days else "",
        articles=sentences.say("covers.articles", count=len(used)),
        outlets=sentences.say("covers.outlets", count=outlets),
    )
