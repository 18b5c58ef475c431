"""Entities: who and what is meant, and where it lies."""

from __future__ import annotations

from tests.analysis.reading import entity_of, mention, read


def test_other_names_of_a_known_body_are_one_entity() -> None:
    found = read("قصف الطيران مواقع داعش. وقال إن تنظيم الدولة الإسلامية تراجع.")
    assert len({m.entity for m in found.mentions if m.form == "name"}) == 1


def test_a_definite_noun_means_the_last_of_its_class() -> None:
    found = read("دخلوا قرية تل الندى ثم بلدة صفورية. وغادر السكان القرية ليلاً، أما البلدة فلا.")
    assert entity_of(found, "القرية") == entity_of(found, "تل الندى")
    assert entity_of(found, "البلدة") == entity_of(found, "صفورية")


def test_a_name_that_lost_its_article_is_told_with_it() -> None:
    found = read("وقع قصف للنظام السوري على البلدة. وقال شهود إن زيارة للبنان ألغيت.")
    names = {entity.name for entity in found.entities}
    assert "النظام السوري" in names
    assert "لبنان" in names
    said_twice = read("قصف للنظام السوري. وقال النظام السوري إنه تقدم.")
    (body,) = (e for e in said_twice.entities if "النظام" in e.name)
    assert body.aliases == ()


def test_the_army_may_be_named_later() -> None:
    found = read("الجيش يتقدم\nقال الجيش العراقي إنه تقدم.")
    assert mention(found, "الجيش").entity == mention(found, "الجيش العراقي").entity


def test_the_regime_is_a_government_by_its_name_and_no_other_body_of_a_state() -> None:
    found = read("قصفت قوات النظام بلدة نيربون. وأدانت هيئة التفاوض السورية قصف النظام البلدة.")
    assert entity_of(found, "النظام") != entity_of(found, "هيئة التفاوض السورية")
    found = read("قال النظام السوري إنه تقدم في البلدة. وأضاف شهود أن النظام قصفها.")
    assert mention(found, "النظام").entity == mention(found, "النظام السوري").entity


def test_an_unnamed_source_said_again_is_the_same() -> None:
    found = read("قال مصدر أمني إن الطريق مغلق. وأوضح المصدر أنه سيفتح.")
    assert mention(found, "مصدر أمني").entity == mention(found, "المصدر").entity is not None


def test_a_city_lies_where_the_gazetteer_says() -> None:
    entity = entity_of(read("وصل إلى مدينة البصرة جنوب العراق."), "البصرة")
    assert entity is not None
    assert entity.place is not None
    assert entity.place.lat is not None
    assert abs(entity.place.lat - 30.5) < 0.7


def test_an_unknown_place_is_never_pinned() -> None:
    entity = entity_of(read("وصل إلى بلدة نيربون."), "نيربون")
    assert entity is not None
    assert entity.place is not None
    assert entity.place.lat is None


def test_what_is_ambiguous_keeps_its_candidates() -> None:
    entity = entity_of(read("وصل إلى بلدة الرميلة."), "الرميلة")
    assert entity is not None
    assert entity.place is not None
    assert entity.place.lat is None
    assert len(entity.place.candidates) > 1


def test_a_distance_and_a_direction_locate_a_place() -> None:
    found = read("قصفوا قرية نيربون (30 كم شمال شرق حلب).")
    entity = entity_of(found, "نيربون")
    assert entity is not None
    assert entity.location is not None
    assert (entity.location.distance_km, entity.location.bearing) == (30, 45)
    anchor = next(e for e in found.entities if e.id == entity.location.anchor)
    assert anchor.name == "حلب"


def test_who_speaks_for_whom() -> None:
    found = read("قال المتحدث باسم وزارة الصحة، سامي الحداد، إن الوضع مستقر.")
    person, body = entity_of(found, "سامي الحداد"), entity_of(found, "وزارة الصحة")
    assert person is not None
    assert body is not None
    assert [(r.kind, r.entity) for r in person.relations] == [("speaks_for", body.id)]


def test_a_part_and_its_whole() -> None:
    found = read("في حي النخيل في مدينة البصرة.")
    part, whole = entity_of(found, "النخيل"), entity_of(found, "البصرة")
    assert part is not None
    assert whole is not None
    assert ("part_of", whole.id) in [(r.kind, r.entity) for r in part.relations]


def test_the_byline_gives_the_dateline() -> None:
    found = read("افتتاح معرض الكتاب\nبيروت - خاص\nافتتح اليوم معرض الكتاب وسط حضور كبير.")
    assert found.document.dateline == "بيروت"


def test_what_lies_in_a_place_is_looked_for_there() -> None:
    alone = entity_of(read("وصلوا إلى بلدة الكرامة في سوريا."), "الكرامة")
    inside = entity_of(read("وصلوا إلى بلدة الكرامة في مدينة الرقة."), "الكرامة")
    assert alone is not None
    assert alone.place is not None
    assert alone.place.lat is None
    assert inside is not None
    assert inside.place is not None
    assert inside.place.lat is not None
    assert abs(inside.place.lat - 35.87) < 0.1


def test_a_body_is_called_by_its_head_word() -> None:
    found = read("أعلنت رابطة الصيادين العرب الإضراب. وقالت الرابطة إنه مستمر.")
    assert mention(found, "الرابطة").entity == mention(found, "رابطة الصيادين العرب").entity


def test_a_thing_without_article_is_meant_again_with_it() -> None:
    found = read("استهدف مسلحون قافلة شمال المدينة. وفر المهاجمون بعد إحراق القافلة.")
    assert mention(found, "قافلة").entity == mention(found, "القافلة").entity is not None
    assert mention(found, "مسلحون").entity == mention(found, "المهاجمون").entity is not None


def test_an_adjective_is_no_mention() -> None:
    found = read("استهدف القصف الدفاع المدني وقتل مدنياً في هجوم مسلح.")
    assert [m.text for m in found.mentions if m.form == "nominal" and m.kind == "person"] == [
        "مدنياً"
    ]


def test_an_occupier_is_the_state_of_its_nationality() -> None:
    found = read("قصفت إسرائيل بلدة نيربون. وقال مصدر إن العدو الإسرائيلي انسحب.")
    assert entity_of(found, "العدو الإسرائيلي") == entity_of(found, "إسرائيل")


def test_an_occupier_without_a_named_state_is_no_other() -> None:
    found = read("قصف الجيش العراقي بلدة نيربون. وقال مصدر إن العدو الإسرائيلي انسحب.")
    assert entity_of(found, "العدو الإسرائيلي") != entity_of(found, "الجيش العراقي")


def test_a_name_taken_for_the_city_and_for_its_region_is_one_entity() -> None:
    reading = read("ارتفعت الأسعار في أسواق سبها. وعاد الهدوء إلى سبها في ليبيا.")
    named = [entity for entity in reading.entities if entity.name == "سبها"]
    assert [len(entity.mentions) for entity in named] == [2]
