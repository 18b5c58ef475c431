"""Hand-made gold: passages of our own writing, each with its whole reading (see README.md)."""
