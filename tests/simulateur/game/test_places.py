"""A named cell that is touched tells its name, in the language of the screen, and changes nothing else."""

import pytest

from simulateur.game.controls import Key, Touch
from simulateur.game.requests import Say
from simulateur.game.session import Session
from tests.simulateur.builders import challenge, lesson, path

FARM = "tapis 4 3\ndépart A1 est\nlieux C1=le-chien/ruche\narrivée C1"


@pytest.mark.parametrize(("language", "name"), [("fr", "le chien"), ("en", "en le-chien")])
def test_a_named_cell_tells_its_name(language: str, name: str) -> None:
    session = Session(path(lesson("ferme", challenge(FARM))), language)
    for touch in (Touch(Key.LESSON), Touch(Key.CHALLENGE)):
        session.touch(touch)
    session.take_requests()
    before = session.attempt
    for index in (2, 3):  # C1, and D1, which has no name
        session.touch(Touch(Key.PLACE, index))
    assert [asked.sentence for asked in session.take_requests() if isinstance(asked, Say)] == [name]
    assert session.attempt is before
