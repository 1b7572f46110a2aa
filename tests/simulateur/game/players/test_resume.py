"""Going on where the last sitting ended: the answer under way comes back, whatever its kind and however it was made."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from beebot.challenge import Challenge
from beebot.command import Command
from beebot.loader import load_path
from lecons import FIRST_PATH
from simulateur.game.controls import Key, Touch
from simulateur.game.play.attempt import Phase
from simulateur.game.records import Bookmark, Laid, Tried, from_json, to_json
from simulateur.game.reports import Opened
from simulateur.game.requests import Say
from simulateur.game.session import Page, Session
from simulateur.game.settings import Settings
from tests.simulateur.builders import GENRES, MEADOW, THREE_STEPS, challenge, keys, path_of
from tests.simulateur.genres import CHALLENGES

KINDS = [*CHALLENGES, challenge(MEADOW, "prairie", hints=["Où ?"])]
TOUCHES = st.builds(Touch, st.sampled_from(Key), st.integers(0, 12), st.integers(0, 1))
EDITS = st.builds(
    Touch,
    st.sampled_from(
        (
            Key.FORWARD,
            Key.LEFT,
            Key.RIGHT,
            Key.PAUSE,
            Key.CARD,
            Key.GAP,
            Key.CLEAR,
            Key.UNDO,
            Key.HINT,
            Key.OPTION,
            Key.GO,
        )
    ),
    st.integers(0, 4),
)
MEADOW_WITHOUT_LEFT = MEADOW + "touches avancer droite pause"
STAY = {Key.HOME, Key.NEXT, Key.ROBOT}
"""Touches that may leave the challenge."""


def at(asked: Challenge, chosen: Settings) -> Session:
    session = Session(path_of(asked), "fr", settings=chosen)
    session.open_challenge(0, 0)
    return session


@pytest.mark.parametrize("asked", KINDS, ids=lambda asked: f"{asked.genre.value}-{asked.id}")
@settings(max_examples=30)
@given(
    touches=st.lists(EDITS | TOUCHES.filter(lambda touch: touch.key not in STAY), max_size=30),
    pauses=st.lists(st.sampled_from((0.0, 0.3, 60.0)), min_size=30, max_size=30),
    immediate=st.booleans(),
)
def test_any_answer_under_way_comes_back_as_it_was(
    asked: Challenge, touches: list[Touch], pauses: list[float], immediate: bool
) -> None:
    chosen = replace(Settings(), immediate=immediate)
    session = at(asked, chosen)
    for touch, pause in zip(touches, pauses, strict=False):
        session.touch(touch)
        session.tick(pause)
    again = Session(session.repertoire.path, "fr", settings=chosen)
    again.hear(Opened(frozenset(), from_json(to_json(session.players.bookmark))))
    assert session.attempt is not None
    assert again.attempt is not None
    assert again.attempt.draft == session.attempt.draft
    assert again.players.bookmark == session.players.bookmark
    assert again.attempt.phase is Phase.WRITING


def test_whose_turn_it_is_and_the_open_lesson_come_back() -> None:
    session = Session(path_of(challenge(THREE_STEPS)), "fr")
    session.touch(Touch(Key.TOKEN, 2))
    session.touch(Touch(Key.LESSON))
    again = Session(session.repertoire.path, "fr")
    again.hear(Opened(frozenset(), session.players.bookmark))
    assert (again.page, again.players.animal) == (Page.LESSON, "owl")


def test_who_comes_back_to_a_challenge_hears_its_task_and_nothing_before() -> None:
    asked = challenge(THREE_STEPS, "un")
    again = Session(path_of(asked), "fr")
    again.hear(Opened(frozenset(), at(asked, Settings()).players.bookmark))
    assert again.page is Page.CHALLENGE
    assert again.take_requests() == (Say(asked.task.fr),)


def test_free_play_comes_back() -> None:
    session = Session(path_of(challenge(THREE_STEPS)), "fr")
    for touch in (Touch(Key.PLAY), *keys("avancer gauche")):
        session.touch(touch)
    again = Session(session.repertoire.path, "fr")
    again.hear(Opened(frozenset(), session.players.bookmark))
    assert again.attempt is not None
    assert [command.value for command in again.attempt.flats[0]] == ["avancer", "gauche"]


def test_free_play_that_an_earlier_version_kept_comes_back() -> None:
    session = Session(path_of(challenge(THREE_STEPS)), "fr")
    for touch in (Touch(Key.PLAY), *keys("avancer gauche")):
        session.touch(touch)
    of_0_1_0 = session.players.bookmark._replace(lesson="*jouer-librement", challenge="*jouer-librement")
    again = Session(session.repertoire.path, "fr")
    again.hear(Opened(frozenset(), of_0_1_0))
    assert again.attempt is not None
    assert [command.value for command in again.attempt.flats[0]] == ["avancer", "gauche"]
    assert again.players.bookmark == session.players.bookmark


@pytest.mark.parametrize(
    ("bookmark", "page"),
    [
        (Bookmark("autre", "owl", "une-seance"), Page.HOME),
        (Bookmark("un-parcours", "dragon", "une-seance"), Page.LESSON),
        (Bookmark("un-parcours", "owl", "partie"), Page.HOME),
        (Bookmark("un-parcours", "owl", "une-seance", "un-defi", "b" * 32, (Touch(Key.FORWARD),)), Page.LESSON),
    ],
)
def test_what_is_no_longer_there_or_was_changed_is_left_out(bookmark: Bookmark, page: Page) -> None:
    session = Session(path_of(challenge(THREE_STEPS)), "fr")
    session.hear(Opened(frozenset(), bookmark))
    assert session.page is page


@pytest.mark.parametrize("place", [-1, -(10**30)])
def test_a_card_that_has_no_place_in_the_answer_bars_no_start(place: int) -> None:
    session = at(challenge(THREE_STEPS), Settings())
    empty = session.players.bookmark
    again = Session(session.repertoire.path, "fr")
    again.hear(Opened(frozenset(), empty._replace(touches=(Laid(place, Command.FORWARD, insert=True),))))
    assert again.players.bookmark == empty
    assert list(again.notices) == ["le programme gardé du défi « un-defi » ne se relit plus ; recommencez ce défi"]


def test_what_was_done_comes_back() -> None:
    first, second = challenge(THREE_STEPS, "un"), challenge(MEADOW, "deux")
    session = Session(path_of(first, second), "fr")
    done = session.repertoire.flowers.keys(session.route.lesson)[0]
    session.hear(Opened(frozenset({done})))
    assert session.repertoire.flowers.challenges_done(session.route.lesson) == (True, False)


def test_each_try_is_told_with_what_it_came_to() -> None:
    session = at(challenge(THREE_STEPS, "un"), Settings())
    for touch in (*keys("gauche gauche avancer"), Touch(Key.GO)):
        session.touch(touch)
    session.tick(60)
    for touch in (Touch(Key.CLEAR), *keys("avancer avancer avancer"), Touch(Key.GO)):
        session.touch(touch)
    session.tick(60)
    tried = [request for request in session.take_requests() if isinstance(request, Tried)]
    (name, digest) = session.repertoire.flowers.keys(session.route.lesson)[0]
    assert tried == [
        Tried("fox", name, digest, 1, "BUMP", 3, 0),
        Tried("fox", name, digest, 2, "SUCCESS", 3, 0),
    ]


def test_the_kits_own_challenges_come_back_by_their_hash() -> None:
    kit = load_path(FIRST_PATH).path
    session = Session(kit, "fr")
    session.open_challenge(0, len(kit.lessons[0].challenges) - 1)
    session.touch(keys("avancer")[0])
    again = Session(load_path(FIRST_PATH).path, "fr")
    again.hear(Opened(frozenset(), session.players.bookmark))
    assert again.players.bookmark == session.players.bookmark


def again_from(session: Session) -> Session:
    again = Session(session.repertoire.path, "fr", settings=session.settings)
    again.hear(Opened(frozenset(), session.players.bookmark))
    return again


def options_of(session: Session) -> tuple[Command, ...]:
    """The cards that the help proposes now."""
    hint = None if session.attempt is None else session.attempt.help.hint
    return () if hint is None else hint.options


def words(session: Session) -> str:
    assert session.attempt is not None
    return " ".join(command.value for command in session.attempt.flats[0])


def test_a_card_that_a_run_put_down_is_not_picked_up_again() -> None:
    session = at(challenge(THREE_STEPS), Settings())
    for touch in (*keys("avancer avancer"), Touch(Key.CARD, 0), Touch(Key.GO)):
        session.touch(touch)
    session.tick(60)
    session.touch(keys("gauche")[0])
    assert (words(session), words(again_from(session))) == ("avancer avancer gauche", "avancer avancer gauche")


@pytest.mark.parametrize("begun", ["avancer", "avancer avancer gauche"])
def test_a_card_that_the_help_laid_comes_back(begun: str) -> None:
    session = at(challenge(THREE_STEPS), Settings())
    for touch in keys(begun):
        session.touch(touch)
    for _call in range(6):
        if options_of(session):
            break
        session.touch(Touch(Key.HINT))
    assert session.attempt is not None
    hint = session.attempt.help.hint
    assert hint is not None
    assert hint.right is not None
    session.touch(Touch(Key.OPTION, hint.right))
    assert words(session) != begun
    again = again_from(session)
    assert again.attempt is not None
    assert again.attempt.draft == session.attempt.draft


def test_a_program_that_was_never_cleared_comes_back_with_the_next_challenge() -> None:
    hidden = replace(Settings(), hidden_memory=True)
    session = Session(path_of(challenge(THREE_STEPS, "un"), challenge(MEADOW, "deux")), "fr", settings=hidden)
    session.open_challenge(0, 0)
    for touch in (*keys("avancer avancer avancer"), Touch(Key.GO)):
        session.touch(touch)
    session.tick(60)
    session.touch(Touch(Key.NEXT))
    session.touch(keys("gauche")[0])
    assert words(again_from(session)) == words(session) == "avancer avancer avancer gauche"


@pytest.mark.parametrize("name", ["completer", "deboguer", "a_deux", "programmer"])
def test_a_program_that_was_never_cleared_is_only_kept_where_she_keeps_it(name: str) -> None:
    hidden = replace(Settings(), hidden_memory=True)
    following = challenge({**GENRES, "programmer": MEADOW_WITHOUT_LEFT}[name], "deux")
    session = Session(path_of(challenge(THREE_STEPS, "un"), following), "fr", settings=hidden)
    session.open_challenge(0, 0)
    for touch in (*keys("gauche droite avancer avancer avancer"), Touch(Key.GO)):
        session.touch(touch)
    session.tick(60)
    session.touch(Touch(Key.NEXT))
    again = again_from(session)
    assert session.attempt is not None
    assert again.attempt is not None
    assert again.attempt.draft.answer == session.attempt.draft.answer
    assert [strip.program for strip in again.attempt.draft.strips] == [
        strip.program for strip in session.attempt.draft.strips
    ]


def test_where_keys_move_her_at_once_she_comes_back_where_she_was_and_begins_the_next_challenge_anew() -> None:
    chosen = replace(Settings(), immediate=True, hidden_memory=True)
    session = Session(path_of(challenge(THREE_STEPS, "un"), challenge(MEADOW, "deux")), "fr", settings=chosen)
    session.open_challenge(0, 0)
    for touch in keys("avancer avancer"):
        session.touch(touch)
        session.tick(60)
    again = again_from(session)
    assert again.attempt is not None
    assert again.attempt.moment.column == 2
    again.touch(keys("avancer")[0])
    again.tick(60)
    assert again.attempt.phase is Phase.SUCCEEDED
    again.touch(Touch(Key.NEXT))
    assert words(again) == ""
    assert again.attempt.moment.column == 0


def test_the_journal_counts_every_card_that_was_laid_and_none_where_none_is_asked() -> None:
    tried = []
    for facts, answer in (
        (THREE_STEPS + "\nrépéter oui", (Touch(Key.REPEAT), *keys("avancer"), Touch(Key.REPEAT), *keys("avancer"))),
        (GENRES["prevoir"], (Touch(Key.CELL, 2),)),
        (GENRES["a_deux"], (*keys("avancer"), Touch(Key.STRIP, strip=1), *keys("avancer gauche"))),
    ):
        session = at(challenge(facts), Settings())
        for touch in (*answer, Touch(Key.GO)):
            session.touch(touch)
        session.tick(60)
        tried += [request.cards for request in session.take_requests() if isinstance(request, Tried)]
    assert tried == [3, 0, 3]
