"""The way of the children alone: no session, no machine, no adult."""

from simulateur.game.controls import Key, Touch
from simulateur.game.players.child_touches import obey
from simulateur.game.players.journey import SORRY_S, Journey
from simulateur.game.players.players import Players
from simulateur.game.players.whereabouts import Page
from simulateur.game.records import Tried
from simulateur.game.repertoire.repertoire import Repertoire
from simulateur.game.reports import Notice
from simulateur.game.requests import Ask, Say
from simulateur.game.rounds.whose_turn import Turns
from simulateur.game.settings import Settings
from tests.simulateur.builders import THREE_STEPS, challenge, keys, lesson, path

LESSON = lesson("premiere", challenge(THREE_STEPS, "un"))
TURNS = Turns(("fox", "frog"))
LONG_S = 60.0


def journey(*, own: bool = False) -> Journey:
    """In the garden of a path with one challenge."""
    return Journey(Players(Repertoire.of(path(LESSON)), TURNS, own=own), Settings(language="fr", own_progress=own))


def touches(there: Journey, *given: Touch) -> None:
    for touch in given:
        there.count(touch)
        obey(there, touch, ())


def at_challenge(*, own: bool = False) -> Journey:
    there = journey(own=own)
    touches(there, Touch(Key.LESSON), Touch(Key.CHALLENGE))
    return there


def test_a_step_leaves_the_page_then_opens_the_next_then_says_what_is_to_be_done() -> None:
    there = at_challenge()
    assert there.at.page is Page.CHALLENGE
    said = [asked for asked in there.outbox.take(by_children=True) if isinstance(asked, Say)]
    assert [each.sentence for each in said] == [
        LESSON.title.in_language("fr"),
        LESSON.challenges[0].task.in_language("fr"),
    ]


def test_a_success_is_kept_for_who_played_then_the_turn_passes_and_the_feast_opens() -> None:
    there = at_challenge()
    touches(there, *keys("avancer avancer avancer"), Touch(Key.GO))
    there.tick(LONG_S, speaking=False)
    tried = [asked for asked in there.outbox.take(by_children=True) if isinstance(asked, Tried)]
    assert [each.animal for each in tried] == ["fox"]
    assert there.celebrations.successes == 1
    touches(there, Touch(Key.NEXT))
    assert (there.at.page, there.players.animal, there.since_turn) == (Page.FEAST, "frog", 0.0)
    assert there.celebrations.feast is not None


def test_where_each_has_its_own_progress_who_comes_back_finds_what_was_laid() -> None:
    there = at_challenge(own=True)
    touches(there, *keys("avancer"), Touch(Key.TOKEN, 1))
    assert (there.at.page, there.players.animal) == (Page.HOME, "frog")
    touches(there, Touch(Key.TOKEN, 0))
    assert (there.at.page, there.players.animal) == (Page.CHALLENGE, "fox")
    assert there.attempt is not None
    assert len(there.attempt.flats[0]) == 1


def test_what_failed_says_sorry_for_a_while_with_the_answer_put_by() -> None:
    there = at_challenge()
    touches(there, *keys("avancer avancer"))
    there.apologise(SORRY_S)
    assert (there.at.page, there.at.round) == (Page.SORRY, None)
    assert Ask.STOP_ALL in there.outbox.take(by_children=True)
    there.tick(SORRY_S / 2, speaking=False)
    assert there.at.page is Page.SORRY
    there.tick(SORRY_S / 2, speaking=False)
    touches(there, Touch(Key.LESSON), Touch(Key.CHALLENGE))
    assert there.attempt is not None
    assert len(there.attempt.flats[0]) == 2


def test_what_is_imagined_leaves_no_trace() -> None:
    there = at_challenge()
    before = there.players
    there.outbox.take(by_children=True)
    imagined = there.imagined()
    touches(imagined, *keys("avancer"), Touch(Key.HOME))
    imagined.tick(LONG_S, speaking=False)
    assert imagined.at.page is Page.LESSON
    assert (there.at.page, there.players) == (Page.CHALLENGE, before)
    assert there.outbox.take(by_children=True) == ()


def test_a_run_that_ends_in_the_imagination_alone_is_no_try() -> None:
    there = at_challenge()
    touches(there, *keys("avancer avancer avancer"), Touch(Key.GO))
    there.imagined().tick(LONG_S, speaking=False)
    there.tick(LONG_S, speaking=False)
    assert [asked.attempt for asked in there.outbox.take(by_children=True) if isinstance(asked, Tried)] == [1]


def test_a_sentence_for_the_adult_is_kept_once_with_its_first_file() -> None:
    there = journey()
    for sentence, file in (("a", "/one.yaml"), ("b", ""), ("a", "/two.yaml")):
        there.note(sentence, file)
    assert there.notices == (Notice("a", "/one.yaml"), Notice("b"))
