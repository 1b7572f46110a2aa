"""The tablets of one opening: each has a session in this process, an animal and a place in the store.

Knows no network. All calls come from one thread; ``Classroom.present`` may be read from any.
"""

import secrets
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from beebot.i18n import gettext as _
from beebot.lesson import LearningPath
from lecons.names import ANIMALS
from simulateur.game.messages.tablets import SeenTablet
from simulateur.game.play.attempt import Phase
from simulateur.game.session import Page, Session
from simulateur.game.settings import WORDS, Settings
from simulateur.machine.content import Content
from simulateur.machine.faults import Faults
from simulateur.machine.keeping.screen_files import ScreenFiles
from simulateur.machine.keeping.store import Store
from simulateur.machine.keeping.tablets_file import TabletPlace, is_fresh, mark
from simulateur.machine.robots.lent_robots import Lender
from simulateur.web.scene_messages import Message
from simulateur.web.tablet import Tablet
from simulateur.web.tablet_touches import FromTablet

MOST = 30
"""Tablets at once: a class."""
_AWAY_S = 60.0
"""Seconds for which the game of a tablet that went away goes on; then it waits."""
_MOST_TOLD = 256
"""Events of one tablet that wait for its turn; with more, the oldest are forgotten."""
_SENTENCES = 500
"""Sentences whose sound may be asked for: those that were said last."""


class FullError(Exception):
    """The classroom has as many tablets as it can have."""


@dataclass(eq=False)
class ClassTablet:
    """One tablet's place in the class: its ``key`` and ``animal``, its ``tablet``, and ``disk``, what is kept of it.

    ``told`` are events that wait for its turn; ``here`` is its connection, None while it is away.
    """

    key: str
    animal: str
    seat: str
    """The name of its place in the store."""
    tablet: Tablet
    disk: ScreenFiles | None = None
    told: list[FromTablet] = field(default_factory=list)
    here: object | None = None
    left_s: float = 0.0
    """When its connection ended."""

    def hear(self, told: Iterable[FromTablet]) -> None:
        """Keep the events ``told`` for the next turn."""
        self.told += told
        del self.told[:-_MOST_TOLD]

    def step(self, now_s: float) -> list[Message]:
        """Do one turn at ``now_s`` seconds; returns the messages for its browser."""
        told, self.told = self.told, []
        return self.tablet.step(now_s, told)


class Classroom:
    """The tablets of one opening. All play ``content`` with ``settings``; ``store`` keeps what they play.

    ``lender`` lends robots. ``known`` are places of tablets that were here before, by the ``mark`` of their keys.
    """

    def __init__(
        self,
        content: Content,
        settings: Settings,
        store: Store | None = None,
        *,
        faults: Faults | None = None,
        lender: Lender | None = None,
        known: dict[str, TabletPlace] | None = None,
    ) -> None:
        self._content = content
        self._settings = settings
        self._store = store
        self._faults = faults
        self._lender = lender
        self._known = dict(known or {})
        """Of every tablet that comes back without a code, also of those that have not come yet."""
        self._places: dict[str, ClassTablet] = {}
        """Of those that were here since it was opened, by their keys."""
        self._sentences: dict[str, str] = {}
        self._lesson = ""
        self.listens = False
        """Whether all tablets show the ear and nobody can play: the adult speaks."""
        self.present: tuple[SeenTablet, ...] = ()
        """Who is there, as an adult sees it; ``look`` makes it anew."""

    @property
    def places(self) -> tuple[ClassTablet, ...]:
        """All places, in the order in which they were taken."""
        return tuple(self._places.values())

    @property
    def path(self) -> LearningPath:
        """The learning path whose séances can be opened."""
        return self._content.path

    @property
    def is_empty(self) -> bool:
        return all(place.here is None for place in self._places.values())

    @property
    def known(self) -> dict[str, TabletPlace]:
        """The places to keep, so that these tablets come back without a code, by the ``mark`` of their keys."""
        return dict(self._known)

    def place(self, key: str) -> ClassTablet | None:
        """The place of the tablet with ``key``; None if it was not here in this opening."""
        return self._places.get(key)

    def back(self, key: str, size: tuple[int, int]) -> ClassTablet | None:
        """The place of the tablet with ``key``, if it was here less than a day ago, else None; ``size`` is its page."""
        known = self._known.get(mark(key))
        if known is None:
            return None
        if (place := self._places.get(key)) is not None:
            return place
        if not is_fresh(known, time.time()):
            del self._known[mark(key)]
            return None
        return self._open(key, known, size, is_new=False)

    def join(self, size: tuple[int, int]) -> ClassTablet:
        """A place for one more tablet, whose page has ``size`` pixels, with the animal that fewest tablets have.

        Raises:
            FullError: every place has a tablet that is here; else the longest absent one loses its place.
        """
        here, now_s = set(map(mark, self._places)), time.time()  # a clock that was set takes no place away
        self._known = {each: known for each, known in self._known.items() if each in here or is_fresh(known, now_s)}
        if len(self._known) >= MOST:
            self._give_away()
        having = Counter(known.animal for known in self._known.values())
        animal = min(ANIMALS, key=lambda each: having[each])
        taken = {known.number for known in self._known.values() if known.animal == animal}
        number = next(each for each in range(1, MOST + 2) if each not in taken)
        key = secrets.token_urlsafe(16)
        self._known[mark(key)] = known = TabletPlace(animal, number, time.time())
        return self._open(key, known, size, is_new=True)

    def arrive(self, place: ClassTablet, connection: object, size: tuple[int, int]) -> None:
        """Note that the tablet of ``place`` is here, by ``connection``: its browser is sent everything."""
        place.here = connection
        self._see(place)
        place.tablet.arrive(size)

    def leave(self, place: ClassTablet, connection: object, now_s: float) -> None:
        """Note that the tablet of ``place`` has gone, unless it came back by another connection meanwhile."""
        if place.here is connection:
            place.here, place.left_s = None, now_s
            self._see(place)

    def forget_absent(self) -> None:
        """Forget all tablets but those that are here, since everything was erased."""
        for place in self.places:
            if place.here is None:
                self._close(place)
        here = set(map(mark, self._places))
        self._known = {each: known for each, known in self._known.items() if each in here}

    def turn_absent(self, now_s: float) -> None:
        """Do one turn for tablets that left less than ``_AWAY_S`` ago: the game goes on, and no browser is told."""
        for place in self._places.values():
            if place.here is None and now_s - place.left_s < _AWAY_S:
                place.step(now_s)

    def listen(self, *, on: bool) -> None:
        """With ``on``, have all tablets show the ear, so that children listen to the adult; else let them play on."""
        self.listens = on
        for place in self._places.values():
            place.tablet.listen(on=on)

    def open_lesson(self, name: str) -> bool:
        """Open the séance with the id ``name`` on all tablets, also those to come; returns whether there is one."""
        if name not in (lesson.id for lesson in self.path.lessons):
            return False
        self._lesson = name
        for place in self._places.values():
            place.tablet.open_lesson(name)
        return True

    def sentence(self, name: str) -> str | None:
        """The sentence whose recording is called ``name``, if it was said here (``note``); else None."""
        return self._sentences.get(name)

    def note(self, messages: Iterable[Message]) -> None:
        """Remember the sentences in ``messages``, so that their sounds can be asked for."""
        for message in messages:
            for part in message.get("parts", ()):  # type: ignore[attr-defined]
                if "text" in part:
                    self._sentences.pop(part["name"], None)
                    self._sentences[part["name"]] = part["text"]
        while len(self._sentences) > _SENTENCES:
            self._sentences.pop(next(iter(self._sentences)))

    def look(self) -> None:
        """Bring ``present``, what an adult sees of the tablets, up to date."""
        self.present = tuple(self._seen(place) for place in self._places.values())

    def close(self) -> None:
        """Let every tablet go. All are known the next time."""
        for place in self.places:
            if place.here is not None:
                self._see(place)
            self._close(place)
        self.look()

    def _close(self, place: ClassTablet) -> None:
        place.tablet.close()
        if self._store is not None and place.disk is not None:
            self._store.give_back(place.seat, place.disk)
        del self._places[place.key]

    def _open(self, key: str, known: TabletPlace, size: tuple[int, int], *, is_new: bool) -> ClassTablet:
        seat = f"tablette-{WORDS[known.animal]}-{known.number}"
        disk = None if self._store is None else self._store.screen_files(seat, is_new=is_new)
        place = ClassTablet(key, known.animal, seat, self._tablet(known.animal, disk, size), disk)
        self._places[key] = place
        return place

    def _see(self, place: ClassTablet) -> None:
        if (known := self._known.get(mark(place.key))) is not None:
            self._known[mark(place.key)] = replace(known, seen_s=time.time())

    def _give_away(self) -> None:
        here = {mark(place.key): place for place in self._places.values()}
        empty = [each for each in self._known if each not in here or here[each].here is None]
        if not empty:
            raise FullError
        left_s = {each: here[each].left_s if each in here else float("-inf") for each in empty}
        first = min(empty, key=lambda each: (left_s[each], self._known[each].seen_s))
        if first in here:
            self._close(here[first])
        del self._known[first]

    def _tablet(self, animal: str, disk: ScreenFiles | None, size: tuple[int, int]) -> Tablet:
        settings = replace(
            self._settings, tokens=(animal,), own_progress=False, whiteboard=False, full_screen=False, kiosk=False
        )
        content = self._content
        session = Session(content.path, settings.language, settings=settings, hashes=content.hashes)
        tablet = Tablet(
            session,
            content.images,
            size,
            robots=None if self._lender is None else self._lender.lend(),
            disk=disk,
            faults=self._faults,
            for_children=True,
        )
        if self._lesson:
            tablet.open_lesson(self._lesson)
        tablet.listen(on=self.listens)
        return tablet

    def _seen(self, place: ClassTablet) -> SeenTablet:
        session = place.tablet.session
        language = self._settings.language
        here = session.players.at
        shown = session.repertoire.path if session.page is Page.HOME else session.route.lesson
        at = shown.title.in_language(language)
        if here.round is not None and not here.is_free:
            at = _("{lesson}, défi {number}").format(lesson=at, number=here.challenge_place + 1)
        done = here.round is not None and here.round.attempt.phase is Phase.SUCCEEDED
        return SeenTablet(place.animal, at, place.here is not None, done)
