"""How a brief was made, what it leaves out, and what the analyst noted beside the claims."""

from __future__ import annotations

from desktop.exporting.brief.drafting import Draft
from desktop.exporting.brief.judgements import of_remark
from desktop.exporting.brief.outline import Section, Statement
from desktop.exporting.brief.saying import isolated


def method(draft: Draft, version: str) -> Section:
    """Said plainly: what a machine read, nobody has reviewed."""
    told = [draft.plain("method.reading", version=isolated(version))]
    told += [draft.plain(f"method.{key}") for key in ("quoting", "sentences", "folding")]
    if any(article.without_model for article in draft.material.articles):
        told.append(draft.plain("method.without_model"))
    if draft.material.check is not None:
        told.append(draft.plain("method.hidden"))
    if draft.material.withheld:
        told.append(draft.plain("method.withheld", count=draft.material.withheld))
    heading = draft.sentences.say("section.method")
    return Section("method", heading, (*told, *_notes(draft)))


def _notes(draft: Draft) -> list[Statement]:
    """Notes that are on no words: on the case, on entities, on whole articles."""
    say, found = draft.sentences.say, []
    for remark in draft.material.remarks:
        author, text = isolated(remark.author), isolated(remark.text)
        if remark.entity is None:
            told = say("method.noted", author=author, text=text)
        else:
            name = isolated(remark.entity[1])
            told = say("method.about_entity", author=author, name=name, text=text)
        found.append(draft.judgement(told, of_remark("", remark)))
    for article in draft.material.articles:
        for remark in article.remarks:
            if remark.start is None:
                told = say(
                    "method.about_article",
                    author=isolated(remark.author),
                    number=article.number,
                    text=isolated(remark.text),
                )
                found.append(draft.judgement(told, of_remark(article.digest, remark)))
    return found
