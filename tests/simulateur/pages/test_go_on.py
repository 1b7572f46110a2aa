"""The sign on the key that goes on after a success: the next flower, the feast, or home."""

import re

from lecons.pictures.artwork import ASSETS
from simulateur.game.controls import Key, Touch
from simulateur.game.session import Page, Session
from simulateur.pages.common.view import View
from simulateur.pages.page import scene
from tests.simulateur.builders import IMAGES, THREE_STEPS, challenge, keys, path_of

SUCCESS = [*keys("avancer avancer avancer"), Touch(Key.GO)]


def leads_home(session: Session) -> bool:
    """Solve the open challenge and go on: whether the key's sign is home; it must lead where it says."""
    for touch in SUCCESS:
        session.touch(touch)
    for _part in range(2):  # the run, and the reward
        session.tick(60)
    drawing = max(re.findall(r' d="(.*?)"', (ASSETS / "icon-home.svg").read_text(encoding="utf-8")), key=len)
    actors = scene(session, View((1280, 800), IMAGES)).actors
    shown = sum(drawing in sprite.svg for sprite in actors)
    feasts = actors[-2].sign == "flower open plum"
    session.touch(Touch(Key.NEXT))
    assert shown == (2 if session.page is Page.HOME else 1), "the key that goes home is always there"
    assert feasts is (session.page is Page.FEAST)
    return session.page is Page.HOME


def test_it_says_where_it_leads_the_first_time_and_again() -> None:
    session = Session(path_of(challenge(THREE_STEPS, "un"), challenge(THREE_STEPS, "deux")), "fr")
    for again in (False, True):
        for touch in (Touch(Key.LESSON), Touch(Key.CHALLENGE)):
            session.touch(touch)
        assert [leads_home(session), leads_home(session)] == [False, again]
        if not again:
            assert session.page is Page.FEAST
            session.tick(4)
            session.touch(Touch(Key.NEXT))
