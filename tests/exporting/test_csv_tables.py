"""Tables are read back by the csv module; a spreadsheet runs none of their cells."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from desktop.exporting.content import Content
from desktop.exporting.csv_tables import csv_of
from desktop.exporting.formats import FORMATS
from desktop.exporting.formulas import DANGEROUS
from desktop.exporting.tables import Table
from desktop.exporting.tables_of_articles import CLAIMS, EVENTS, MENTIONS
from desktop.exporting.tables_of_case import CONFLICTS, ENTITIES, TOLLS
from desktop.look.translation import LANGUAGES, words
from tests import builders
from tests.exporting.reading_back import KARAMA, with_claims, with_places, written

TABLES = (CLAIMS, EVENTS, ENTITIES, MENTIONS, CONFLICTS, TOLLS)


def rows(content: Content, table: Table) -> list[dict[str, str]]:
    raw = written(content, csv_of(table))
    assert raw.startswith(b"\xef\xbb\xbf"), "Excel knows UTF-8 by it"
    return list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.key)
def test_every_heading_is_in_the_persons_language_and_there_once(
    content: Content, table: Table
) -> None:
    heads = []
    for language in LANGUAGES:
        (first, *_) = rows(replace(content, words=words(language)), table)
        assert len(first) == len(table.columns)
        heads.append([head for head in first if not head.endswith("_code")])
    assert not set(heads[0]) & set(heads[1]) - {"EDTF"}
    assert f"{table.key}-csv" in {each.key for each in FORMATS}


def test_a_claim_says_who_what_where_when_and_how_many(content: Content) -> None:
    told = rows(with_places(content, e5=KARAMA), CLAIMS)
    claims = builders.analysis().claims
    assert [row["Words"] for row in told] == [claim.text for claim in claims] * 2
    repelled, killed = told[:2]
    assert (repelled["Event"], repelled["event_code"]) == ("Attack repelled", "repel")
    assert (repelled["Stance"], repelled["stance_code"]) == ("asserts", "asserts")
    assert repelled["Chain of sources"] == "متحدث باسم قوات النهر; وكالة الفرات"
    assert (repelled["Latitude"], repelled["Radius (km)"]) == ("35.87", "2")
    assert (repelled["Earliest"], repelled["Latest"]) == ("2021-05-03", "2021-05-03")
    assert (killed["Number, low"], killed["Number, high"], killed["Approximate"]) == (
        "12", "12", "FALSE",
    )  # fmt: skip
    assert (repelled["Credibility of the claim"], repelled["Confirmed"]) == ("2", "TRUE")


def test_events_name_who_tells_them_and_the_claims_by_their_ids(content: Content) -> None:
    events, claims = rows(content, EVENTS), rows(content, CLAIMS)
    assert len(events) == 2 * len(builders.analysis().events)
    assert events[0]["Claim ids"] == claims[0]["Id"]
    assert events[0]["Id"] == claims[0]["Event ids"]
    assert events[0]["Said by"] == "متحدث باسم قوات النهر"
    assert events[0]["Actor"] == "قوات النهر"


def test_an_entity_of_two_articles_is_one_row(content: Content) -> None:
    told = {row["Name"]: row for row in rows(content, ENTITIES)}
    entities = builders.analysis().entities
    assert len(told) == len(entities)
    karama = told["الكرامة"]
    assert (karama["Articles"], karama["Mentions"], karama["kind_code"]) == ("2", "6", "place")
    assert told["قوات النهر"]["Other names"] == "River Forces"
    named = {row["Entity id"] for row in rows(content, MENTIONS)}
    assert named == {row["Id"] for row in told.values()}


def test_a_mention_is_quoted_from_its_place(content: Content) -> None:
    for row in rows(content, MENTIONS):
        at = slice(int(row["From character"]), int(row["To character"]))
        assert builders.TEXT[at] == row["Words"]


def test_conflicts_name_both_claims_and_tolls_each_origin(content: Content) -> None:
    (conflict,), claims = rows(content, CONFLICTS), rows(content, CLAIMS)
    ids = [row["Id"] for row in claims]
    assert conflict["First: claim id"] == ids[0]
    assert conflict["Second: claim id"] == ids[len(claims) // 2 + 2]
    assert (conflict["Verdict"], conflict["Note"]) == ("First holds", "حكم مسبَّب")
    (toll,) = rows(content, TOLLS)
    assert (toll["Toll"], toll["Number, low"], toll["What each origin says"]) == (
        "killed", "12", "قوات النهر (12)",
    )  # fmt: skip


@pytest.mark.parametrize("hostile", [*DANGEROUS, " =", "\u200f=", "\ufeff@"])
def test_no_cell_starts_a_formula(content: Content, hostile: str) -> None:
    evil = f'{hostile}cmd|" /C calc"!A1'
    (row, *_) = rows(with_claims(content, lambda claim: replace(claim, text=evil)), CLAIMS)
    assert row["Words"] == f"'{evil}"


def test_a_negative_number_is_a_number(content: Content) -> None:
    west = replace(KARAMA, lon=-5.25)
    (row, *_) = rows(with_places(content, e5=west), CLAIMS)
    assert row["Longitude"] == "-5.25"


def test_quotes_lines_and_broken_letters_come_through(content: Content) -> None:
    text = 'قال: "نعم"; ثم\nسكت\ud83d\x07'
    (row, *_) = rows(with_claims(content, lambda claim: replace(claim, text=text)), CLAIMS)
    assert row["Words"] == 'قال: "نعم"; ثم\nسكت\ufffd\ufffd'
