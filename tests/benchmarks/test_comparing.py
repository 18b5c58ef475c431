"""How long it takes to compare the articles of a case: their names, and their claims."""

from __future__ import annotations

import random
import time
from dataclasses import replace
from itertools import islice

from desktop.analysis.claims.across import ClaimsOfCase
from desktop.analysis.entities.case_names import CaseNames, NameInArticle, Point
from desktop.analysis.entities.suggestions import suggest_merges
from desktop.analysis.model import Analysis, Article
from desktop.analysis.pipeline import analyse
from resources import gazetteer
from resources.lexicons import load
from resources.models import NO_MODELS
from resources.training import training_articles
from tests.benchmarks.figures import Figures

ARTICLES = 1000
NAMES = 30  # in an article
COMPARED = 300  # articles whose claims are compared


def case_of(articles: int, seed: int = 1) -> dict[int, tuple[NameInArticle, ...]]:
    """Names of so many articles, made up by chance: some are named in many, most in one or two, and
    some of them by a part of the name or in another spelling."""
    draw = random.Random(seed)
    places = list(islice((n for n, _ in gazetteer.load().names()), 0, None, 29))
    given = [row["word"] for row in load().rows("given_names")]
    bodies = [row["name"] for row in load().rows("organisations")]

    def person() -> NameInArticle:
        name = f"{draw.choice(given)} {draw.choice(given)} ال{draw.choice(places)}"
        short = draw.random() < 0.3
        body = (draw.choice(bodies),) if draw.random() < 0.5 else ()
        return NameInArticle(
            "person", name.rsplit(maxsplit=1)[-1] if short else name, (), body, None, None
        )

    def place() -> NameInArticle:
        name = draw.choice(places)
        if draw.random() < 0.2:
            at = draw.randrange(len(name))
            name = name[:at] + draw.choice("اوي") + name[at:]
        point = Point(name, draw.uniform(20, 37), draw.uniform(30, 50), 2.0)
        return NameInArticle("place", name, (), (), point if draw.random() < 0.5 else None, None)

    def body() -> NameInArticle:
        alias = (draw.choice(bodies),) if draw.random() < 0.1 else ()
        return NameInArticle("organisation", draw.choice(bodies), alias, (), None, None)

    makers = (person, place, place, body)
    return {n: tuple(draw.choice(makers)() for _ in range(NAMES)) for n in range(articles)}


def test_names_that_may_be_one(figures: Figures) -> None:
    taken = {}
    for articles in (ARTICLES // 4, ARTICLES):
        case = case_of(articles)
        began = time.process_time()
        found = suggest_merges(CaseNames(case), load(), gazetteer.load())
        taken[articles] = time.process_time() - began
        assert found
    what = f"suggested merges among {NAMES * ARTICLES:,} names of {ARTICLES:,} articles"
    figures.at_most(what, taken[ARTICLES], 10, "s")
    worse = taken[ARTICLES] / taken[ARTICLES // 4] / 4
    figures.at_most("an article's share of it as against a quarter as many", worse, 1.6, "times")


def papers(count: int) -> list[Analysis]:
    """So many papers of one week that print the articles of the training case: everything that they
    tell happens at the same places on the same days, so no case has more to compare."""
    known = training_articles()
    texts = [article.path.read_text(encoding="utf-8") for article in known]
    read = [
        analyse(Article(text, None, article.outlet, article.published), load(), NO_MODELS)
        for text, article in zip(texts, known, strict=True)
    ]

    def printed(number: int) -> Analysis:
        analysis = read[number % len(read)]
        paper = f"صحيفة {number}"
        sources = tuple(
            replace(s, entity=None, text=paper) if s.start is None else s for s in analysis.sources
        )
        document = replace(analysis.document, outlet=paper)
        return replace(analysis, document=document, sources=sources)

    return [printed(number) for number in range(count)]


def test_conflicts_between_articles(figures: Figures) -> None:
    analyses = papers(COMPARED)
    taken = {}
    for count in (COMPARED // 2, COMPARED):
        case = ClaimsOfCase(load())
        began = time.process_time()
        for number, analysis in enumerate(analyses[:count]):
            case.take(number, analysis)
        figures.tell(f"{count} articles of one week laid open", time.process_time() - began, "s")
        began = time.process_time()
        assert case.conflicts()
        taken[count] = time.process_time() - began
    figures.at_most(f"conflicts between {COMPARED} articles of one week", taken[COMPARED], 3, "s")
    worse = taken[COMPARED] / taken[COMPARED // 2] / 2
    figures.at_most("an article's share of it as against half as many", worse, 1.6, "times")
