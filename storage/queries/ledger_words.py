"""Claims that hold the words that a person typed, in what is said or in the names of who says it.

Each word may be the beginning of one; spelling and clitics are forgiven, as the search does it. The
search's index says which documents can hold such a claim, their texts say which claims do.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from desktop.analysis.text.fold import fold, fold_word
from storage.connection import Connection
from storage.index_rows import SHIFT, document_of, first_row
from storage.names import chunks
from storage.search.search import Search, Sought
from storage.search.tokens import bare_words

# Words of so many sources at most are followed into claims whose text does not hold the query.
_MOST_SOURCES = 200


def number_in(query: str) -> float | None:
    """The number that is all of a query, in any digits; None where it is none."""
    try:
        return float(fold(query.strip()).text.replace("٬", "").replace(",", ""))
    except ValueError:
        return None


class LedgerWords:
    """Looks words up in the claims of one open case."""

    def __init__(self, connection: Connection, search: Search) -> None:
        self._connection = connection
        self._search = search

    def packets(self, query: str) -> Iterator[list[int]]:
        """The rows of the claims that hold the words, a packet at a time, in no order; a claim may
        come twice. A query that is a number also finds claims that count so many, in any words."""
        words = bare_words(query)
        if not words:
            return
        number = number_in(query)
        if number is not None:
            yield self._counting(number)
        sought = self._search.looking_for(" ".join(f"{word}*" for word in words))
        terms = dict(self._connection.rows("SELECT id, words FROM terms"))
        yield self._said_by([term for term, name in terms.items() if sought.holds(name)])
        for some in chunks(sought.documents):
            yield self._holding(some, sought, terms)

    def names(self, typed: str, kind: str | None = None) -> tuple[int, ...]:
        """The names of entities that hold all the words typed, in the letters of a folded name.

        ``kind``: only of this kind of entity.
        """
        words = fold_word(typed).split()
        holding = " AND ".join(["instr(folded, ?)"] * len(words)) or "0"
        rows = self._connection.rows(
            f"SELECT id FROM names WHERE {holding} AND (?{len(words) + 1} IS NULL"
            f" OR kind = ?{len(words) + 1})",
            *words,
            kind,
        )
        return tuple(row[0] for row in rows)

    def sources(self, typed: str) -> tuple[int, ...]:
        """The words of sources, by their numbers, that hold all the words typed."""
        wanted = fold_word(typed).split()
        rows = self._connection.rows("SELECT id, words FROM terms")
        return tuple(
            term for term, words in rows if wanted and all(w in fold_word(words) for w in wanted)
        )

    def _counting(self, number: float) -> list[int]:
        rows = self._connection.rows(
            "SELECT id, claim FROM event_index WHERE (low = ? OR high = ?) AND claim IS NOT NULL",
            number,
            number,
        )
        return [first_row(document_of(event)) + claim for event, claim in rows]

    def _said_by(self, terms: list[int]) -> list[int]:
        if not terms:
            return []
        sources = ", ".join(str(term) for term in terms[:_MOST_SOURCES])
        rows = self._connection.rows(
            "SELECT c.id FROM claim_index c WHERE EXISTS (SELECT 1 FROM"
            " json_each('[' || replace(c.chain, ' ', ',') || ']') j"
            f" WHERE j.value IN ({sources}))"
        )
        return [row[0] for row in rows]

    def _holding(
        self, documents: Sequence[int], sought: Sought, terms: dict[int, str]
    ) -> list[int]:
        listed = ", ".join(str(number) for number in documents)
        rows = self._connection.rows(
            "SELECT c.id, c.chain, substr(t.text, c.start + 1, c.end - c.start) FROM documents t"
            f" CROSS JOIN claim_index c ON c.id >= t.id << {SHIFT} AND c.id < (t.id + 1) << {SHIFT}"
            f" WHERE t.id IN ({listed})"
        )
        return [
            row
            for row, chain, said in rows
            if sought.holds(" ".join([said, *(terms[int(link)] for link in chain.split())]))
        ]
