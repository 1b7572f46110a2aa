"""« Réglages »: of an option's words the one that holds now lies on honey, and no other."""

import pytest

from lecons.pictures.rectangles import Rect
from lecons.pictures.themes import HIGH_CONTRAST, THEMES, Offered
from simulateur.game.adults.options import OPTIONS, value_words
from simulateur.game.adults.state import Section
from simulateur.game.controls import AdultKey, Key, Touch
from simulateur.game.session import Session
from simulateur.pages.common.view import View
from simulateur.pages.open_page import places, scene
from tests.kit_content import hashes_at, path_at
from tests.simulateur.builders import IMAGES

SIZE = (1280, 800)
WORDED = [place for place, option in enumerate(OPTIONS) if value_words(option)]


@pytest.fixture
def settings() -> Session:
    session = Session(path_at(), "fr", ["Un mot."], hashes=hashes_at())
    session.touch(Touch(Key.ADULTS))
    session.touch(Touch(AdultKey.SECTION, tuple(Section).index(Section.SETTINGS)))
    return session


def words_of(session: Session, place: int) -> tuple[list[str], list[str]]:
    """The words that an option shows from left to right, and those of them that lie on honey."""
    page, room = scene(session, View(SIZE, IMAGES)), places(session, SIZE)[Touch(AdultKey.SWITCH, place)]
    shown = sorted((each for each in page.labels if room.contains(each.x, each.y)), key=lambda each: each.x)
    honey = [Rect(*each[1:5]) for each in page.ground if each.sign == "choice chosen"]
    lit = [each.text for each in shown if any(box.contains(each.x + each.width / 2, each.y) for box in honey)]
    return [each.text for each in shown], lit


@pytest.mark.parametrize("place", WORDED)
def test_of_two_words_that_which_holds_lies_on_honey(place: int, settings: Session) -> None:
    option = OPTIONS[place]
    for _turn in option.choices:
        value = getattr(settings.settings, option.field)
        texts = value_words(option)
        assert words_of(settings, place) == ([*texts], [texts[option.choices.index(value)]])
        settings.touch(Touch(AdultKey.SWITCH, place))


def test_of_more_words_that_which_holds_is_shown_with_its_number(
    settings: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(THEMES, "nuit", Offered(HIGH_CONTRAST, "Nuit"))
    place = next(place for place in WORDED if OPTIONS[place].field == "theme")
    for number, word in enumerate(("Calmes", "Contraste", "Nuit"), 1):
        assert words_of(settings, place) == ([word, f"{number} / 3"], [word])
        settings.touch(Touch(AdultKey.SWITCH, place))
