"""The adults' page of voices without a screen: when it listens, and what becomes of what was spoken."""

import pytest

from simulateur.game.adults.state import Adults, Pane, Section
from simulateur.game.adults.voices import Doing, VoicePage
from simulateur.game.controls import AdultKey, Key, Touch
from simulateur.game.messages.voices import (
    By,
    Ear,
    EraseVoice,
    LevelIs,
    NoTake,
    SaidBy,
    ShowVoices,
    TakeIs,
    VoiceAsk,
    VoiceReport,
    VoicesAre,
)
from simulateur.game.read_each_turn import ear
from simulateur.game.reports import Erased
from simulateur.game.requests import Request, Say
from simulateur.game.sentences_to_record import Line
from simulateur.game.session import Page, Session
from tests.simulateur.builders import MEADOW, challenge, path_of

LINES = (Line("Va.", "a"), Line("Viens !", "b"), Line("Va !", "c"))
NAMES = VoicesAre((By.MACHINE, By.CONTENT, By.MACHINE), ("va", "viens", "va"), "/d/voix")
COME = Touch(AdultKey.SECTION, tuple(Section).index(Section.VOICES))
AWAY = Touch(AdultKey.SECTION, tuple(Section).index(Section.DATA))
SPEAK, HEAR, KEEP, CANCEL = map(Touch, (AdultKey.SPEAK, AdultKey.HEAR, AdultKey.KEEP, AdultKey.CANCEL))
ERASE, CONFIRM = Touch(AdultKey.ERASE), Touch(AdultKey.CONFIRM)
DOWN, UP = "down", "up"
SHOWN = ShowVoices(("Va.", "Viens !", "Va !"))


def after(*steps: Touch | VoiceReport | str) -> tuple[VoicePage, list[Request]]:
    """The page after what was done and heard since it was opened, and all that was asked; DOWN and UP are the key's."""
    adults, asked = Adults().about(LINES).touch(COME)
    requests = list(asked)
    for step in (NAMES, *steps):
        if isinstance(step, str):
            adults = adults.held(SPEAK if step == DOWN else None)
        elif isinstance(step, Touch):
            adults, asked = adults.touch(step)
            requests += asked
        else:
            adults = adults.heard(step)
    return adults.voices, requests


def test_the_page_asks_who_says_each_sentence() -> None:
    page, asked = after()
    assert asked == [SHOWN]
    assert (page.sentence, page.said_by, page.file, page.lent) == ("Va.", By.MACHINE, "va", 0)


def test_hold_speak_hear_keep() -> None:
    page, _asked = after(DOWN)
    assert (page.doing, page.level, page.listens_to) == (Doing.LISTENING, None, "Va.")
    page, _asked = after(DOWN, LevelIs(0.512))
    assert page.level == 0.5
    page, _asked = after(DOWN, LevelIs(0.5), UP)
    assert (page.doing, page.listens_to) == (Doing.CUTTING, None)
    spoken = (DOWN, LevelIs(0.5), UP, TakeIs(1.5))
    page, _asked = after(*spoken)
    assert (page.doing, page.seconds) == (Doing.HEARING, 1.5)
    page, asked = after(*spoken, HEAR, KEEP)
    assert (page.doing, asked[1:]) == (Doing.KEEPING, [VoiceAsk.HEAR, VoiceAsk.KEEP])
    page, _asked = after(*spoken, KEEP, SaidBy("Va.", By.TEACHER))
    assert (page.doing, page.answer) == (Doing.READING, "C'est gardé : les enfants entendront votre voix.")
    assert page.by == (By.TEACHER, By.CONTENT, By.TEACHER), "« Va ! » has the same file"
    assert page.lent == 2


def test_a_take_is_thrown_away_or_spoken_anew() -> None:
    spoken = (DOWN, LevelIs(0.5), UP, TakeIs(1.5))
    page, asked = after(*spoken, CANCEL)
    assert (page.doing, asked[1:]) == (Doing.READING, [VoiceAsk.DROP])
    page, asked = after(*spoken, Touch(AdultKey.LINE, 1))
    assert (page.sentence, page.doing, asked[1:]) == ("Viens !", Doing.READING, [VoiceAsk.DROP])
    assert after(*spoken, DOWN)[0].listens_to == "Va."


def test_who_holds_on_after_the_longest_take_begins_no_other() -> None:
    page, _asked = after(DOWN, LevelIs(0.5), TakeIs(15.0), LevelIs(0.5))
    assert (page.doing, page.listens_to) == (Doing.HEARING, None)
    assert after(DOWN, TakeIs(15.0), UP, DOWN)[0].listens_to == "Va."


def test_no_other_key_and_no_touch_listens() -> None:
    adults = Adults().about(LINES).touch(COME)[0]
    for key in (*AdultKey, *Key):
        listens = adults.held(Touch(key)).ear.sentence is not None
        assert listens == (key is AdultKey.SPEAK), key
    assert adults.touch(SPEAK)[0].ear == Ear(is_there=True), "a touch is over: nothing is held"


def test_nothing_listens_where_the_page_is_not() -> None:
    adults = Adults().about(LINES).touch(COME)[0].held(SPEAK)
    assert adults.ear == Ear(is_there=True, sentence="Va.")
    elsewhere = adults.touch(AWAY)[0].held(SPEAK)
    assert elsewhere.ear == Ear()
    back = elsewhere.touch(COME)[0]
    assert back.ear == Ear(is_there=True), "a key that is still down is not pressed anew"


def test_nothing_listens_for_children_or_after_a_fault() -> None:
    session = Session(path_of(challenge(MEADOW, "un")), "fr")
    session.hold(SPEAK)
    assert ear(session) == Ear()
    for leaves in (True, False):
        session.touch(Touch(Key.ADULTS))
        session.touch(COME)
        session.hold(SPEAK)
        assert ear(session).sentence is not None
        if leaves:
            session.touch(Touch(AdultKey.CHILDREN))
        else:
            session.apologise()
        assert (session.page is Page.ADULTS, ear(session)) == (False, Ear())
        session.touch(Touch(Key.HOME))
        session.hold(None)


def test_a_microphone_that_fails_is_told_and_the_next_hold_tries_again() -> None:
    page, _asked = after(DOWN, NoTake("Aucun micro."))
    assert (page.doing, page.answer, page.listens_to) == (Doing.READING, "Aucun micro.", None)
    page, _asked = after(DOWN, NoTake("Aucun micro."), UP, DOWN)
    assert (page.listens_to, page.answer) == ("Va.", "")


def test_a_take_that_the_disk_refuses_is_still_there() -> None:
    page, _asked = after(DOWN, UP, TakeIs(2.0), KEEP, NoTake("Ce n'est pas gardé."))
    assert (page.doing, page.answer) == (Doing.HEARING, "Ce n'est pas gardé.")


def test_a_recording_goes_after_a_question() -> None:
    mine = (SaidBy("Va.", By.TEACHER),)
    assert after(ERASE)[0].doing is Doing.READING, "there is none of this machine"
    assert after(*mine, ERASE, CANCEL)[0].doing is Doing.READING
    page, asked = after(*mine, ERASE, CONFIRM)
    assert (page.doing, asked[1:]) == (Doing.READING, [EraseVoice("Va.")])
    page, _asked = after(*mine, ERASE, CONFIRM, SaidBy("Va.", By.MACHINE))
    assert (page.lent, page.answer) == (0, "L'enregistrement est effacé.")


def test_a_sentence_is_heard_as_children_hear_it() -> None:
    assert after(HEAR)[1][1:] == [Say("Va.")]


@pytest.mark.parametrize("late", [TakeIs(1.0), LevelIs(0.5), SaidBy("Fini.", By.TEACHER)])
def test_a_late_report_changes_nothing(late: VoiceReport) -> None:
    assert after(late)[0] == after()[0]


def test_a_take_of_another_sentence_is_not_said_to_be_the_one_that_is_read() -> None:
    page, _asked = after(SaidBy("Viens !", By.TEACHER))
    assert (page.by[1], page.sentence, page.answer) == (By.TEACHER, "Va.", "")


def test_everything_is_asked_anew_when_the_page_is_opened_again() -> None:
    adults = Adults().about(LINES).touch(COME)[0].heard(NAMES).heard(Erased())
    adults, asked = adults.touch(COME)
    assert (adults.voices.doing, asked) == (Doing.READING, (SHOWN,))


def test_a_path_without_a_sentence_has_nothing_to_speak() -> None:
    adults = Adults().touch(COME)[0].held(SPEAK)
    assert adults.ear == Ear(is_there=True)
    assert adults.touch(HEAR)[1] == ()


def test_the_sentence_that_is_looked_at_stays_when_others_come() -> None:
    page = after(Touch(AdultKey.LINE, 1))[0].about((Line("Oh !", ""), *LINES))
    assert page.sentence == "Viens !"
    assert VoicePage(LINES, chosen=2).about(LINES[:1]).sentence == "Va."


PARTS = (Line("Va.", "défi 1", "Un"), Line("Viens !", "", "Partout"), Line("Reste.", "défi 2", "Un"))


def test_one_part_is_read_at_a_time_and_each_says_how_many_of_its_sentences_have_a_voice() -> None:
    adults, _asked = Adults().about(PARTS).touch(COME)
    adults = adults.heard(VoicesAre((By.TEACHER, By.MACHINE, By.TEACHER), ("va", "viens", "reste"), "/d/voix"))
    page = adults.voices
    assert (page.parts, page.part) == (("Un", "Partout"), "Un"), "that of the sentence that is looked at"
    assert [page.counted(part) for part in page.parts] == [(2, 2), (0, 1)]
    adults, _asked = adults.touch(Touch(AdultKey.LINES, 1))
    assert (adults.voices.part, adults.top(Pane.LIST)) == ("Partout", 1), "its title is the first thing that is shown"
    adults, _asked = adults.touch(Touch(AdultKey.LINES, 1))
    assert adults.voices.part == ""
    adults, _asked = adults.touch(Touch(AdultKey.LINES, 0))
    assert (adults.voices.part, adults.voices.sentence) == ("Un", "Va."), "what is looked at stays"
    assert adults.touch(Touch(AdultKey.LINES, 2))[0] is not None, "there is no third: nothing happens"


PARTED = (*(Line(f"{n}.", "", "une") for n in range(6)), *(Line(f"{n} !", "", "deux") for n in range(3)))
NEXT = Touch(AdultKey.UNVOICED)


def on(said: str, *steps: Touch | VoiceReport) -> Adults:
    """The page of nine sentences in two parts, said by a teacher (T), the machine (M) or what came with them (C)."""
    adults, _asked = Adults().about(PARTED).touch(COME)
    names = {"T": By.TEACHER, "M": By.MACHINE, "C": By.CONTENT}
    told = VoicesAre(tuple(names[each] for each in said), tuple(f"{n}" for n in range(len(said))), "/d")
    for step in (told, *steps):
        adults = adults.touch(step)[0] if isinstance(step, Touch) else adults.heard(step)
    return adults


@pytest.mark.parametrize(
    ("said", "steps", "chosen", "part", "top"),
    [
        ("TTCMTTTMT", 1, 3, "une", 3),
        ("TTCMTTTMT", 2, 7, "deux", 2),
        ("TTCMTTTMT", 3, 3, "une", 3),
        ("MTTTTTTTT", 1, 0, "une", 0),
        ("TTTTTTTTT", 1, 0, "une", 0),
    ],
)
def test_one_touch_leads_to_the_next_sentence_without_a_voice(
    said: str, steps: int, chosen: int, part: str, top: int
) -> None:
    """Its part is open, and the row above it in sight; after the last one comes the first."""
    adults = on(said, *[NEXT] * steps)
    assert (adults.voices.chosen, adults.voices.part, adults.top(Pane.LIST)) == (chosen, part, top)


def test_the_next_sentence_is_found_though_its_part_is_shut_and_not_while_a_take_waits() -> None:
    shut = Touch(AdultKey.LINES, 0)
    assert on("TTTMTTTTT", shut, NEXT).voices.part == "une"
    adults = on("TMMMMMMMM").held(SPEAK).heard(TakeIs(1.0))
    assert adults.voices.doing is Doing.HEARING
    assert adults.touch(NEXT) == (adults, ()), "it would be lost"
