"""A script of SQL, cut into its statements."""

from __future__ import annotations

from collections.abc import Iterator


def statements(script: str) -> Iterator[str]:
    """The statements of a script, in order.

    The bodies of triggers hold semicolons, so a statement ends with a semicolon at a line's end
    that is not inside a body.
    """
    statement = ""
    for line in script.strip().splitlines():
        statement += line + "\n"
        inside_trigger = statement.startswith("CREATE TRIGGER") and not line.endswith("END;")
        if line.endswith(";") and not inside_trigger:
            yield statement
            statement = ""
