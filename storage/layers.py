"""The machine's layer: one analysis a document, replaced as a whole."""

from __future__ import annotations

import json
from dataclasses import dataclass

from desktop.analysis.model import Analysis
from desktop.analysis.schema import from_dict, to_dict
from desktop.analysis.text.fold import fold_word
from storage.changes import Changes, changed
from storage.connection import Connection
from storage.documents import now


@dataclass(frozen=True, slots=True)
class EntityRow:
    """An entity of the whole case as the machine found it, by name and kind."""

    name: str
    kind: str
    mentions: int
    documents: int


class Layers:
    """The machine's analyses in one open case."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def replace(self, number: int, analysis: Analysis) -> Changes:
        """Put an analysis in the place of the document's last one, in one transaction."""
        value = json.dumps(to_dict(analysis), ensure_ascii=False, separators=(",", ":"))
        with self._connection.atomic() as db:
            db.table("analyses").upsert(
                {
                    "document_id": number,
                    "json": value,
                    "title": analysis.document.title,
                    "engine": analysis.engine,
                    "lexicons": analysis.lexicons,
                    "recognisers": " ".join(analysis.recognisers),
                    "analysed_at": now(),
                },
                pk="document_id",
            )
            db.table("machine_entities").delete_where("document_id = ?", [number])
            db.table("machine_entities").insert_all(
                {
                    "document_id": number,
                    "kind": entity.kind,
                    "name": entity.name,
                    "folded": fold_word(entity.name),
                    "mentions": len(entity.mentions),
                }
                for entity in analysis.entities
            )
        return changed("analysis", documents=(number,))

    def machine(self, number: int) -> Analysis | None:
        """The machine's analysis of a document, untouched by any person; None before the first."""
        row = self._connection.row("SELECT json FROM analyses WHERE document_id = ?", number)
        return from_dict(json.loads(row[0])) if row else None

    def title(self, number: int) -> str | None:
        """The headline that the analysis found in a document."""
        row = self._connection.row("SELECT title FROM analyses WHERE document_id = ?", number)
        return row[0] if row else None

    def entities(self, limit: int = 1000) -> list[EntityRow]:
        """The case's entities, the most mentioned first."""
        rows = self._connection.rows(
            "SELECT name, kind, sum(mentions), count(DISTINCT document_id) FROM machine_entities"
            " GROUP BY folded, kind ORDER BY 3 DESC, 1 LIMIT ?",
            limit,
        )
        return [EntityRow(row[0], row[1], int(row[2]), int(row[3])) for row in rows]
