"""The formats that a case leaves in. A new one is a module beside this, and a line here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import IO, Literal

from desktop.exporting import (
    acled,
    conll,
    follow_the_money,
    geojson,
    json_lines,
    stix,
    timeline_js,
    timesketch,
    web_annotations,
)
from desktop.exporting.brief.writing import WRITERS
from desktop.exporting.content import Content
from desktop.exporting.csv_tables import csv_of
from desktop.exporting.problems import ExportNameLeft, ExportNeedsText
from desktop.exporting.tables_of_articles import CLAIMS, EVENTS, MENTIONS
from desktop.exporting.tables_of_case import CONFLICTS, ENTITIES, TOLLS

Group = Literal["tables", "map", "graph", "programs", "brief"]
GROUPS: tuple[Group, ...] = ("tables", "map", "graph", "programs", "brief")


@dataclass(frozen=True, slots=True)
class Format:
    """A format.

    Attributes:
        key: its name in the terminal; ``export.format.KEY`` are its words for people.
        suffix: what its files end with.
        writer: writes the content into an open file, which is thrown away when it raises.
        needs_text: it is of no use without the original texts.
        group: beside which others a person finds it; ``export.group.GROUP`` are its words.
    """

    key: str
    suffix: str
    writer: Callable[[Content, IO[bytes]], None]
    needs_text: bool = False
    group: Group = "programs"

    def write(self, content: Content, file: IO[bytes]) -> None:
        """Write the content into an empty file that can be read too.

        Raises:
            ExportNeedsText: the texts are not to leave.
            ExportNameLeft: a name that is hidden is in what was written.
        """
        if self.needs_text and not content.text:
            raise ExportNeedsText(content.case)
        self.writer(content, file)
        if content.check is not None:
            file.seek(0)
            if content.check.finds_in(file.read()):
                raise ExportNameLeft(content.case)


def _write_cas(content: Content, file: IO[bytes]) -> None:
    from desktop.exporting import cas  # noqa: PLC0415 - loads cassis, which only this format needs

    cas.write(content, file)


def _write_refi(content: Content, file: IO[bytes]) -> None:
    from desktop.exporting import refi  # noqa: PLC0415 - loads lxml, which nothing needs before

    refi.write(content, file)


def _write_tables(content: Content, file: IO[bytes]) -> None:
    from desktop.exporting.workbook import workbook_of  # noqa: PLC0415 - loads xlsxwriter

    workbook_of(*_TABLES)(content, file)


def _write_claims(content: Content, file: IO[bytes]) -> None:
    from desktop.exporting.workbook import workbook_of  # noqa: PLC0415 - loads xlsxwriter

    workbook_of(CLAIMS)(content, file)


def _write_kml(content: Content, file: IO[bytes]) -> None:
    from desktop.exporting import kml  # noqa: PLC0415 - loads lxml

    kml.write_kml(content, file)


def _write_graphml(content: Content, file: IO[bytes]) -> None:
    from desktop.exporting import graphml  # noqa: PLC0415 - loads lxml

    graphml.write_graphml(content, file)


def _write_gexf(content: Content, file: IO[bytes]) -> None:
    from desktop.exporting import gexf  # noqa: PLC0415 - loads lxml

    gexf.write_gexf(content, file)


_TABLES = (CLAIMS, EVENTS, ENTITIES, MENTIONS, CONFLICTS, TOLLS)

FORMATS = (
    Format("tables-xlsx", ".xlsx", _write_tables, group="tables"),
    Format("claims-xlsx", ".xlsx", _write_claims, group="tables"),
    Format("claims-csv", ".csv", csv_of(CLAIMS), group="tables"),
    Format("events-csv", ".csv", csv_of(EVENTS), group="tables"),
    Format("entities-csv", ".csv", csv_of(ENTITIES), group="tables"),
    Format("mentions-csv", ".csv", csv_of(MENTIONS), group="tables"),
    Format("conflicts-csv", ".csv", csv_of(CONFLICTS), group="tables"),
    Format("tolls-csv", ".csv", csv_of(TOLLS), group="tables"),
    Format("geojson", ".geojson", geojson.write_geojson, group="map"),
    Format("kml", ".kml", _write_kml, group="map"),
    Format("graphml", ".graphml", _write_graphml, group="graph"),
    Format("gexf", ".gexf", _write_gexf, group="graph"),
    Format("timelinejs", ".json", timeline_js.write_timeline),
    Format("timesketch-csv", ".csv", timesketch.write_csv_rows),
    Format("timesketch-jsonl", ".jsonl", timesketch.write_json_lines),
    Format("acled-csv", ".csv", acled.write_events),
    Format("analysis-jsonl", ".jsonl", json_lines.write_analyses),
    Format("claims-jsonl", ".jsonl", json_lines.write_claims),
    Format("conll", ".conll", conll.write, needs_text=True),
    Format("cas", ".zip", _write_cas, needs_text=True),
    Format("web-annotations", ".jsonld", web_annotations.write),
    Format("refi-qda", ".qdpx", _write_refi, needs_text=True),
    Format("followthemoney", ".ftm.json", follow_the_money.write),
    Format("stix", ".json", stix.write),
    Format("brief-html", ".html", WRITERS["brief-html"], group="brief"),
    Format("brief-docx", ".docx", WRITERS["brief-docx"], group="brief"),
    Format("brief-pdf", ".pdf", WRITERS["brief-pdf"], group="brief"),
)


def format_of(key: str) -> Format:
    """The format of that name. Raises KeyError."""
    return {each.key: each for each in FORMATS}[key]
