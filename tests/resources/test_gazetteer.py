from resources.gazetteer import load


def test_places_are_found_by_folded_name() -> None:
    places = load().find("حلب")
    assert {"SY"} <= {place.country for place in places}
    assert places[0].known
    assert load().find("لا مكان كهذا") == ()


def test_the_file_is_sorted_as_the_search_needs() -> None:
    lines = load()._lines
    assert lines == sorted(lines)


def test_every_row_has_a_point_on_earth_and_an_id() -> None:
    gazetteer = load()
    for line in gazetteer._lines[::97]:
        place = gazetteer.find(line.split("\t")[0])[0]
        assert -90 <= place.lat <= 90
        assert -180 <= place.lon <= 180
        assert place.id.startswith(("wof:", "ne:", "rawi:"))
