"""What is compiled before a tablet reads it does what would have been compiled, and what is not ready is compiled."""

import collections
import dataclasses
import marshal
from collections.abc import Iterator
from pathlib import Path
from types import CodeType
from typing import NamedTuple

import pytest

from simulateur.web import compiled_classes
from simulateur.web.build import compile_inside


@pytest.fixture(autouse=True)
def _as_before(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Nobody else's classes are made of what is ready here."""
    with monkeypatch.context() as changed:
        changed.setitem(vars(dataclasses), "exec", exec)
        changed.setitem(vars(collections), "eval", eval)
        yield


def _made() -> tuple[type, type]:
    @dataclasses.dataclass(frozen=True, order=True)
    class Step:
        length: int
        name: str = "pas"

    class Turn(NamedTuple):
        side: str
        quarters: int = 1

    return Step, Turn


def test_what_is_noted_is_used_and_makes_the_same_classes(tmp_path: Path) -> None:
    noted = compile_inside._noted()
    _made()
    assert noted
    (tmp_path / compiled_classes.FILE).write_bytes(marshal.dumps(noted))
    asked: list[str] = []

    class Ready(dict[str, CodeType]):
        def get(self, text: str, _other: object = None) -> CodeType:
            asked.append(text)
            return self[text]

    compiled_classes.use(Ready(compiled_classes.read(tmp_path / compiled_classes.FILE)))
    step, turn = _made()
    assert set(asked) == set(noted)
    assert repr(step(3)) == "_made.<locals>.Step(length=3, name='pas')"
    assert step(1) < step(2)
    assert step(1) == step(1, "pas")
    with pytest.raises(dataclasses.FrozenInstanceError):
        step(1).length = 2
    assert turn("left") == ("left", 1)


def test_what_is_not_ready_is_compiled() -> None:
    compiled_classes.use({})
    step, turn = _made()
    assert (step(3).length, turn("left").side) == (3, "left")
