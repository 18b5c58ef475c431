from __future__ import annotations

from desktop.analysis.claims.reasons import reason
from desktop.look.translation import words
from desktop.panes.reasons import conflict_reason, time_reason


def test_a_code_of_the_engine_becomes_words_in_both_languages() -> None:
    code = "days_before(n=2, from=2017-11-12)"
    assert "(" not in time_reason(code, words("ar")).replace("(2017-11-12)", "")
    assert time_reason(code, words("ar")) != time_reason(code, words("en"))
    conflict = reason("headline_flat", second="شهود", what="سقوط البلدة")
    assert "headline_flat" not in conflict_reason(conflict, words("ar"))
    told = conflict_reason(conflict, words("en"))
    assert "\u2068شهود\u2069" in told
    assert told[0].isupper()


def test_what_a_person_wrote_stands() -> None:
    assert time_reason("لأن النص يقول ذلك", words("ar")) == "لأن النص يقول ذلك"
    assert conflict_reason("كلاهما محق", words("en")) == "كلاهما محق"
