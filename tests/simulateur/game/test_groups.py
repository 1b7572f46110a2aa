"""Four groups share a screen: each has its own flowers and comes back where it was, or all play one after the other."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from beebot.robot import Finished, StepStarted
from simulateur.game.controls import AdultKey, Key, Touch
from simulateur.game.hearing import Sound
from simulateur.game.play.attempt import Phase
from simulateur.game.records import Bookmark, Tried
from simulateur.game.reports import Erased, Opened, RobotSaid, RobotsAre
from simulateur.game.requests import Order, Say, SendToRobot, TellRobot
from simulateur.game.session import Page, Session
from simulateur.game.settings import Settings
from tests.simulateur.builders import MEADOW, THREE_STEPS, challenge, keys, member, path_of

EACH = Settings(own_progress=True)
TURN = Touch(Key.TURN)
IN, FIRST, SECOND = Touch(Key.LESSON), Touch(Key.CHALLENGE), Touch(Key.CHALLENGE, 1)
THREE = keys("avancer avancer avancer")
GO = Touch(Key.GO)


def play(session: Session, *touches: Touch | float | Sequence[Touch]) -> Session:
    """Touches one after the other, and seconds that pass."""
    for each in touches:
        if isinstance(each, float):
            session.tick(each)
        else:
            for touch in [each] if isinstance(each, Touch) else each:
                session.touch(touch)
    return session


def begun(settings: Settings = EACH) -> Session:
    return Session(path_of(challenge(THREE_STEPS, "un"), challenge(MEADOW, "deux")), "fr", settings=settings)


def words(session: Session) -> str:
    assert session.attempt is not None
    return " ".join(command.value for command in session.attempt.flats[0])


def where(session: Session) -> tuple[str, Page, str]:
    return session.animal, session.page, "" if session.attempt is None else words(session)


def said(session: Session) -> list[str]:
    return [request.sentence for request in session.take_requests() if isinstance(request, Say)]


def tries(session: Session) -> list[tuple[str, str, int, str]]:
    found = [request for request in session.take_requests() if isinstance(request, Tried)]
    return [(tried.animal, tried.challenge, tried.attempt, tried.result) for tried in found]


def restarted(session: Session, settings: Settings | None = None) -> Session:
    """As after a power cut: nothing is left but the bookmark, and what each has done."""
    again = Session(session.path, "fr", settings=settings or session.settings)
    groups = session._groups
    again.hear(Opened(groups.by_anybody, session.bookmark, by_animal=groups.by_animal))
    return again


@pytest.mark.parametrize("settings", [EACH, Settings()], ids=["each", "together"])
@pytest.mark.parametrize("touches", [[IN], [IN, FIRST], [Touch(Key.PLAY)]], ids=["lesson", "challenge", "free play"])
def test_one_touch_passes_the_turn_and_says_whose_it_is(touches: list[Touch], settings: Settings) -> None:
    session = play(begun(settings), touches)
    session.take_requests()
    session.touch(TURN)
    assert (session.animal, said(session)) == ("frog", ["C'est au tour de la grenouille."])
    assert Sound.TOKEN in session.take_sounds()


def test_in_the_garden_one_touch_gives_the_turn_to_any_animal() -> None:
    session = play(begun(), Touch(Key.TOKEN, 2))
    assert (where(session), said(session)) == (("owl", Page.HOME, ""), ["C'est au tour du hibou."])


def test_each_animal_comes_back_to_its_answer() -> None:
    session = play(begun(), IN, FIRST, keys("avancer gauche"), TURN)
    assert where(session) == ("frog", Page.HOME, "")
    play(session, IN, SECOND, keys("avancer"), TURN, Touch(Key.TOKEN, 3), IN, TURN)
    assert where(session) == ("fox", Page.CHALLENGE, "avancer gauche")
    play(session, TURN)
    assert (where(session), session.challenge.id) == (("frog", Page.CHALLENGE, "avancer"), "deux")
    assert where(play(session, TURN)) == ("owl", Page.HOME, "")


def test_where_they_play_together_the_answer_is_everybodys() -> None:
    session = play(begun(Settings()), IN, FIRST, keys("avancer"), TURN, keys("gauche"))
    assert where(session) == ("frog", Page.CHALLENGE, "avancer gauche")


def test_each_animal_has_its_own_flowers() -> None:
    session = play(begun(), IN, FIRST, THREE, GO, 60.0)
    assert session.challenges_done(session.lesson) == (True, False)
    play(session, TURN)
    assert (session.animal, session.flowers.done) == ("frog", frozenset())
    play(session, IN, SECOND, keys("avancer"), GO, 60.0, TURN, TURN, TURN)
    assert where(session) == ("owl", Page.HOME, "")
    play(session, Touch(Key.TOKEN, 3), Touch(Key.TOKEN, 0))
    assert (session.animal, session.challenges_done(session.lesson)) == ("fox", (True, False))
