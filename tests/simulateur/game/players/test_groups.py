"""Four groups share a screen: each has its own flowers and comes back where it was, or all play one after the other."""

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import pytest

from beebot.robot import Finished, StepStarted
from simulateur.game.controls import AdultKey, Key, Touch
from simulateur.game.messages.paths import PathRead, PathsChanged
from simulateur.game.play.attempt import Phase
from simulateur.game.play.playback import HARE
from simulateur.game.records import Bookmark, Tried, from_json, to_json
from simulateur.game.reports import Erased, Opened, RobotSaid, RobotsAre
from simulateur.game.requests import KeepPicture, Order, Say, SendToRobot, TellRobot
from simulateur.game.session import Page, Session
from simulateur.game.settings import Settings
from simulateur.game.sound.cues import Sound
from tests.long import times
from tests.simulateur.builders import MEADOW, THREE_STEPS, challenge, keys, member, offering, path_of, put

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
    return session.players.animal, session.page, "" if session.attempt is None else words(session)


def said(session: Session) -> list[str]:
    asked = (request for request in session.take_requests() if isinstance(request, Say))
    return [sentence for request in asked for sentence in request.sentences]


def tries(session: Session) -> list[tuple[str, str, int, str]]:
    found = [request for request in session.take_requests() if isinstance(request, Tried)]
    return [(tried.animal, tried.challenge, tried.attempt, tried.result) for tried in found]


def restarted(session: Session, settings: Settings | None = None) -> Session:
    """As after a power cut: nothing is left but the bookmark, and what each has done."""
    again = Session(session.repertoire.path, "fr", settings=settings or session.settings)
    groups = session.players.groups
    again.hear(Opened(groups.by_anybody, session.players.bookmark, by_animal=groups.by_animal))
    return again


@pytest.mark.parametrize("settings", [EACH, Settings()], ids=["each", "together"])
@pytest.mark.parametrize("touches", [[IN], [IN, FIRST], [Touch(Key.PLAY)]], ids=["lesson", "challenge", "free play"])
def test_one_touch_passes_the_turn_and_says_whose_it_is(touches: list[Touch], settings: Settings) -> None:
    session = play(begun(settings), touches)
    session.take_requests()
    session.touch(TURN)
    assert (session.players.animal, said(session)[0]) == ("frog", "C'est au tour de la grenouille.")
    assert Sound.TOKEN in session.take_sounds()


@pytest.mark.parametrize("settings", [EACH, Settings()], ids=["each", "together"])
def test_who_finds_a_challenge_to_answer_hears_its_task_after_whose_turn_it_is(settings: Settings) -> None:
    session = play(begun(settings), IN, FIRST, keys("avancer"), Touch(Key.TOKEN, 3))
    session.take_requests()
    play(session, Touch(Key.TOKEN, 0))
    assert session.players.animal == "fox"
    assert said(session) == ["C'est au tour du renard.", "Consigne de un."]
    play(session, Touch(Key.LISTEN))
    assert said(session) == ["Consigne de un."], "and from the ear"


def test_while_a_run_is_seen_only_whose_turn_it_is_is_said() -> None:
    session = play(begun(Settings()), IN, FIRST, THREE, GO, 1.0)
    session.take_requests()
    assert said(play(session, TURN)) == ["C'est au tour de la grenouille."]


def helped(session: Session) -> tuple[bool, int]:
    """Whether help is shown, and how often it was called."""
    assert session.attempt is not None
    return session.attempt.help.hint is not None, session.attempt.help.calls


@pytest.mark.parametrize("settings", [EACH, Settings()], ids=["each", "together"])
def test_the_help_that_was_called_goes_with_the_turn_and_the_next_call_goes_on_from_there(settings: Settings) -> None:
    session = play(begun(settings), IN, FIRST, Touch(Key.HINT))
    assert helped(session) == (True, 1)
    play(session, TURN, Touch(Key.TOKEN, 0))
    assert (session.players.animal, helped(session)) == ("fox", (False, 1))
    assert helped(play(session, Touch(Key.HINT))) == (True, 2)


HINT = Touch(Key.HINT)


def helps(session: Session) -> list[tuple[str, str, int, bool]]:
    """Of each try that is kept: who, how it ended, her own help, and whether another's was there."""
    found = [request for request in session.take_requests() if isinstance(request, Tried)]
    return [(tried.animal, tried.result, tried.hint, tried.together) for tried in found]


def test_help_is_hers_who_called_and_a_success_after_anothers_is_together() -> None:
    session = play(begun(Settings()), IN, FIRST, HINT, HINT, HINT, keys("avancer"), GO, 60.0)
    assert helps(session) == [("fox", "TARGET_MISSED", 3, False)]
    play(session, TURN, keys("gauche"), GO, 60.0)
    assert helps(session) == [("frog", "TARGET_MISSED", 0, False)], "what does not succeed is nobody's together"
    play(session, Touch(Key.CLEAR), THREE, GO, 60.0)
    assert helps(session) == [("frog", "SUCCESS", 0, True)]
    play(session, Touch(Key.NEXT), Touch(Key.HOME), FIRST, THREE, GO, 60.0)
    assert helps(session) == [("owl", "SUCCESS", 0, False)], "who opens it later begins anew"


def test_the_help_of_both_counts_for_each() -> None:
    session = play(begun(Settings()), IN, FIRST, HINT, TURN, HINT, TURN, TURN, TURN, HINT, THREE, GO, 60.0)
    assert helps(session) == [("fox", "SUCCESS", 2, True)]


def test_a_turn_that_passes_by_itself_takes_no_help_along() -> None:
    session = play(begun(Settings()), IN, FIRST, HINT, THREE, GO, 60.0, Touch(Key.NEXT))
    assert (session.players.animal, session.route.challenge.id) == ("frog", "deux")
    assert helps(session) == [("fox", "SUCCESS", 1, False)]
    play(session, keys("avancer"), GO, 60.0)
    assert [each[2:] for each in helps(session)] == [(0, False)]


def test_each_in_its_own_garden_has_its_own_help() -> None:
    session = play(begun(), IN, FIRST, HINT, HINT, TURN, IN, FIRST, THREE, GO, 60.0)
    assert helps(session) == [("frog", "SUCCESS", 0, False)]
    play(session, Touch(Key.TOKEN, 0), THREE, GO, 60.0)
    assert helps(session) == [("fox", "SUCCESS", 2, False)]


@pytest.mark.parametrize("laid", [THREE[:1], []], ids=["cards", "help alone"])
def test_a_challenge_that_is_left_and_taken_up_again_remembers_its_help(laid: list[Touch]) -> None:
    session = play(begun(Settings()), IN, FIRST, HINT, HINT, laid, Touch(Key.HOME), FIRST)
    assert helped(play(session, HINT)) == (True, 3), "the next call goes on from there"
    assert helps(play(session, THREE[len(laid) :], GO, 60.0)) == [("fox", "SUCCESS", 3, False)]


@pytest.mark.parametrize("settings", [EACH, Settings()], ids=["each", "together"])
def test_whatever_is_touched_each_try_has_the_help_of_its_animal_alone(settings: Settings) -> None:
    """Compared with a count of what each animal called for, since an answer was begun."""
    dice = random.Random(108)
    for _round in range(times(20)):
        session, called = play(begun(settings), IN, FIRST), Counter[str]()
        for _touch in range(25):
            touch, by = (
                dice.choice((HINT, HINT, TURN, Touch(Key.TOKEN, dice.randrange(4)), *THREE[:2])),
                session.players.animal,
            )
            before = calls(session)
            play(session, touch)
            if touch == HINT:
                called[by] += calls(session) - before
            if session.page is not Page.CHALLENGE:
                play(session, IN, FIRST)
        session.take_requests()
        play(session, Touch(Key.CLEAR), THREE, GO, 60.0)
        others = sum(called.values()) > called[session.players.animal] and not settings.own_progress
        assert helps(session) == [(session.players.animal, "SUCCESS", called[session.players.animal], others)]


def calls(session: Session) -> int:
    assert session.attempt is not None
    return session.attempt.help.calls


def test_help_outlives_a_sitting() -> None:
    session = play(begun(Settings()), IN, FIRST, HINT, keys("avancer"), TURN, keys("avancer"))
    kept = from_json(to_json(session.players.bookmark))
    assert kept.helps == (("fox", 1),)
    again = begun(Settings())
    again.hear(Opened(frozenset(), kept))
    assert helps(play(again, keys("avancer"), GO, 60.0)) == [("frog", "SUCCESS", 0, True)]


def test_help_alone_takes_no_answers_place() -> None:
    session = play(begun(Settings()), IN, FIRST, keys("avancer"), Touch(Key.HOME), SECOND, HINT, Touch(Key.HOME), FIRST)
    assert where(session) == ("fox", Page.CHALLENGE, "avancer")


def test_in_the_garden_one_touch_gives_the_turn_to_any_animal() -> None:
    session = play(begun(), Touch(Key.TOKEN, 2))
    assert (where(session), said(session)) == (("owl", Page.HOME, ""), ["C'est au tour du hibou."])


def test_each_animal_comes_back_to_its_answer() -> None:
    session = play(begun(), IN, FIRST, keys("avancer gauche"), TURN)
    assert where(session) == ("frog", Page.HOME, "")
    play(session, IN, SECOND, keys("avancer"), TURN, Touch(Key.TOKEN, 3), IN, TURN)
    assert where(session) == ("fox", Page.CHALLENGE, "avancer gauche")
    play(session, TURN)
    assert (where(session), session.route.challenge.id) == (("frog", Page.CHALLENGE, "avancer"), "deux")
    assert where(play(session, TURN)) == ("owl", Page.HOME, "")


def test_where_they_play_together_the_answer_is_everybodys() -> None:
    session = play(begun(Settings()), IN, FIRST, keys("avancer"), TURN, keys("gauche"))
    assert where(session) == ("frog", Page.CHALLENGE, "avancer gauche")


def test_each_animal_has_its_own_flowers() -> None:
    session = play(begun(), IN, FIRST, THREE, GO, 60.0)
    assert session.repertoire.flowers.challenges_done(session.route.lesson) == (True, False)
    play(session, TURN)
    assert (session.players.animal, session.repertoire.flowers.done) == ("frog", frozenset())
    play(session, IN, SECOND, keys("avancer"), GO, 60.0, TURN, TURN, TURN)
    assert where(session) == ("owl", Page.HOME, "")
    play(session, Touch(Key.TOKEN, 3), Touch(Key.TOKEN, 0))
    assert (session.players.animal, session.repertoire.flowers.challenges_done(session.route.lesson)) == (
        "fox",
        (True, False),
    )


def test_go_on_stays_with_an_animal_that_has_its_own_progress_and_passes_the_turn_of_those_that_play_together() -> None:
    own, shared = (play(begun(settings), IN, FIRST, THREE, GO, 60.0) for settings in (EACH, Settings()))
    assert (own.players.passes_turn, shared.players.passes_turn) == (True, False), "one key passes the turn, never two"
    for session in (own, shared):
        session.touch(Touch(Key.NEXT))
    assert [(session.players.animal, session.route.challenge.id) for session in (own, shared)] == [
        ("fox", "deux"),
        ("frog", "deux"),
    ]


def test_a_turn_that_passes_in_the_middle_of_a_run_lets_it_wait() -> None:
    session = play(begun(), IN, FIRST, THREE, GO, 1.0)
    assert session.attempt is not None
    before = session.attempt
    session.take_requests()
    play(session, TURN, IN, FIRST, 60.0, 60.0, Touch(Key.TOKEN, 0))
    assert tries(session) == []
    assert (session.players.animal, session.attempt) == ("fox", before)
    play(session, 60.0)
    assert (session.attempt.phase, tries(session)) == (Phase.SUCCEEDED, [("fox", "un", 1, "SUCCESS")])


def test_a_run_that_all_see_goes_on_and_is_filed_under_the_animal_that_began_it() -> None:
    session = play(begun(Settings()), IN, FIRST, THREE, GO, 1.0, TURN)
    assert (session.players.animal, session.is_moving) == ("frog", True)
    session.take_requests()
    play(session, 60.0)
    assert tries(session) == [("fox", "un", 1, "SUCCESS")]


@pytest.mark.parametrize("meanwhile", [Key.HARE, Key.HINT, Key.VIEW])
def test_who_touches_the_run_of_another_animal_takes_neither_its_try_nor_its_picture(meanwhile: Key) -> None:
    session = play(begun(Settings()), IN, FIRST, THREE, GO, 1.0, TURN, Touch(meanwhile))
    assert (session.players.animal, session.is_moving) == ("frog", True)
    session.take_requests()
    play(session, 60.0, 60.0, Touch(meanwhile))
    assert tries(session) == [("fox", "un", 1, "SUCCESS")]
    play(session, Touch(Key.FRAME))
    assert [each.animal for each in session.take_requests() if isinstance(each, KeepPicture)] == ["fox"]


def test_the_flower_of_a_run_is_that_of_the_animal_that_began_it() -> None:
    session = play(begun(Settings()), IN, FIRST, THREE, GO, 1.0, TURN, 60.0, 60.0)
    session.use_settings(EACH)
    found = {animal: session.players.groups.done_by(animal) for animal in ("fox", "frog")}
    assert found == {"fox": frozenset({session.route.key}), "frog": frozenset()}


def test_the_feast_has_the_picture_of_the_animal_that_began_the_last_run() -> None:
    session = Session(path_of(challenge(THREE_STEPS, "un")), "fr")
    play(session, IN, FIRST, THREE, GO, 1.0, TURN, 60.0, 60.0, Touch(Key.NEXT), 60.0, Touch(Key.FRAME))
    assert session.page is Page.FEAST
    assert [each.animal for each in session.take_requests() if isinstance(each, KeepPicture)] == ["fox"]


def test_who_goes_on_with_the_answer_of_all_has_the_next_try() -> None:
    session = play(begun(Settings()), IN, FIRST, keys("avancer"), GO, 60.0, 60.0, TURN)
    play(session, keys("avancer avancer"), GO, 60.0, 60.0)
    assert [tried[0] for tried in tries(session)] == ["fox", "frog"]


def test_a_robot_halts_when_the_turn_passes_and_what_it_still_says_is_nobodys() -> None:
    session = begun()
    session.hear(RobotsAre((member("fox"),)))
    play(session, IN, FIRST, THREE, Touch(Key.ROBOT))
    session.hear(RobotSaid("fox", StepStarted(0), "fox"))
    assert any(isinstance(request, SendToRobot) for request in session.take_requests())
    session.touch(TURN)
    assert TellRobot("fox", Order.STOP) in session.take_requests()
    play(session, IN, FIRST, THREE, Touch(Key.TOKEN, 0))
    session.hear(RobotSaid("fox", Finished(), "fox"))
    assert session.attempt is not None
    assert (words(session), session.attempt.phase) == ("avancer avancer avancer", Phase.WRITING)
    assert tries(session) == []


def test_tries_hints_and_the_tempo_are_those_of_the_animal() -> None:
    session = play(begun(), IN, FIRST, keys("avancer"), GO, 60.0, Touch(Key.HARE), TURN)
    play(session, IN, FIRST, THREE, GO, 60.0, Touch(Key.TOKEN, 0))
    assert session.attempt is not None
    assert session.attempt.tempo is HARE
    play(session, keys("avancer avancer"), GO, 60.0)
    assert tries(session) == [
        ("fox", "un", 1, "TARGET_MISSED"),
        ("frog", "un", 1, "SUCCESS"),
        ("fox", "un", 2, "SUCCESS"),
    ]


def test_a_lone_animal_passes_no_turn() -> None:
    session = play(begun(replace(EACH, tokens=("owl",))), IN, FIRST, keys("avancer"))
    session.take_requests()
    play(session, TURN)
    assert (session.players.passes_turn, where(session), said(session)) == (
        False,
        ("owl", Page.CHALLENGE, "avancer"),
        [],
    )


def test_what_the_group_before_has_heard_is_not_heard_again() -> None:
    session = play(begun(), IN, FIRST, THREE, GO, 60.0)
    assert Sound.SUCCESS in session.take_sounds()
    for _turn in range(4):
        session.touch(TURN if session.players.passes_turn else Touch(Key.TOKEN, (session.players.turns.place + 1) % 4))
        assert session.take_sounds() == (Sound.KEY, Sound.TOKEN)
    assert session.attempt is not None
    assert session.attempt.phase is Phase.SUCCEEDED


def four_places() -> Session:
    """The fox at a challenge, the frog at another, the owl in its lesson, the mouse in free play, whose turn it is."""
    session = play(begun(), IN, FIRST, THREE, GO, 60.0, Touch(Key.NEXT), keys("avancer gauche"), TURN)
    play(session, IN, FIRST, keys("droite"), TURN, IN, TURN, Touch(Key.PLAY), keys("avancer"))
    return session


FOUR = {
    "fox": ("fox", Page.CHALLENGE, "avancer gauche"),
    "frog": ("frog", Page.CHALLENGE, "droite"),
    "owl": ("owl", Page.LESSON, ""),
    "mouse": ("mouse", Page.CHALLENGE, "avancer"),
}


def all_places(session: Session) -> dict[str, tuple[str, Page, str]]:
    """Where each animal is found when its turn comes."""
    found = {}
    for place, animal in enumerate(session.players.turns.animals):
        session.touch(Touch(Key.TOKEN, place))
        found[animal] = where(session)
    return found


def test_all_are_where_they_were_in_the_same_sitting_and_in_the_next() -> None:
    assert all_places(four_places()) == FOUR
    again = restarted(four_places())
    assert where(again) == FOUR["mouse"], "it is still the turn of the same animal"
    assert all_places(again) == FOUR
    assert all_places(restarted(restarted(again))) == FOUR


def test_a_sitting_that_somebody_has_begun_keeps_the_places_of_the_others() -> None:
    session = four_places()
    again = begun()
    play(again, IN)
    again.hear(Opened(frozenset(), session.players.bookmark))
    assert all_places(again) == FOUR | {"fox": ("fox", Page.LESSON, "")}


def test_what_an_adult_switches_there_and_back_loses_no_place() -> None:
    session = play(four_places(), Touch(Key.HOME))
    for chosen in (Settings(), EACH):
        play(session, Touch(Key.ADULTS))
        session.use_settings(chosen)
        play(session, Touch(AdultKey.CHILDREN), Touch(Key.TOKEN, 0))
    assert all_places(session) == FOUR | {"mouse": ("mouse", Page.HOME, "")}


def test_together_the_flowers_are_those_of_all_and_each_gets_its_own_back() -> None:
    session = four_places()
    assert session.repertoire.flowers.done == frozenset()
    session.use_settings(Settings())
    assert session.repertoire.flowers.challenges_done(session.repertoire.path.lessons[0]) == (True, False)
    session.use_settings(EACH)
    assert session.repertoire.flowers.done == frozenset()


def test_an_animal_that_is_left_out_for_a_while_finds_its_place_again() -> None:
    session = play(four_places(), Touch(Key.TOKEN, 1), Touch(Key.HOME), IN, SECOND, keys("pause"), Touch(Key.TOKEN, 0))
    play(session, Touch(Key.HOME), Touch(Key.HOME), Touch(Key.ADULTS))
    session.use_settings(replace(EACH, tokens=("frog", "owl")))
    play(session, Touch(AdultKey.CHILDREN))
    assert where(session) == ("frog", Page.CHALLENGE, "pause")
    session.use_settings(EACH)
    assert all_places(session) == FOUR | {"fox": ("fox", Page.HOME, ""), "frog": ("frog", Page.CHALLENGE, "pause")}


def test_an_answer_that_is_put_by_waits_for_its_own_animal() -> None:
    session = play(begun(), IN, FIRST, keys("gauche"))
    session.apologise()
    play(session, Touch(Key.HOME), Touch(Key.TOKEN, 1))
    assert session.players.at.waiting.answer is None
    assert where(play(session, IN, FIRST)) == ("frog", Page.CHALLENGE, "")
    for kept in (session, restarted(session)):
        play(kept, Touch(Key.TOKEN, 0))
        assert (kept.players.animal, kept.page, kept.players.at.waiting.answer is not None) == ("fox", Page.HOME, True)
        assert where(play(kept, IN, FIRST)) == ("fox", Page.CHALLENGE, "gauche")


def test_what_an_earlier_version_kept_is_the_progress_of_its_animal_when_each_gets_its_own() -> None:
    session = play(begun(Settings()), IN, FIRST, keys("avancer"))
    kept = session.players.bookmark
    assert not kept.own
    done = session.repertoire.flowers.keys(session.route.lesson)
    again = begun()
    again.hear(Opened(frozenset(done), kept, by_animal={"fox": frozenset(done[:1]), "frog": frozenset(done[1:])}))
    assert (where(again), again.repertoire.flowers.challenges_done(again.route.lesson)) == (
        ("fox", Page.CHALLENGE, "avancer"),
        (True, False),
    )
    play(again, TURN)
    assert again.repertoire.flowers.done == frozenset(done[1:])


def test_nothing_of_anybody_is_left_after_an_erasure() -> None:
    session = four_places()
    play(session, Touch(Key.HOME), Touch(Key.ADULTS))
    session.hear(Erased())
    assert session.players.bookmark == Bookmark("un-parcours", "mouse", own=True)
    play(session, Touch(AdultKey.CHILDREN))
    assert all_places(session) == {animal: (animal, Page.HOME, "") for animal in FOUR}
    assert session.repertoire.flowers.done == frozenset()


def test_a_place_in_a_challenge_that_was_changed_since_is_left_out() -> None:
    session = four_places()
    changed = Session(path_of(challenge(MEADOW, "un"), challenge(MEADOW, "deux")), "fr", settings=EACH)
    changed.hear(Opened(frozenset(), session.players.bookmark))
    assert all_places(changed) == FOUR | {"frog": ("frog", Page.LESSON, "")}


def test_a_finished_lesson_that_is_played_again_goes_on_in_order_after_a_turn() -> None:
    session = begun()
    done = frozenset(session.repertoire.flowers.keys(session.route.lesson))
    session.hear(Opened(done, by_animal={"fox": done}))
    play(session, IN, FIRST, THREE, GO, 60.0, TURN, IN, FIRST, Touch(Key.TOKEN, 0))
    assert session.route.following == 1


def test_an_answer_that_is_put_by_waits_while_its_animal_is_left_out() -> None:
    session = play(begun(), IN, FIRST, keys("gauche"), TURN, Touch(Key.TOKEN, 0))
    session.apologise()
    assert session.players.at.waiting.answer is not None
    assert (session.players.at.waiting.answer.others, session.players.at.waiting.answer.own) == ((), False), (
        "it is one answer, not the place of all"
    )
    play(session, Touch(Key.HOME), Touch(Key.ADULTS))
    session.use_settings(replace(EACH, tokens=("frog",)))
    assert session.players.at.waiting.answer is None
    session.use_settings(EACH)
    play(session, Touch(AdultKey.CHILDREN), Touch(Key.TOKEN, 0))
    assert session.players.at.waiting.answer is not None


def test_a_place_of_this_sitting_is_newer_than_one_that_the_disk_tells_of_late() -> None:
    kept = four_places().players.bookmark
    session = play(begun(), IN, TURN)
    session.hear(Opened(frozenset(), kept))
    assert all_places(session)["fox"] == ("fox", Page.LESSON, "")


def test_a_group_comes_back_to_the_settings_of_now() -> None:
    session = play(four_places(), Touch(Key.HOME), Touch(Key.ADULTS))
    session.use_settings(replace(EACH, immediate=True))
    play(session, Touch(AdultKey.CHILDREN), Touch(Key.TOKEN, 0))
    assert where(session) == FOUR["fox"]
    assert session.attempt is not None
    assert session.attempt.immediate


def test_a_group_comes_back_to_the_path_of_now() -> None:
    session = four_places()
    key = session.route.key
    new = path_of(challenge(MEADOW, "un"), challenge(MEADOW, "deux"))
    session.hear(PathsChanged(gone=("un-parcours",), come=(PathRead(new),)))
    assert session.route.key == key, "what is played stays as it is"
    play(session, Touch(Key.HOME))
    assert all_places(session) == FOUR | {"frog": ("frog", Page.LESSON, ""), "mouse": ("mouse", Page.HOME, "")}


def test_changes_of_the_paths_do_not_wait_for_a_group_in_the_garden() -> None:
    session = play(begun(), IN)
    new = path_of(challenge(MEADOW, "nouveau"))
    session.hear(PathsChanged(gone=("un-parcours",), come=(PathRead(new),)))
    play(session, TURN)
    assert (session.page, session.repertoire.path) == (Page.HOME, new)


@pytest.mark.parametrize("there", [(), (IN,), (IN, FIRST, *keys("gauche"))], ids=["only looks", "walks", "writes too"])
def test_no_answer_is_lost_where_all_play_another_path_for_a_while(there: tuple[Touch, ...]) -> None:
    session = begun()
    own, other = session.repertoire.path, replace(session.repertoire.path, id="autre")
    put(session, offering(session, own, other))
    written = ("avancer gauche", "droite", "pause pause", "reculer")
    for program in written:
        play(session, IN, FIRST, keys(program), TURN)
    play(session, Touch(Key.HOME), Touch(Key.HOME))
    session.journey.use_path(other)
    for place in range(4):
        play(session, Touch(Key.TOKEN, place), there, *[Touch(Key.HOME)] * (2 if there else 0))
    session.journey.use_path(own)
    for place, program in enumerate(written):
        play(session, Touch(Key.TOKEN, place))
        if session.page is Page.HOME:
            play(session, IN, FIRST)
        assert words(session) == program
        play(session, Touch(Key.HOME), Touch(Key.HOME))
