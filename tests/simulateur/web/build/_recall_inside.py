"""Runs in a Pyodide that was given a memory: which learning paths it still has."""

from typing import Any

contents: tuple[Any, ...]


def main(_words: None) -> list[str]:
    """The names of the paths."""
    return [each.path for each in contents]  # noqa: F821 (the memory has them)
