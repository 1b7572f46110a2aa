"""What the demonstration plays and refuses; that it agrees is shown by ``tests/ground``, which runs it."""

from dataclasses import replace
from pathlib import Path

import pytest

from beebot.challenge import Genre
from beebot.errors import KitError
from lecons.pictures.images import Images
from simulateur.machine.content import Content
from simulateur.window.demo import chosen, demo
from tests.simulateur.builders import path_of
from tests.simulateur.genres import CHALLENGES


def test_a_path_that_does_not_begin_with_a_program_is_refused(tmp_path: Path) -> None:
    (turned,) = (each for each in CHALLENGES if each.genre is Genre.ORIENT)
    with pytest.raises(KitError) as refused:
        demo(Content(path_of(turned), Images(), ()), tmp_path / "demo.gif")
    assert str(refused.value) == (
        "le premier défi, « orienter », n'a pas de programme à trouver ; mettez-en un autre avant lui"
    )


def test_the_seance_that_was_named_is_played_from_its_first_program_to_find() -> None:
    (turned,) = (each for each in CHALLENGES if each.genre is Genre.ORIENT)
    (found,) = (each for each in CHALLENGES if each.genre is Genre.PROGRAM)
    path = path_of(found)
    second = replace(path.lessons[0], id="seconde", challenges=(turned, found))
    content = Content(replace(path, lessons=(path.lessons[0], second)), Images(), ())
    shown, challenge, program = chosen(content, "seconde")
    assert ([each.id for each in shown.path.lessons], shown.path.lessons[0].challenges) == (["seconde"], (found,))
    assert challenge == found
    assert program
    with pytest.raises(KitError, match="la séance « une-seance » n'a pas de programme à trouver carte par carte"):
        chosen(Content(path_of(turned), Images(), ()), path_of(turned).lessons[0].id)
