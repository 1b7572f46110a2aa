"""The name of what was touched is heard to its end before what comes of the touch; another touch ends it."""

from typing import Any

from simulateur.game.controls import Key, Touch
from simulateur.game.session import Session
from simulateur.machine.backend import Backend
from simulateur.pages.input.events import MOUSE, Down, Event, Move, Up
from simulateur.pages.open_page import places
from simulateur.screen import Screen
from simulateur.web.sound_messages import TabletVoice
from tests.simulateur.builders import GENRES, IMAGES, MEADOW, challenge, path_of

SIZE = (1280, 800)
SORTED = GENRES["trier"].replace("genre trier", "genre trier\ndire oui")
NAME, VERDICT = "adresse !", "Elle revient : et dans une autre boîte ?"


class Tablet:
    """A page whose loudspeaker tells when each sentence is over."""

    def __init__(self, facts: str) -> None:
        self.session = Session(path_of(challenge(facts)), "fr")
        self._told: list[dict[str, Any]] = []
        self._voice = TabletVoice(lambda message: self._told.append(dict(message)))
        self._screen = Screen(self.session, IMAGES, Backend(self.session, voice=self._voice), SIZE)
        self.session.open_challenge(0, 0)
        self.step()
        self.end()
        self._told.clear()

    @property
    def begun(self) -> list[str]:
        """The sentences that began to be heard."""
        said = [told for told in self._told if told["kind"] == "say"]
        return [part["text"] for told in said for part in told["parts"] if "text" in part]

    def step(self, *events: Event) -> None:
        self._screen.step(0.05, events)

    def end(self) -> None:
        """The sentence that is heard is over."""
        self._voice.spoke(max((told["number"] for told in self._told if told["kind"] == "say"), default=0), heard=True)
        self.step()

    def tap(self, touch: Touch) -> None:
        at = places(self.session, SIZE)[touch].centre
        self.step(Down(MOUSE, at))
        self.step(Up(MOUSE))
        for _turn in range(20):
            self.step()

    def drag(self, touch: Touch, to: Touch) -> None:
        start, end = places(self.session, SIZE)[touch].centre, places(self.session, SIZE)[to].centre
        way = Move(MOUSE, end[0] - start[0], end[1] - start[1])
        for event in (Down(MOUSE, start), way, Up(MOUSE)):
            self.step(event)
        for _turn in range(20):
            self.step()


PICTURE, WRONG = Touch(Key.PICTURE, 0), Touch(Key.SPOT, 2)


def test_a_picture_that_is_dragged_into_a_box_says_its_name_and_then_what_comes_of_it() -> None:
    tablet = Tablet(SORTED)
    tablet.drag(PICTURE, WRONG)
    assert tablet.begun == [NAME]
    tablet.end()
    assert tablet.begun == [NAME, VERDICT]


def test_so_it_is_with_two_quick_touches() -> None:
    tablet = Tablet(SORTED)
    tablet.tap(PICTURE)
    tablet.tap(WRONG)
    assert tablet.begun == [NAME]
    tablet.end()
    assert tablet.begun == [NAME, VERDICT]


def test_a_name_that_has_been_heard_makes_nothing_wait() -> None:
    tablet = Tablet(SORTED)
    tablet.tap(PICTURE)
    tablet.end()
    tablet.tap(WRONG)
    assert tablet.begun == [NAME, VERDICT]


def test_another_cell_ends_the_name_of_the_one_before_and_go_waits_for_it() -> None:
    tablet = Tablet(f"{MEADOW}lieux C3=le-chien/ruche D4=le-chat/ruche")
    for cell in (14, 21):
        tablet.tap(Touch(Key.PLACE, cell))
    assert tablet.begun == ["le chien", "le chat"]
    tablet.tap(Touch(Key.GO))
    assert tablet.begun == ["le chien", "le chat"]
    tablet.end()
    assert tablet.begun == ["le chien", "le chat", "Il n'y a pas encore de carte."]


def test_what_no_name_comes_before_ends_the_sentence_before() -> None:
    tablet = Tablet(MEADOW)
    for key in (Key.GO, Key.LISTEN):
        tablet.tap(Touch(key))
    assert len(tablet.begun) == 2
