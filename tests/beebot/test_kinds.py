"""Every kind of challenge has its file, and costs a program that starts nothing but that file."""

import subprocess
import sys
from pathlib import Path

import pytest

import beebot.kinds
from beebot.challenge import Genre
from beebot.kinds import Kind, kind_of
from beebot.loader.genres import KNOWN

SHARED = {
    *("id", "genre", "consigne", "tapis", "depart", "obstacles", "murs", "touches", "indices"),
    *("degre", "etoile", "memoire", "vue"),
}
"""The keys that mean something in every kind."""
HEAVY = ("beebot.optima", "beebot.repair", "beebot.rungs", "beebot.loader", "beebot.notation", "beebot.difficulties")


def test_every_genre_has_a_file_and_every_file_a_genre() -> None:
    files = {file.stem for file in Path(beebot.kinds.__path__[0]).glob("*.py")} - {"__init__", "kind"}
    assert files == {genre.name.lower() for genre in Genre}
    kinds = [kind_of(genre) for genre in Genre]
    assert all(isinstance(kind, Kind) for kind in kinds)
    assert len({type(kind) for kind in kinds}) == len(Genre)


@pytest.mark.parametrize("genre", Genre, ids=lambda genre: genre.value)
def test_its_keys_are_those_of_a_file(genre: Genre) -> None:
    kind = kind_of(genre)
    assert kind.needs <= kind.keys <= set(KNOWN) - SHARED
    assert not kind.holes or "programme" in kind.needs


def test_every_key_means_something_somewhere() -> None:
    assert set(KNOWN) == SHARED.union(*(kind_of(genre).keys for genre in Genre))


@pytest.mark.parametrize("genre", Genre, ids=lambda genre: genre.value)
def test_a_kind_brings_nothing_that_only_solver_help_or_reader_need(genre: Genre) -> None:
    code = f"from beebot import kinds, Genre; import sys; kinds.kind_of(Genre.{genre.name}); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = done.stdout.split()
    assert f"beebot.kinds.{genre.name.lower()}" in loaded
    assert [name for name in loaded if name.startswith((*HEAVY, "pydantic"))] == []
