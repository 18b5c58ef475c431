"""The version of Rawi, as `pyproject.toml` has it."""

VERSION = "0.1.0"
