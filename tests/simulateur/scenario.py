"""A transcript of a page: what somebody does (``>``) and what then is to be seen, as far as it has changed.

At the head stands what is told, then what there is to play with, a line each where it is not as usual:

    story: told Il a faim. oeuf; play meadow; carry three; play three stays      what the lesson before it tells
    challenge loin: tapis 4 3; départ A1 est; fleurs D1     a challenge of that name, beside those of ``CHALLENGES``
    lesson fleurs PS: meadow, loin                          a lesson with its level and its challenges
    sheets: petite-section                                  in place of these, a path of ``tests/lecons/sheets``
    settings: whiteboard, tokens=fox+frog, scan_s=3
    settings: hand_robots=fox:bee-bot+owl:cubetto           robots without a link
    robots: fox linked, owl lost moving
    notices: Un mot. | Un autre mot.
    size: 800x1280

``>`` tells what is done, in order: a touch as in ``touch_words``, or

    wait 0.5                 seconds pass                   robots owl lost       these are the robots from now on
    press go, hold go 1.5    a finger is on it              fox starts 0          a robot tells: starts, ends, bumps,
    focus go                 the keyboard is at it          fox finishes          finishes, stops, loses
    done 0 1                 lesson 0's challenge 1         fox was cut 2         where its last run ended
    set left_handed          a setting from elsewhere       path CP               another learning path is there
    mute                     nothing can be heard           notice Un mot.        for the adult
    fault seances/a.yaml     in a file that can be opened
    packs 3, files 2         what the library has, and which files were found
    holds 2                  what the file that is looked into has: so many paths
    shows 2, hides Un mot.   its mats and a voice, or why there are none
    import 0.5, taken        how far an import is; names in it are taken
    brought Un mot.          how it ended
    voices 1                 who says what: a recording of this machine says sentence 1
    speaks, lets go          the key of the page of voices is held, and no more
    talk yes Un mot ?        an adult is asked for a witness; ``talk keep`` shows it, ``talk ended Un mot.`` ends it
    level 0.5, spoken 2.3    how loud it is, and how long what was spoken
    unheard Un mot.          nothing was heard, or kept
    kept, gone               the take is in its file; the recording is erased
    tablets 3, listening 3   the class is let in: so many tablets are there, and listen
    shut Un mot.             it is closed again
    ports, no ports          which ports were found         tries 3, answers      what is kept, and what the disk says
    asks age                 no path was chosen yet
    fails                    something unforeseen fails
    carry card 0 before 3    a finger lifts it and carries it there, or onto the mat where no place is told
    carry picture 0 before spot 1
    drop                     it lets it go
    found, found none        a search has ended             erased                nothing is kept any more
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from beebot.lesson import LearningPath, Lesson, Level
from beebot.parts.story import Carried, Episode, Played, StoryPage
from beebot.robot import Aftermath, Bumped, Finished, Lost, RobotError, RobotEvent, StepDone, StepStarted, Stopped
from beebot.text import Text
from simulateur.game.controls import AdultKey, Key, Touch
from simulateur.game.messages.members import Lamp, Member
from simulateur.game.reports import (
    Answered,
    Linked,
    Opened,
    RobotReport,
    RobotSaid,
    RobotsAre,
)
from simulateur.game.session import Page, Session
from simulateur.game.settings import HandRobot, Settings
from simulateur.pages.challenge.page import layout_of
from simulateur.pages.common.view import View
from simulateur.pages.input.debounce import Press
from simulateur.pages.input.dragging import Drag
from simulateur.pages.input.events import Device, Presser
from simulateur.pages.input.sliding import before_touch, reveal
from simulateur.pages.open_page import places
from tests.kit_content import path_at
from tests.simulateur.builders import GENRES, IMAGES, MEADOW, THREE_STEPS, challenge, lesson, member, path
from tests.simulateur.machine_words import report_of
from tests.simulateur.showing import shown
from tests.simulateur.touch_words import touch_of, words_of

SHEETS = Path(__file__).parents[1] / "lecons" / "sheets" / "parcours"
CHALLENGES = {"meadow": MEADOW, "three": THREE_STEPS, **GENRES}
"""By name: what there is to play with."""
SIZE = (1280, 800)
FINGER = Presser(Device.FINGER)
_EVENTS: dict[str, Callable[[int], RobotEvent]] = {
    "starts": StepStarted,
    "ends": StepDone,
    "bumps": Bumped,
    "finishes": lambda _index: Finished(),
    "stops": Stopped,
    "loses": lambda index: Lost(index, RobotError("le robot ne répond plus")),
}


@dataclass(frozen=True, slots=True)
class Head:
    """What stands before the first thing that is done."""

    title: str
    path: LearningPath
    settings: Settings
    robots: tuple[Member, ...]
    notices: tuple[str, ...]
    size: tuple[int, int]

    @classmethod
    def read(cls, text: str) -> "Head":
        title, *lines = text.splitlines()
        read: LearningPath | None = None
        known, lessons, kept = dict(CHALLENGES), [], {"settings": "", "robots": "", "notices": "", "size": "1280x800"}
        for line in lines:
            words, _, value = line.partition(": ")
            what, _, name = words.partition(" ")
            if what == "challenge":
                known[name] = value.replace("; ", "\n")
            elif what == "lesson":
                lessons.append(_lesson(name, value, known))
            elif what == "story":
                lessons[-1] = replace(lessons[-1], story=tuple(map(_episode, value.split("; "))))
            elif what == "sheets":
                read = path_at(SHEETS / f"{value}.yaml")
            else:
                kept[what] = value
        width, height = map(int, kept["size"].split("x"))
        notices = tuple(filter(None, kept["notices"].split(" | ")))
        played = read or path(*(lessons or [_lesson("fleurs GS", "meadow, three", known)]))
        return cls(
            title, played, _settings(Settings(), kept["settings"]), _team(kept["robots"]), notices, (width, height)
        )

    def session(self) -> Session:
        """As it begins."""
        session = Session(self.path, self.settings.language, self.notices, settings=self.settings)
        session.hear(RobotsAre(self.robots))
        return session


def _lesson(words: str, value: str, known: dict[str, str]) -> Lesson:
    name, _, level = words.partition(" ")
    played = [challenge(known[each], each, hints=["Où ?"]) for each in value.split(", ")]
    return lesson(name, *played, level=Level(level or "GS"))


def _episode(words: str) -> Episode:
    what, _, rest = words.partition(" ")
    if what == "told":
        said, _, picture = rest.rpartition(" ")
        return StoryPage(Text(said), picture)
    name, _, stays = rest.partition(" ")
    return Carried(name) if what == "carry" else Played(name, stays == "stays")


def _settings(before: Settings, words: str) -> Settings:
    read: dict[type, Callable[[str], object]] = {
        bool: lambda value: value != "no",
        int: int,
        str: str,
        tuple: lambda value: tuple(value.split("+")),
    }
    changed: dict[str, Any] = {}
    for word in filter(None, words.split(", ")):
        name, _, value = word.partition("=")
        if name == "hand_robots":
            changed[name] = tuple(HandRobot(each.split(":")[0], each.split(":")[1]) for each in value.split("+"))
        else:
            changed[name] = read[type(getattr(before, name))](value)
    return replace(before, **changed)


def _team(words: str) -> tuple[Member, ...]:
    """From ``fox linked, owl lost moving, frog lost bluebot``."""
    return tuple(_robot(*each.split()) for each in filter(None, words.split(", ")))


def _robot(token: str, lamp: str, *more: str) -> Member:
    drivers = [word for word in more if word != "moving"]
    made = member(token, Lamp[lamp.upper()], moving="moving" in more)
    return made._replace(driver=drivers[0]) if drivers else made


class Player:
    """Does what a transcript tells, and says what is to be seen."""

    def __init__(self, head: Head) -> None:
        self.head = head
        self.session = head.session()
        self.view = View(head.size, IMAGES)
        self._drag: Drag | None = None

    def do(self, action: str) -> None:  # noqa: C901 (a case a word)
        """One thing that is done or happens."""
        session, (word, _, rest) = self.session, action.partition(" ")
        if word in ("press", "hold", "focus", "carry", "drop"):
            self._view(word, rest)
        elif word == "wait":
            session.tick(float(rest))
        elif word == "done":
            place, challenge_place = map(int, rest.split())
            key = session.repertoire.flowers.keys(session.repertoire.path.lessons[place])[challenge_place]
            session.hear(Opened(frozenset((key,)), by_animal={session.players.animal: frozenset((key,))}))
        elif action in ("speaks", "lets go"):
            self.view = self.view._replace(pressed=Touch(AdultKey.SPEAK) if word == "speaks" else None)
            session.hold(self.view.pressed)
        elif word == "fails":
            session.apologise()
        elif action == "asks age":
            session.journey.go(session.route.to_page(Page.AGES))
        elif word == "set":
            session.use_settings(_settings(session.settings, rest))
        elif word == "robots":
            session.hear(RobotsAre(_team(rest.replace(" and ", ", "))))
        elif any(word == each.token for each in session.robots):
            self._robot(word, rest)
        elif (report := report_of(session, word, rest)) is not None:
            session.hear(report)
        else:
            self._touch(touch_of(action))

    def _view(self, word: str, rest: str) -> None:
        """Where a finger or the keyboard is."""
        if word == "focus":
            self.view = self.view._replace(focus=touch_of(rest))
        elif word == "carry":
            self._carry(*rest.split(" before "))
        elif word == "drop":
            self._drop()
        elif word == "press":
            self.view = self.view._replace(pressed=touch_of(rest), held_s=0.1)
        else:
            name, _, seconds = rest.rpartition(" ")
            self.view = self.view._replace(pressed=touch_of(name), held_s=float(seconds))

    def _carry(self, what: str, place: str = "") -> None:
        """A finger lifts a card or a key and carries it before a place of the strip, or onto the mat."""
        size = self.head.size
        x, y = places(self.session, size)[touch_of(what)].centre
        drag = self._drag = Drag(self.session, size, Press(FINGER, touch_of(what)), (x, y))
        layout = layout_of(self.session, size)
        to_x, to_y = layout.mat.centre
        if place.startswith("spot"):
            to_x, to_y = layout.places[touch_of(place)].centre
        elif place:
            slot = layout.trays[0].slots[int(place)]
            to_x, to_y = slot.x + 0.2 * slot.width, slot.y + 0.4 * slot.height
        drag.move(0, -100)
        drag.move(to_x - x, to_y - y + 100)
        self.view = self.view._replace(carry=drag.seen)

    def _drop(self) -> None:
        """The finger lets go what it carries."""
        if self._drag is not None:
            self._drag.end()
        self._drag, self.view = None, self.view._replace(carry=None)

    def _robot(self, token: str, told: str) -> None:
        word, _, index = told.partition(" ")
        if word == "was":
            report: RobotReport = Linked(0, Aftermath("le robot a été coupé", int(index.removeprefix("cut "))))
        elif word == "answers":
            report = Answered("C'est fait.")
        else:
            report = _EVENTS[word](int(index or 0))
        self.session.hear(RobotSaid(token, report, token))

    def _touch(self, touch: Touch) -> None:
        """A touch of something that the page has, once a line of cards has slid to it.

        A hand could find nothing else.
        """
        reveal(self.session, self.head.size, touch)
        there = places(self.session, self.head.size)
        if touch not in there:
            raise ValueError(f"{words_of(touch)!r} is not on the page: {', '.join(map(words_of, there))}")
        if touch.key in (Key.CARD, Key.GAP, Key.ROLL):
            before_touch(self.session, self.head.size, touch)
        if touch.key is not Key.ROLL:
            self.session.touch(touch)


def walked(text: str) -> Iterator[Player]:
    """A transcript at each of its steps, after what is done in it: always the same player."""
    player = Player(Head.read(text.partition("\n\n")[0]))
    for line in _steps(text):
        for action in line.split(", "):
            player.do(action)
        yield player
        player.view = View(player.head.size, IMAGES)


def told(text: str) -> str:
    """The transcript, as it should be: the same head and deeds, with what is to be seen after each."""
    lines = [text.partition("\n\n")[0], ""]
    before: list[str] = []
    for line, player in zip(_steps(text), walked(text), strict=True):
        now = shown(player.session, player.view)
        lines += [f"> {line}", *(_news(before, now) or ["  nothing changes"])]
        before = now
    return "\n".join(lines) + "\n"


def _steps(text: str) -> list[str]:
    """What is done, line by line."""
    return [line.removeprefix("> ") for line in text.splitlines() if line.startswith("> ")]


def _news(before: list[str], now: list[str]) -> list[str]:
    """The lines that are other lines than before, and what is gone; things of one name stay together."""
    old, new = _by_name(before), _by_name(now)
    changed = [line for name, lines in new.items() if lines != old.get(name) for line in lines]
    gone = [name for name in old if name not in new]
    texts = sum(name.startswith("«") for name in gone)
    gone = [name for name in gone if not name.startswith("«")] + ([f"{texts} texts"] if texts else [])
    return [*changed, "- " + ", ".join(gone)] if gone else changed


def _by_name(lines: list[str]) -> dict[str, list[str]]:
    """Lines under the control that they tell of, the ground, or the first word."""
    named: dict[str, list[str]] = {}
    for line in lines:
        named.setdefault(_name(line), []).append(line)
    return named


def _name(line: str) -> str:
    thing = line[1:].strip()
    if thing.startswith("«"):
        return thing
    if thing.startswith("("):
        return thing[: thing.index(")") + 1]
    ground, lies, held = thing.partition(": ")
    name = ground.split(" chosen")[0].split(" (")[0].split(" of the")[0] if lies else re.split("[ ,]", thing)[0]
    return f"{name} {held[: held.find('»') + 1]}".strip() if name == "panel" else name
