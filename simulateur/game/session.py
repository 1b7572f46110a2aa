"""One screen as a state machine: children on their way, adults at their pages, and what the machine tells of both.

Knows no pygame and no port. Touches, time and reports come in, requests to the machine go out. What a page shows is
read from the attributes: frozen values that know one subject each.
"""

from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from beebot.lesson import LearningPath
from simulateur.game import reports
from simulateur.game.adults.printable import printable
from simulateur.game.adults.unlinked_robots import members_of, obeyed
from simulateur.game.controls import AdultKey, AnyKey, Key, Touch
from simulateur.game.kinds.ghost import Ghost
from simulateur.game.messages.machine import COMPUTER, Machine
from simulateur.game.messages.members import Member, crew_of, some_move
from simulateur.game.messages.paths import PathRead, PathsChanged
from simulateur.game.messages.tablets import TabletsTo
from simulateur.game.play.attempt import Attempt, Phase
from simulateur.game.players.child_touches import obey
from simulateur.game.players.journey import SORRY_S, Journey
from simulateur.game.players.players import Players
from simulateur.game.players.route import Route
from simulateur.game.players.said_when_page_opens import good_day, named
from simulateur.game.players.unasked import ghost_of, say_unasked, waited_s
from simulateur.game.players.whereabouts import Page
from simulateur.game.repertoire.flowers import NO_HASHES, Hashes
from simulateur.game.repertoire.repertoire import Repertoire
from simulateur.game.requests import Ask, OpenFile, Request, Say
from simulateur.game.rounds.whose_turn import Turns
from simulateur.game.sentences_to_record import lines_of
from simulateur.game.settings import Settings
from simulateur.game.sound.cues import Heard, Hearing
from simulateur.game.success.celebrations import note_of

if TYPE_CHECKING:
    from simulateur.game.adults.state import Adults

__all__ = ["SORRY_S", "Page", "Session"]

_DEFAULTS = Settings()


class Session:
    """What happens at one screen, from its start to its end; it draws nothing and knows no device.

    ``journey`` is the way of the children. ``linked`` are the robots on a link that there are now. ``mute`` says that
    nothing can be heard, or must be heard; ``speaking`` whether something is being said, as far as is known. ``heard``
    counts the reports that came, without those of the voice, which come all the time. ``since_touch`` counts seconds.
    ``hashes`` are those of challenges that are known already. ``machine`` is what an adult has here.
    """

    def __init__(
        self,
        path: LearningPath,
        language: str,
        notices: Sequence[str] = (),
        *,
        settings: Settings = _DEFAULTS,
        hashes: Hashes = NO_HASHES,
        machine: Machine = COMPUTER,
    ) -> None:
        self.machine = machine
        players = Players(Repertoire.of(path, hashes), Turns(settings.tokens), own=settings.own_progress)
        self.journey = Journey(players, replace(settings, language=language))
        self.linked: tuple[Member, ...] = ()
        self.mute = self.speaking = False
        self.heard = 0
        self.since_touch = 0.0
        self._hearing = Hearing(self.players.turns.place)
        for sentence in notices:
            self.journey.note(sentence)

    @cached_property
    def adults(self) -> "Adults":
        """The state of the adults' pages. It is made when it is first asked for: on most days no adult comes."""
        from simulateur.game.adults.state import Adults  # noqa: PLC0415 (the first picture waits for no adult)

        return Adults()

    @property
    def players(self) -> Players:
        """Who plays, where each group is, and what it has done."""
        return self.journey.players

    @property
    def settings(self) -> Settings:
        """What an adult chose for this screen."""
        return self.journey.settings

    @property
    def notices(self) -> tuple[str, ...]:
        """Sentences for the adult: what could not be read or reached."""
        return tuple(each.sentence for each in self.journey.notices)

    @property
    def files(self) -> Mapping[str, str]:
        """For each notice that is about a file, the full path of that file."""
        return {each.sentence: each.file for each in self.journey.notices if each.file}

    @property
    def repertoire(self) -> Repertoire:
        """What there is to play, and what of it was done."""
        return self.players.repertoire

    @property
    def page(self) -> Page:
        """The page that is shown; that of a robot programmed by hand comes before its challenge's."""
        return self.players.at.seen

    @property
    def robots(self) -> tuple[Member, ...]:
        """The robots there are now: those on a link in the order they came, then those without one.

        One that is programmed by its own keys is no longer among those on a link, whatever the machine still says.
        """
        by_hand = members_of(self.settings.hand_robots)
        if not by_hand:
            return self.linked
        animals = {member.token for member in by_hand}
        return (*(member for member in self.linked if member.token not in animals), *by_hand)

    @property
    def route(self) -> Route:
        """What is open of the path that is played, and what follows."""
        return self.players.route

    @property
    def attempt(self) -> Attempt | None:
        """The child's attempt at the open challenge, or in the film; None on other pages."""
        return self.journey.attempt

    @property
    def since_phase(self) -> float:
        """Seconds since something began or ended in the challenge or film; elsewhere since the page opened."""
        if self.journey.celebrations.film is not None:
            return self.journey.celebrations.film.since_s
        return self.players.at.since_page if self.players.at.round is None else self.players.at.round.since_phase

    @property
    def is_moving(self) -> bool:
        """Whether a program is being run or followed, or a robot moves."""
        attempt = self.attempt
        runs = attempt is not None and attempt.phase in (Phase.RUNNING, Phase.ON_ROBOT)
        if attempt is not None and attempt.by_hand is not None:
            runs = attempt.by_hand.moves
        times = "adults" in vars(self) and self.adults.times
        return runs or times or some_move(self.robots)

    @property
    def crew(self) -> tuple[Member, ...]:
        """The robots that play the open challenge; empty where there are not enough."""
        animals = (self.players.animal, *self.players.turns.coming)
        return crew_of(self.robots, animals, 1 if self.attempt is None else self.attempt.robots)

    @property
    def ghost(self) -> Ghost | None:
        """The hand to show to a child who does nothing; None where there is none."""
        return None if some_move(self.robots) else ghost_of(self.journey)

    @property
    def waited_s(self) -> float:
        """How many seconds count as waited: those without a touch, and more where a child seems to ask for help."""
        return waited_s(self.journey, self.since_touch)

    def interrupt(self) -> None:
        """Note a touch on anything, be it no control: what is shown to a child who does nothing ends at once.

        So does what waits on the page of ages: of a child who taps all over it nothing is kept.
        """
        if self.ghost is not None:
            self.since_touch = 0.0
        self.journey.move(replace(self.players.at, asked_on=None))

    def touch(self, touch: Touch) -> None:
        self.since_touch = 0.0
        self._hearing.touched(note_of(touch), reads=touch.key is Key.STRIP)
        self.journey.count(touch)
        if touch.key is Key.STOP_ALL:
            self.journey.outbox.ask(Ask.STOP_ALL)
        elif self.page is Page.ADULTS:
            self._touch_adults(touch)
        elif touch.key is Key.ADULTS and self.page in (Page.HOME, Page.AGES, Page.SORRY):
            self._enter_adults()
        else:
            obey(self.journey, touch, self.crew)

    def imagined(self) -> "Session":
        """A copy of this session: time that passes in the copy changes nothing here."""
        twin = copy(self)
        twin.journey = self.journey.imagined()
        twin._hearing = copy(self._hearing)  # noqa: SLF001 (it is its own)
        return twin

    def hold(self, touch: Touch | None) -> None:
        """Note what is kept down now, None for nothing; called each turn. Recording a voice ends with its key."""
        if self.page is Page.ADULTS:
            self.adults = self.adults.held(touch)

    def look(self, strip: int, first: int) -> None:
        """Scroll ``strip`` of the open challenge so that it shows its places from ``first`` on, as a finger slid it."""
        self.since_touch = 0.0
        if self.players.at.round is not None:
            self.players.at.round.look(strip, first)

    def tick(self, seconds: float) -> None:
        before = self.waited_s
        self.since_touch += seconds
        self.journey.tick(seconds, speaking=self.speaking)
        if self.ghost is not None:
            say_unasked(self.journey, before, self.waited_s)
        if "adults" in vars(self):
            self.adults = self.adults.after(seconds)

    def hear(self, report: reports.Report) -> None:
        if isinstance(report, reports.AdultReport):
            self.adults = self.adults.heard(report)
        if isinstance(report, reports.VoiceIs):
            self.mute, self.speaking = not report.heard, report.speaking
            return
        self.heard += 1
        self._hear_of_play(report)

    def _hear_of_play(self, report: reports.Report) -> None:
        match report:
            case reports.RobotsAre(members):
                self.linked = members
            case reports.RobotSaid():
                self.journey.hear_robot(report)
            case reports.Opened():
                self.journey.resume(report, begun=self.page not in (Page.HOME, Page.AGES) or self.journey.touches > 0)
            case reports.Erased():
                self.journey.players = self.players.with_nothing_done()
            case PathRead(path, hashes):
                self._offer(self.repertoire.with_path(path, hashes))
            case PathsChanged():
                self._offer(self.repertoire.to_change(report))
                self.journey.take_changes()
            case reports.Notice(sentence, file):
                self.journey.note(sentence, file)
            case reports.PictureIs(kept, sentence):
                self.journey.hear_of_picture(sentence, kept=kept)

    def take_requests(self) -> tuple[Request, ...]:
        """What the machine must do since the last call."""
        return self.journey.outbox.take(by_children=self.page is not Page.ADULTS)

    def take_sounds(self) -> tuple[Heard, ...]:
        """The short sounds to begin now: those that became due since the last call."""
        return self._hearing.take(self.attempt, self.players.turns.place, self.since_touch)

    def greet(self) -> None:
        """Say good day and the task of the open page, unless somebody has begun already."""
        if self.page is Page.HOME and not self.journey.touches:
            self.journey.tell(Say(good_day()))

    def name_key(self, key: AnyKey) -> None:
        """Say the name of a key that somebody keeps down."""
        self.journey.outbox.ask(*named(key, self.attempt, self.settings.language))

    def open_lesson(self, name: str) -> bool:
        """Go straight to the lesson with the id ``name``; returns False where the path has none."""
        places = [place for place, lesson in enumerate(self.repertoire.path.lessons) if lesson.id == name]
        if places:
            self.journey.go(self.route.to_lesson(places[0]))
        return bool(places)

    def open_challenge(self, lesson: int, challenge: int) -> None:
        """Go to a challenge and say its task: ``lesson`` is a place in the path, ``challenge`` one in that lesson."""
        self.journey.go(self.route.to_challenge(lesson, challenge))

    def use_settings(self, settings: Settings) -> None:
        """Play on with ``settings``; fields that are imposed on this machine stay as they are."""
        imposed = {name: getattr(self.settings, name) for name in self.machine.imposed}
        self.journey.use_settings(replace(settings, **imposed))

    def apologise(self, seconds: float = SORRY_S) -> None:
        """Show the page that says sorry after an unforeseen fault; it goes home after ``seconds``.

        The open answer is set aside, unless it was before and failed again before a touch was handled. Robots are told
        to stop. Where the page is open already, nothing changes.
        """
        if self.page is not Page.SORRY:
            vars(self).pop("adults", None)
            self.journey.apologise(seconds)

    def _enter_adults(self) -> None:
        sheet = self.repertoire.path.on_shelf.index(self.repertoire.path.lessons[self.players.at.lesson_place])
        self._offer(self.repertoire.looking_at_played(sheet))
        self.adults, requests = self.adults.entered(notices=bool(self.notices))
        self.adults = self.adults.listing(sheet)
        self.journey.outbox.ask(*requests)
        self.journey.go(self.route.to_page(Page.ADULTS))

    def _touch_adults(self, touch: Touch) -> None:
        if touch.key in (AdultKey.CHILDREN, AdultKey.START) and self.adults.robots.witness is not None:
            self.journey.outbox.ask(Ask.END_WITNESS)
        if touch.key is AdultKey.CHILDREN:
            self._give_back(self.repertoire.for_children)
        elif touch.key is AdultKey.LEAVE:
            self.journey.outbox.ask(Ask.LEAVE)
        elif touch.key is AdultKey.LESSON_ON_ALL:
            self.journey.outbox.ask(TabletsTo(self.route.lesson.id))
        elif touch.key is AdultKey.OPEN_FILE:
            self.journey.outbox.ask(OpenFile(tuple(dict.fromkeys(self.files.values()))[touch.index]))
        elif touch.key is AdultKey.START:
            path, lesson = self.repertoire.found
            if lesson.challenges:
                self.journey.use_path(path)
                self.journey.go(self.route.to_lesson(path.lessons.index(lesson)))
        elif touch.key is AdultKey.READ_TRIES:
            found = self.repertoire.found.lesson
            asked = found if self.adults.reads_lessons else self.adults.data.path(self.repertoire).lessons[touch.index]
            self.adults, to_read = self.adults.reading_tries(asked)
            self.journey.outbox.ask(*to_read)
        else:
            self._touch_page(touch)

    def _touch_page(self, touch: Touch) -> None:
        from simulateur.game.adults.state import Section, with_setting  # noqa: PLC0415 (as in ``adults``)

        if touch.key is AdultKey.SECTION and tuple(Section)[touch.index] is Section.VOICES:
            path = self.repertoire.for_children
            today = self.players.at.lesson_place if path == self.repertoire.path else 0
            self.adults = self.adults.about(lines_of(path, self.settings.language, self.journey.outbox.said, today))
        repertoire = self.repertoire.touch(touch)
        if not self.adults.reads_lessons:
            repertoire = repertoire._replace(chosen=self.repertoire.chosen)  # what prints is not what children get
        self._offer(repertoire)
        self.adults, to_print = self.adults.choosing(*printable(self.repertoire), self.robots)
        self.adults, requests = self.adults.touch(touch, self.robots)
        settings, rest, joined = obeyed(self.settings, requests, self.linked)
        if touch.key in (AdultKey.FIND_BY, AdultKey.FOLLOWING):
            self.adults = self.adults.listing(self.repertoire.sheet)
        if joined is not None:
            self.adults = self.adults.heard(reports.RobotJoined(joined))
        self.journey.outbox.ask(*to_print, *rest)
        self.use_settings(with_setting(settings, touch))

    def _offer(self, repertoire: Repertoire) -> None:
        self.journey.players = replace(self.players, repertoire=repertoire)

    def _give_back(self, path: LearningPath) -> None:
        if path != self.repertoire.path:
            self.journey.use_path(path)
        elif self.repertoire.chosen:  # the one that is played already was chosen too: nobody asks again
            self.journey.settings = replace(self.settings, path=path.id)
        self.journey.go(self.route.to_page(Page.HOME))
        if self.players.has_left:
            self.journey.come_back()
