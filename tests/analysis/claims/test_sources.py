from __future__ import annotations

import pytest

from desktop.analysis.model import MentionKind
from tests.analysis.claims.sample import OUTLET, read

NAMES: dict[str, MentionKind] = {
    "سالم الزبير": "person",
    "قوات النهر": "organisation",
    "ق.ن": "organisation",
    "الدفاع": "organisation",
    "رويترز": "organisation",
}


@pytest.mark.parametrize(
    ("text", "source", "kind", "is_named"),
    [
        ("قال مصدر عسكري إن الجسر مغلق.", "مصدر عسكري", "military", False),
        ("قالت مصادر إعلامية معارضة إن الجسر مغلق.", "مصادر إعلامية معارضة", "opposition", False),
        ("قال مراقبون إن الجسر مغلق.", "مراقبون", "analyst", False),
        ("قال شهود عيان إن الجسر مغلق.", "شهود عيان", "witness", False),
        ("لكن مصدراً قضائياً قال إن الجسر مغلق.", "مصدراً قضائياً", "official", False),
        ("قال عدد من سكان الحي إن الجسر مغلق.", "عدد من سكان الحي", "witness", False),
        ("وسط أنباء عن إغلاق الجسر.", "أنباء", "unknown", False),
        ("قالت وزارة الدفاع إن الجسر مغلق.", "وزارة الدفاع", "official", True),
        ("قالت وكالة رويترز إن الجسر مغلق.", "وكالة رويترز", "agency", True),
        ("قالت صحيفة محلية إن الجسر مغلق.", "صحيفة محلية", "media", True),
        ("قال موقع «نهار 7» إن الجسر مغلق.", "موقع «نهار 7»", "media", True),
        (
            "قال المتحدث باسم قوات النهر، المدعو سالم الزبير، إن الجسر مغلق.",
            "المتحدث باسم قوات النهر، المدعو سالم الزبير",
            "military",
            True,
        ),
        (
            "قالت مديرة مكتب الإغاثة في الميناء، سالم الزبير، إن الجسر مغلق.",
            "مديرة مكتب الإغاثة في الميناء، سالم الزبير",
            "official",
            True,
        ),
        ("قال النجار سالم الزبير إن الجسر مغلق.", "النجار سالم الزبير", "person", True),
        ("أعلنت قوات النهر (ق.ن) أن الجسر مغلق.", "قوات النهر (ق.ن)", "military", True),
        ("قال صاحب متجر في السوق إن الجسر مغلق.", "صاحب متجر", "person", False),
    ],
)
def test_one_source(text: str, source: str, kind: str, is_named: bool) -> None:
    found = read(text, NAMES).sources
    assert [(s.text, s.kind, s.named) for s in found[1:]] == [(source, kind, is_named)]


def test_a_source_printed_again_is_one_record() -> None:
    text = (
        "قال المتحدث باسم قوات النهر سالم الزبير إن الجسر مغلق. وأضاف المتحدث أن الطريق مقطوع."
        " وأكد الزبير أن القرية خالية. وقال سالم الزبير إن الحرب انتهت."
    )
    reading = read(text, NAMES)
    assert [s.text for s in reading.sources[1:]] == ["المتحدث باسم قوات النهر سالم الزبير"]
    assert {claim.chain for claim in reading.claims} == {("s2", "s1")}


def test_an_indefinite_description_is_somebody_new_each_time() -> None:
    text = "قال مصدر محلي إن الجسر مغلق. وقال مصدر محلي إن الجسر مفتوح."
    assert len(read(text).sources) == 3


def test_the_agency_is_the_one_named_before() -> None:
    text = "نقلت رويترز عن مصدر عسكري أن الجسر مغلق. ووفقاً للوكالة، فإن الطريق مقطوع."
    reading = read(text, NAMES)
    assert [s.text for s in reading.sources[1:]] == ["مصدر عسكري", "رويترز"]
    assert reading.claims[1].chain == ("s3", "s1")


def test_a_source_of_the_headline_stands_where_the_text_names_it() -> None:
    text = "قوات النهر: الجسر مغلق\nأعلنت قوات النهر (ق.ن) أن الجسر مغلق أمام الشاحنات."
    reading = read(text, NAMES)
    assert [s.text for s in reading.sources[1:]] == ["قوات النهر (ق.ن)"]


def test_the_outlet_stands_in_the_byline_with_the_agencies() -> None:
    text = f"المدينة تستقبل العيد\n| {OUTLET}- وكالات\nعاد الأهالي إلى المدينة مساء أمس."
    sources = read(text).sources
    assert [(s.text, s.kind, s.named) for s in sources] == [
        (OUTLET, "media", True),
        ("وكالات", "agency", False),
    ]
    assert sources[0].start == text.index(OUTLET)


def test_an_outlet_that_the_text_does_not_print_has_no_span() -> None:
    outlet = read("عاد الأهالي إلى المدينة مساء أمس.").sources[0]
    assert (outlet.start, outlet.end, outlet.text, outlet.named) == (None, None, OUTLET, True)


def test_an_unknown_outlet_still_ends_every_chain() -> None:
    reading = read("قال مصدر محلي إن الجسر مغلق.", outlet=None)
    assert (reading.sources[0].text, reading.sources[0].kind) == ("", "unknown")
    assert reading.claims[0].chain == ("s2", "s1")


def test_a_byline_tells_an_unknown_outlet() -> None:
    text = "المدينة تستقبل العيد\nبيروت - رويترز\nعاد الأهالي إلى المدينة مساء أمس."
    outlet = read(text, outlet=None).sources[0]
    assert (outlet.text, outlet.kind, outlet.named) == ("رويترز", "agency", True)


def test_the_medium_spoken_to_is_no_link_when_it_is_the_outlet() -> None:
    reading = read(f"قال سالم الزبير لصحيفة «{OUTLET}» إن الجسر مغلق.", NAMES)
    assert [s.text for s in reading.sources] == [OUTLET, "سالم الزبير"]
