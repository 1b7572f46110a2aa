"""What the demonstration refuses to play; that it agrees is shown by ``tests/ground``, which runs it."""

from pathlib import Path

import pytest

from beebot.challenge import Genre
from beebot.errors import KitError
from lecons.pictures.images import Images
from simulateur.desk.content import Content
from simulateur.window.demo import demo
from tests.simulateur.builders import path_of
from tests.simulateur.genres import CHALLENGES


def test_a_path_that_does_not_begin_with_a_program_is_refused(tmp_path: Path) -> None:
    (turned,) = (each for each in CHALLENGES if each.genre is Genre.ORIENT)
    with pytest.raises(KitError) as refused:
        demo(Content(path_of(turned), Images(), ()), tmp_path / "demo.gif")
    assert str(refused.value) == (
        "le premier défi, « orienter », n'a pas de programme à trouver ; mettez-en un autre avant lui"
    )
