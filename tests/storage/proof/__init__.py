"""A case file against a plain model of it: what is said, in words that need no database."""
