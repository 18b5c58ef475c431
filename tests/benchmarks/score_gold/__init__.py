"""Scores the engine against hand-made gold: ``python -m tests.benchmarks.score_gold``."""
