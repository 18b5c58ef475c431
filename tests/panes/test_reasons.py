from __future__ import annotations

import re
from typing import get_args

import pytest

from desktop.analysis.reasons import reason
from desktop.importing import read_article
from desktop.look.translation import Language, words
from desktop.panes.reasons import conflict_reason, mention_reason, time_reason
from resources.training import TrainingArticle, training_articles
from tests.read_once import read_once


def test_a_code_of_the_engine_becomes_words_in_both_languages() -> None:
    code = "days_before(n=2, from=2017-11-12)"
    assert "12 تشرين الثاني 2017" in time_reason(code, words("ar"))
    assert "12 November 2017" in time_reason(code, words("en"))
    assert time_reason(code, words("ar")) != time_reason(code, words("en"))
    conflict = reason("headline_flat", second="شهود", what="سقوط البلدة")
    assert "headline_flat" not in conflict_reason(conflict, words("ar"))
    told = conflict_reason(conflict, words("en"))
    assert "\u2068شهود\u2069" in told
    assert told[0].isupper()


@pytest.mark.parametrize("article", training_articles(), ids=lambda article: article[0].stem)
def test_every_reason_of_the_engine_has_words(article: TrainingArticle) -> None:
    path, outlet, published = article
    reading = read_once(read_article(path, outlet=outlet, published=published))
    for language in get_args(Language):
        said = [mention_reason(mention.why, words(language)) for mention in reading.mentions]
        assert all(said)
        said += [time_reason(time.why, words(language)) for time in reading.times]
        said += [conflict_reason(conflict.why, words(language)) for conflict in reading.conflicts]
        assert not [one for one in said if re.search(r"\w+[:(]\w+=|\d{4}-\d\d-\d\d", one)]


def test_a_code_without_words_is_not_shown() -> None:
    assert mention_reason("", words("ar")) == ""
    assert mention_reason("oracle:delphi:smoke", words("en")) == ""
    assert mention_reason("gazetteer:locality:LY", words("en")) == "In the gazetteer of places"


def test_what_a_person_wrote_stands() -> None:
    assert time_reason("لأن النص يقول ذلك", words("ar")) == "لأن النص يقول ذلك"
    assert conflict_reason("كلاهما محق", words("en")) == "كلاهما محق"
