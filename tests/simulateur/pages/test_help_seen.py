"""Help is seen as well as heard, also by a class without a voice; and a key that cannot answer does not look alive."""

from collections import Counter
from collections.abc import Callable

import pytest

from lecons.pictures.sprite import Sprite
from simulateur.game.controls import Key, Touch
from simulateur.game.play.attempt import Phase
from simulateur.game.session import Session
from simulateur.game.settings import Settings
from simulateur.pages.common.view import View
from simulateur.pages.open_page import places, scene
from tests.simulateur.builders import GENRES, IMAGES, MEADOW, challenge, path_of
from tests.simulateur.touch_words import touch_of
from tools.touches import answer_to_touch, touches_of

SIZE = (1280, 800)
KINDS = {"programmer": MEADOW, **GENRES}
WITHOUT_A_GOAL = ("libre",)
WRONG = {
    "programmer": "forward, go",
    "prevoir": "cell 0, go",
    "choisir": "strip 0, go",
    "deboguer": "go",
    "completer": "backward, forward, go",
    "reproduire": "forward, go",
    "a_deux": "forward, strip 1, forward, go",
    "orienter": "go",
    "observer": "cell 0, go",
    "observer-quelle": "strip 0, go",
    "observer-poser": "forward, go",
    "creer": "offer",
    "question": "picture 1",
    "ranger": "picture 1, spot 0, picture 0, spot 1, picture 2, spot 2",
    "trier": "spot 0",
    "repeter": "forward, go",
}
"""What does not succeed in each kind."""
CALLS, SOON_S = 4, 0.8
"""So many times the bulb is touched; so soon a hint is there to be seen."""


def at(kind: str, *, hints: tuple[str, ...] = ("Où ?",), calm: bool = False) -> Session:
    session = Session(path_of(challenge(KINDS[kind], hints=hints)), "fr", settings=Settings(less_movement=calm))
    session.open_challenge(0, 0)
    return session


def touched(session: Session, words: str) -> Session:
    for word in words.split(", "):
        session.touch(touch_of(word))
    session.tick(60.0)
    return session


def failed(kind: str, *, calm: bool = False) -> Session:
    session = touched(at(kind, calm=calm), WRONG[kind])
    assert session.attempt is not None
    assert session.attempt.phase in (Phase.STOPPED, Phase.WRITING)
    return session


def succeeded(kind: str) -> Session:
    session = at(kind)
    assert session.attempt is not None
    answer = answer_to_touch(session.attempt.challenge)
    assert answer is not None
    for touch in (*touches_of(session.attempt.challenge, answer), Touch(Key.GO)):
        session.touch(touch)
    session.tick(60.0)
    return session


def seen(session: Session) -> Counter[Sprite]:
    """All that is drawn but the bulb."""
    shown = scene(session, View(SIZE, IMAGES))
    return Counter(each for each in (*shown.ground, *shown.actors) if not each.sign.startswith("key bulb"))


@pytest.mark.parametrize("calm", [False, True], ids=["lively", "calm"])
@pytest.mark.parametrize("made", [at, failed], ids=["as found", "after a wrong answer"])
@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in WITHOUT_A_GOAL])
def test_each_hint_is_seen_by_who_hears_nothing(kind: str, made: Callable[..., Session], calm: bool) -> None:
    session = made(kind, calm=calm)
    without = session.imagined()
    for call in range(1, CALLS + 1):
        session.touch(Touch(Key.HINT))
        without.touch(Touch(Key.LISTEN))
        for each in (session, without):
            each.tick(SOON_S)
        assert seen(session) != seen(without), f"call {call}"
        for each in (session, without):
            each.tick(9.0)


def lit(session: Session) -> list[str]:
    shown = scene(session, View(SIZE, IMAGES)).actors
    return [each.sign for each in shown if each.sign.endswith((" asked", " lit"))]


@pytest.mark.parametrize("calm", [False, True], ids=["lively", "calm"])
def test_the_authors_question_lights_the_drawing_and_the_kits_own_the_answers(calm: bool) -> None:
    session = at("question", hints=("Vois-tu un trait ?", "Qui dessine ?"), calm=calm)
    answers = [f"picture {name} asked" for name in ("enfant dessine", "appareil photo", "machine")]
    for expected in (["asked about fleur dessin lit"], ["asked about fleur dessin lit"], answers):
        session.touch(Touch(Key.HINT))
        assert lit(session) == [], "what was lit goes out as the next question comes"
        session.tick(SOON_S)
        assert lit(session) == expected


@pytest.mark.parametrize("kind", ["ranger", "trier"])
def test_a_second_question_about_pictures_is_seen_to_come(kind: str) -> None:
    session = at(kind, hints=("Quoi ?", "Et puis ?"))
    for _call in range(2):
        session.touch(Touch(Key.HINT))
        assert lit(session) == []
        session.tick(SOON_S)
        assert len(lit(session)) == 1


def test_repeat_is_pale_where_nothing_could_be_laid_in_it_and_shows_where_to_look() -> None:
    tight = "tapis 4 3\ndépart A1 est\nfleurs D1\nrépéter oui\nmaximum 3"
    session = Session(path_of(challenge(tight)), "fr")
    session.open_challenge(0, 0)

    def looks() -> set[str]:
        signs = {each.sign for each in scene(session, View(SIZE, IMAGES)).actors}
        return {sign for sign in signs if sign.startswith(("key repeat", "eye "))}

    touched(session, "forward, forward")
    assert looks() == {"key repeat faded", "eye looking ahead"}
    session.touch(Touch(Key.REPEAT))
    assert looks() == {"key repeat faded", "eye looking at the strip"}
    touched(session, "card 1")
    assert looks() == {"key repeat", "eye looking ahead"}, "the card in hand can be repeated"
    touched(session, "repeat, forward, card 0")
    assert looks() == {"key repeat faded", "eye looking ahead"}, "the strip is full"


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in (*WITHOUT_A_GOAL, "creer")])
def test_after_a_success_no_key_is_there_that_does_nothing(kind: str) -> None:
    session = succeeded(kind)
    session.tick(9.0)
    assert session.attempt is not None
    assert session.attempt.phase is Phase.SUCCEEDED
    there = places(session, SIZE)
    assert {Key.HOME, Key.LISTEN, Key.AGAIN, Key.NEXT} <= {touch.key for touch in there}
    for touch in there:
        twin = session.imagined()
        twin.touch(touch)
        twin.tick(SOON_S)
        same = session.imagined()
        same.touch(Touch(Key.LISTEN))  # any touch: the bee blinks after it as she does after this one
        same.tick(SOON_S)
        assert twin.take_requests() or seen(twin) != seen(same), f"{touch} does nothing"


def test_while_an_answer_runs_the_bulb_is_pale_and_between_two_steps_it_helps() -> None:
    session = touched(at("programmer"), "forward, forward")
    session.touch(Touch(Key.STEP))
    session.tick(0.1)
    bulbs = [each.sign for each in scene(session, View(SIZE, IMAGES)).actors if each.sign.startswith("key bulb")]
    assert bulbs == ["key bulb faded"]
    session.tick(9.0)
    assert session.attempt is not None
    assert session.attempt.phase is Phase.WAITING
    session.touch(Touch(Key.HINT))
    helped = session.attempt
    assert helped is not None
    assert helped.help.hint is not None
    assert helped.phase is Phase.WRITING
