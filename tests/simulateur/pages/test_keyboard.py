"""All of it can be played on the keyboard."""

from dataclasses import replace

import pygame
import pytest

from beebot.lesson import Level
from beebot.parts.answer_types import Prediction
from beebot.pose import Cell, Heading
from simulateur.game.controls import AdultKey, Key, Touch, touch_to
from simulateur.game.messages.paths import PathRead
from simulateur.game.play.attempt import Phase
from simulateur.game.play.playback import HARE
from simulateur.game.repertoire.seance_lists import View
from simulateur.game.reports import RobotsAre
from simulateur.game.session import Page, Session
from simulateur.pages.open_page import places
from simulateur.window.app import App
from tests.simulateur.builders import GENRES, THREE_STEPS, challenge, keys, member, open_app, path_of
from tests.simulateur.hands import SIZE, TICK_S, an_app, at_challenge, phase, program, typed

pytestmark = pytest.mark.usefixtures("display")


def test_a_whole_challenge_is_played_on_the_keyboard() -> None:
    app = an_app()
    pages = []
    for code in (pygame.K_RETURN, pygame.K_RETURN):
        app.step(TICK_S, [typed(code)])
        pages.append(app.session.page)
    assert pages == [Page.LESSON, Page.CHALLENGE]
    for _ in range(3):
        app.step(TICK_S, [typed(pygame.K_UP)])
    assert program(app) == "avancer avancer avancer"
    app.step(TICK_S, [typed(pygame.K_KP_ENTER)])
    assert phase(app) is Phase.RUNNING
    for _ in range(120):
        app.step(TICK_S, [])
    assert phase(app) is Phase.SUCCEEDED
    app.step(TICK_S, [typed(pygame.K_RETURN)])
    assert phase(app) is Phase.SUCCEEDED, "it is shown no longer: the next key acts"
    app.step(TICK_S, [typed(pygame.K_RETURN)])
    assert (app.session.route.challenge.id, phase(app)) == ("deux", Phase.WRITING)
    for page in (Page.LESSON, Page.HOME):
        app.step(TICK_S, [typed(pygame.K_ESCAPE)])
        assert app.session.page is page


KEYBOARD = {
    pygame.K_UP: "avancer gauche avancer",
    pygame.K_DOWN: "avancer gauche reculer",
    pygame.K_LEFT: "avancer gauche gauche",
    pygame.K_RIGHT: "avancer gauche droite",
    pygame.K_p: "avancer gauche pause",
    pygame.K_BACKSPACE: "avancer",
    pygame.K_z: "avancer",
    pygame.K_DELETE: "",
    pygame.K_x: "avancer gauche",
}


@pytest.mark.parametrize(("code", "after"), KEYBOARD.items(), ids=[pygame.key.name(code) for code in KEYBOARD])
def test_keys_of_the_keyboard_write_the_program(code: int, after: str) -> None:
    app = at_challenge()
    for touch in keys("avancer gauche"):
        app.session.touch(touch)
    app.step(TICK_S, [typed(code)])
    assert program(app) == after
    app.step(TICK_S, [typed(pygame.K_y)])
    assert program(app) == ("avancer gauche" if code in {pygame.K_BACKSPACE, pygame.K_z} else after), "y redoes"


def test_keys_of_the_keyboard_step_change_the_speed_and_ask_the_robot() -> None:
    app = at_challenge()
    app.step(TICK_S, [typed(pygame.K_UP), typed(pygame.K_SPACE)])
    assert phase(app) is Phase.RUNNING
    app.step(TICK_S, [typed(pygame.K_RETURN), typed(pygame.K_t)])
    assert app.session.attempt is not None
    speeds = [app.session.attempt.tempo is HARE]
    app.step(TICK_S, [typed(pygame.K_t)])
    assert [*speeds, app.session.attempt.tempo is HARE] == [True, False]
    app.step(TICK_S, [typed(pygame.K_r)])
    assert phase(app) is Phase.ON_ROBOT


def test_keys_of_the_keyboard_that_are_not_on_the_page_do_nothing() -> None:
    app = an_app()
    app.step(TICK_S, [typed(code) for code in (pygame.K_UP, pygame.K_SPACE, pygame.K_r, pygame.K_ESCAPE, pygame.K_t)])
    assert app.session.page is Page.HOME
    youngest = open_app(Session(path_of(challenge(THREE_STEPS), level=Level.PS), "fr"), SIZE)
    youngest.session.open_challenge(0, 0)
    off_page = (pygame.K_SPACE, pygame.K_t, pygame.K_y, pygame.K_r, pygame.K_h)
    youngest.step(TICK_S, [typed(pygame.K_UP), *map(typed, off_page)])
    assert (program(youngest), phase(youngest)) == ("avancer", Phase.WRITING)
    assert youngest.session.attempt is not None
    assert youngest.session.attempt.tempo is not HARE


def test_f1_held_for_three_seconds_opens_the_door_and_escape_closes_it() -> None:
    app = an_app()
    app.step(0, [typed(pygame.K_F1)])
    app.step(2, [pygame.event.Event(pygame.KEYUP, key=pygame.K_F1)])
    app.step(2, [])
    pages = [app.session.page]
    app.step(0, [typed(pygame.K_F1)])
    app.step(3.1, [])
    pages.append(app.session.page)
    app.step(0, [typed(pygame.K_ESCAPE)])
    assert [*pages, app.session.page] == [Page.HOME, Page.ADULTS, Page.HOME]


def at_genre(genre: str) -> App:
    app = open_app(Session(path_of(challenge(GENRES[genre], hints=["Où ?"])), "fr"), SIZE)
    app.session.open_challenge(0, 0)
    return app


def play(app: App, *codes: int) -> None:
    for code in codes:
        app.step(TICK_S, [typed(code)])


def test_arrows_set_and_move_the_flag_space_turns_the_bee_and_enter_runs() -> None:
    app = at_genre("prevoir")
    play(app, pygame.K_RIGHT, pygame.K_RIGHT, pygame.K_UP, *[pygame.K_SPACE] * 3)
    assert app.session.attempt is not None
    assert app.session.attempt.draft.answer == Prediction(Cell.parse("C3"), Heading.NORTH)
    play(app, *[pygame.K_DOWN] * 9, *[pygame.K_LEFT] * 9, pygame.K_UP, pygame.K_UP, pygame.K_RIGHT, pygame.K_RIGHT)
    play(app, pygame.K_RETURN)
    app.step(60, [])
    assert phase(app) is Phase.SUCCEEDED


def test_arrows_move_the_flag_as_it_is_seen_on_a_turned_mat() -> None:
    app = at_genre("prevoir")
    play(app, pygame.K_v)
    app.step(1, [])
    play(app, pygame.K_UP)
    assert app.session.attempt is not None
    answer = app.session.attempt.draft.answer
    assert isinstance(answer, Prediction)
    assert answer.cell == Cell.parse("B2"), "she looks east, which is up now"


def test_arrows_turn_the_bee_to_their_side_and_space_a_quarter_further() -> None:
    app = at_genre("orienter")
    assert app.session.attempt is not None
    seen = []
    for code in (pygame.K_LEFT, pygame.K_DOWN, pygame.K_SPACE, pygame.K_SPACE):
        play(app, code)
        seen.append(app.session.attempt.challenge.start.heading)
    assert seen == [Heading.WEST, Heading.SOUTH, Heading.WEST, Heading.NORTH]
    play(app, pygame.K_RETURN)
    app.step(60, [])
    assert phase(app) is Phase.SUCCEEDED


def test_arrows_turn_the_bee_as_a_turned_mat_is_seen_and_the_dial_turns_with_it() -> None:
    app = at_genre("orienter")
    assert app.session.attempt is not None
    play(app, pygame.K_v)
    app.step(1, [])
    east = places(app.session, SIZE)[touch_to(Heading.EAST)]
    assert east.y < min(places(app.session, SIZE)[touch_to(heading)].y for heading in (Heading.NORTH, Heading.SOUTH))
    play(app, pygame.K_LEFT)
    assert app.session.attempt.challenge.start.heading is Heading.NORTH, "she looked east, which was up"


def test_numbers_choose_a_program() -> None:
    app = at_genre("choisir")
    play(app, pygame.K_3, pygame.K_2, pygame.K_RETURN)
    app.step(60, [])
    assert phase(app) is Phase.SUCCEEDED


def test_numbers_above_that_of_the_pictures_do_nothing() -> None:
    app = at_genre("ranger")
    assert app.session.attempt is not None
    before = app.session.attempt.draft
    play(app, pygame.K_4, pygame.K_9)
    assert app.session.attempt.draft == before
    play(app, pygame.K_3)
    assert app.session.attempt.draft != before


def test_numbers_choose_one_of_two_strips() -> None:
    app = at_genre("a_deux")
    play(app, pygame.K_UP, pygame.K_2, pygame.K_LEFT, pygame.K_1, pygame.K_UP)
    assert app.session.attempt is not None
    assert [len(strip.program) for strip in app.session.attempt.draft.strips] == [2, 1]


def test_numbers_choose_a_card_that_a_hint_proposes() -> None:
    app = at_genre("completer")
    for _ in range(9):
        play(app, pygame.K_h)
        assert app.session.attempt is not None
        hint = app.session.attempt.help.hint
        if hint is not None and hint.right is not None:
            play(app, (pygame.K_1, pygame.K_2, pygame.K_3)[hint.right])
            assert program(app) == "avancer avancer gauche avancer"
            return
    pytest.fail("no quiz was offered")


def test_repeats_and_pivots_of_45_degrees_have_keys_of_the_keyboard() -> None:
    app = at_genre("repeter")
    play(app, pygame.K_PAGEUP, pygame.K_m, pygame.K_UP, pygame.K_m, pygame.K_HOME)
    assert program(app) == "droite45 répéter 2 [ avancer ] gauche45"


def test_undo_and_redo_are_on_the_keyboard_also_where_the_page_has_no_room_for_them() -> None:
    for genre, size in (("repeter", SIZE), ("programmer", (1024, 600))):
        facts = GENRES.get(genre, "tapis 6 5\ndépart A1 est\nfleurs C1")
        app = open_app(Session(path_of(challenge(facts)), "fr"), size)
        app.session.open_challenge(0, 0)
        there = {touch.key for touch in places(app.session, size)}
        assert Key.REDO not in there
        play(app, pygame.K_UP, pygame.K_UP, pygame.K_z)
        assert program(app) == "avancer"
        play(app, pygame.K_y)
        assert program(app) == "avancer avancer"


def writing(code: int, text: str) -> pygame.event.Event:
    """A key of the keyboard that writes ``text``, as SDL tells it."""
    return pygame.event.Event(pygame.KEYDOWN, key=code, mod=0, unicode=text)


def test_words_are_typed_on_the_adults_page_and_enter_opens_the_first_seance_found() -> None:
    app = an_app()
    app.session.hear(PathRead(replace(path_of(challenge(THREE_STEPS)), id="autre"), {}))
    app.session.touch(Touch(Key.ADULTS))
    app.session.touch(Touch(AdultKey.FIND_BY, tuple(View).index(View.WORDS)))
    for code, text in ((pygame.K_s, "s"), (0xE9, "é"), (pygame.K_AMPERSAND, "1"), (pygame.K_SPACE, " ")):
        app.step(TICK_S, [writing(code, text)])
    assert app.session.repertoire.sought.typed == "sé1 ", "with the accent, and the figure that Shift writes"
    app.step(TICK_S, [writing(pygame.K_BACKSPACE, "\b")])
    assert app.session.repertoire.sought.typed == "sé1"
    app.step(TICK_S, [writing(pygame.K_DELETE, "\x7f"), writing(pygame.K_RETURN, "\r")])
    assert (app.session.repertoire.types, app.session.repertoire.sought.typed, app.session.page) == (
        False,
        "",
        Page.ADULTS,
    )
    app.step(TICK_S, [writing(pygame.K_s, "s")])
    assert app.session.repertoire.sought.typed == "", "letters are typed only where they are shown"


def test_while_a_robot_moves_s_stops_it_though_words_are_typed() -> None:
    app = an_app()
    app.session.hear(PathRead(replace(path_of(challenge(THREE_STEPS)), id="autre"), {}))
    app.session.hear(RobotsAre((member("fox", moving=True),)))
    app.session.touch(Touch(Key.ADULTS))
    app.session.touch(Touch(AdultKey.FIND_BY, tuple(View).index(View.WORDS)))
    app.step(TICK_S, [writing(pygame.K_s, "s"), writing(pygame.K_a, "a")])
    assert app.session.repertoire.sought.typed == "a"
