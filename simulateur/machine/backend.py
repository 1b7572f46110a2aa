"""What is behind one screen: voice, robots, disk and content. It obeys a session's requests and brings it reports."""

from collections import deque
from functools import cached_property
from typing import TYPE_CHECKING, Unpack, cast

from beebot.errors import KitError
from beebot.i18n import gettext as _
from simulateur.game.messages.packs import HearPack
from simulateur.game.messages.paths import PathRead
from simulateur.game.players.ages import AGES
from simulateur.game.read_each_turn import ear, is_calm, prints, shown_path, wants_music
from simulateur.game.records import Bookmark
from simulateur.game.reports import Erased, Notice, Opened, PictureIs, Report, RobotsAre, VoiceIs, WitnessIs
from simulateur.game.requests import Ask, KeepFree, KeepPicture, Request, Say
from simulateur.game.session import Page, Session
from simulateur.game.settings import LOUDEST, Settings
from simulateur.game.sound.music import Music
from simulateur.machine.parts import ANSWERS, ASKED, CLOSED, LEFT_OUT, REPORTING, Part, Parts, Shown
from simulateur.machine.playable import Unplayable

if TYPE_CHECKING:
    from collections.abc import Iterable
    from concurrent.futures import Future

    from lecons.pictures.images import Images
    from simulateur.machine.faults import Faults
    from simulateur.machine.playable import OtherContent
    from simulateur.machine.spoken_name_first import NamesFirst


class Backend:
    """What is behind one screen: it does what ``session`` asks of the machine, and tells it what came of that.

    Parts are given by name; a part that is None is not on this machine, and requests for it do nothing. Where it
    ``awaits`` parts that come later, requests wait until the voice, the first of these, has joined. Where ``faults`` is
    None nobody keeps reports of faults, and a fault ends the program.
    """

    def __init__(
        self,
        session: Session,
        *,
        faults: "Faults | None" = None,
        awaits: bool = False,
        **parts: Unpack[Parts],
    ) -> None:
        self.session = session
        self.faults = faults
        self.part = ""
        """The part of the machine that was at work last."""
        self._reports: deque[tuple[str, Report]] = deque()
        """What the session has not heard yet, after its part: if it fails at one report, the others are not lost."""
        self._asked: deque[Request] = deque()
        """Requests that were not obeyed yet, for the same reason."""
        self.must_leave = False
        """Whether an adult asked for the end of the program."""
        self._pictures: list[KeepPicture] = []
        """Pictures that a skin has yet to paint."""
        self._music = Music()
        self._parts: Parts = {}
        self._by_name = cast("dict[str, Part]", self._parts)
        self._others: tuple[OtherContent, ...] = ()
        """Learning paths that the session is told of once an adult is there to choose one."""
        self._left_out: dict[str, Report] = {}
        """What the adults' pages are told instead by parts of the machine that were left out."""
        self._heard = ""
        """The path whose recordings are played."""
        self._settings: Settings | None = None
        self._bookmark: Bookmark | None = None
        self._has_opened = self._is_calm = False
        self._touches = session.journey.touches
        self.join(**parts)
        self._awaits = awaits

    def join(self, **parts: Unpack[Parts]) -> None:
        """Add parts of the machine that come after the first picture; ``packs`` come with the ``library``."""
        self._by_name |= {name: part for name, part in cast("dict[str, Part]", parts).items() if part is not None}
        self._awaits, self._settings = False, None  # they are told the settings too

    @cached_property
    def _names(self) -> "NamesFirst":
        from simulateur.machine.spoken_name_first import NamesFirst  # noqa: PLC0415 (the first picture waits for no voice)

        return NamesFirst()

    def report(self) -> None:
        """Give the session the reports of all parts since the last call, and the learning paths that have been read."""
        for name in REPORTING:
            if name in self._by_name:
                self.part = name
                self._reports += ((name, report) for report in self._take_reports(name))
            while self._reports:
                self.part, report = self._reports.popleft()
                self._pass_on(report)
        library = self._parts.get("library")
        if library is not None and library.done():
            del self._parts["library"]
            self.part, self._is_calm = "packs", False
            self._read_library(library)
        if self._others and self.session.page is Page.ADULTS:
            self.offer()
        elif self._others and (age := self.session.journey.at.age) is not None:
            self.offer(AGES[age].path)
        if self.faults is not None:
            for thread, error in self.faults.take_from_threads():
                self._tell_thread(self.faults, thread, error)

    def _take_reports(self, name: str) -> tuple[Report, ...]:
        robots = self._parts.get("robots")
        if name == "robots" and robots is not None:
            return robots.take_reports(self.session.settings.tokens)
        return self._by_name[name].take_reports()

    def serve(self, seconds: float) -> None:
        """Do what the session has asked for; ``seconds`` have passed since the last call."""
        if self._awaits:
            return
        self._apply()
        self._use_recordings()
        voices, printing = self._parts.get("voices"), self._parts.get("printing")
        if voices is not None:
            self.part = "voices"
            voices.listen(ear(self.session), seconds, self._parts.get("voice"))
        elif ear(self.session).sentence is not None:
            self._answer_for("voices")
        if printing is not None:
            self.part = "printing"
            printing.attend(is_open=prints(self.session))
        self._sound(seconds)
        self._asked += self.session.take_requests()
        while self._asked:
            self._obey(self._asked.popleft())
        self._keep()

    def went_well(self) -> None:
        """Note that a touch was handled and its picture shown, so that this start did not fail."""
        disk = self._parts.get("disk")
        if self.faults is not None:
            self.faults.in_a_row = 0
        if disk is not None:
            disk.settle()

    def leave_out(self, part: str) -> str:
        """Go on without ``part``, which fails again and again. Returns the sentence that tells the adult."""
        told = _(LEFT_OUT[part])
        self._close(part)
        self._by_name.pop(part, None)
        if part == "voice":
            self._reports.append((part, VoiceIs(heard=False)))
        elif part == "robots":
            self._reports += ((part, RobotsAre(())), (part, WitnessIs(sentence=told)))
        elif part in ANSWERS:
            self._left_out[part] = ANSWERS[part](told)
        return told

    def close(self) -> None:
        """Stop the robots and the voice, and close all other parts."""
        for part in CLOSED:
            self._close(part)

    def _close(self, part: str) -> None:
        if part not in CLOSED or part not in self._by_name:
            return
        try:
            self._by_name[part].close()
        except Exception as error:
            if self.faults is None:
                raise
            self._tell_thread(self.faults, "", error)

    def _tell_thread(self, faults: "Faults", thread: str, error: BaseException) -> None:
        sentence = faults.note(error, thread, _("à côté de l'écran"))
        if sentence is not None:
            self.session.journey.note(sentence, faults.reports.get(sentence, ""))

    def take_pictures(self) -> tuple[KeepPicture, ...]:
        """The pictures asked for since the last call. Each is to be painted and given to ``keep_picture``."""
        pictures, self._pictures = tuple(self._pictures), []
        return pictures

    def keep_picture(self, asked: KeepPicture, png: bytes) -> None:
        disk = self._parts.get("disk")
        if disk is not None:
            self.part = "disk"
            disk.keep_picture(png, asked.animal)

    def images(self) -> "Images | None":
        """The pictures of the path that is shown; None where they are those of the start's content."""
        packs = self._parts.get("packs")
        return None if packs is None else packs.images_of(shown_path(self.session).id)

    def _apply(self) -> None:
        settings, before = self.session.settings, self._settings
        if settings is before:
            return
        self._settings = settings
        robots, voice, disk = self._parts.get("robots"), self._parts.get("voice"), self._parts.get("disk")
        if robots is not None:
            robots.obey(KeepFree(frozenset(robot.animal for robot in settings.hand_robots)))
        self.part = "voice"
        if voice is not None:
            volumes = (settings.voice_volume, settings.effects_volume, settings.music_volume)
            voice.voice, voice.effects, voice.music = (0.0 if settings.mute else each / LOUDEST for each in volumes)
            voice.speak_in(settings.language)
        self.part = "disk"
        if before is not None and disk is not None:
            disk.keep_changes(before, settings)

    def _use_recordings(self) -> None:
        voice, packs, path = self._parts.get("voice"), self._parts.get("packs"), self.session.repertoire.path.id
        if voice is None or packs is None or path == self._heard:
            return
        root, self._heard = packs.root_of(path), path
        if root is not None:
            voice.use_content(root)

    def _obey(self, request: Request) -> None:
        voice = self._parts.get("voice")
        match request:
            case Ask.LEAVE:
                self.must_leave = True
            case KeepPicture() if "disk" in self._parts:
                self._pictures.append(request)
            case KeepPicture():
                told = _("l'image n'est pas gardée : le kit joue sans disque")
                self._reports.append(("disk", PictureIs(kept=False, sentence=told)))
            case Say() if voice is not None:
                self.part = "voice"
                self._names.say(request, voice)
            case HearPack(samples) if voice is not None:
                self.part = "voice"
                voice.hear(samples)
            case _:
                self._hand_on(ASKED.get(type(request), "robots"), request)

    def _hand_on(self, part: str, request: Request) -> None:
        if part not in self._by_name:
            self._answer_for(part)
            return
        self.part = part
        match part:
            case "voices":
                self._by_name[part].obey(request, self._parts.get("voice"))
            case "tablets":
                shown = Shown(self.session.repertoire.path, self.session.settings, self.images())
                self._by_name[part].obey(request, shown)
            case _:
                self._by_name[part].obey(request)

    def _answer_for(self, part: str) -> None:
        if part in self._left_out:
            self._reports.append((part, self._left_out[part]))

    def _sound(self, seconds: float) -> None:
        session, voice = self.session, self._parts.get("voice")
        if voice is None:
            return
        self.part = "voice"
        for sound in session.take_sounds():
            voice.play(sound)
        voice.tick(seconds, moves=session.is_moving)
        self._names.go_on(voice)
        plays = voice.music > 0 and wants_music(session) and not voice.speaking
        note = self._music.tick(seconds, plays=plays, calm=session.settings.less_movement)
        if note is not None:
            voice.hum(note)
        heard = not voice.mute and voice.voice > 0
        if (heard, voice.speaking) != (not session.mute, session.speaking):
            session.hear(VoiceIs(heard, voice.speaking))
        for problem in voice.take_problems():
            session.hear(Notice(problem))

    def _keep(self) -> None:
        """Keep where the children are, once the bookmark of the last sitting has been read.

        Where they start is nothing new: an unfinished program stays on the disk until they do
        something else. A session that was calm and still is has nothing new either, nor one in which
        something moves that nobody has touched since the last call.
        """
        was_calm, self._is_calm = self._is_calm, is_calm(self.session)
        before, self._touches = self._touches, self.session.journey.touches
        if self._touches == before and ((was_calm and self._is_calm) or self.session.is_moving):
            return
        self.part = "disk"
        disk, bookmark = self._parts.get("disk"), self.session.players.bookmark
        if self._bookmark is None:
            self._bookmark = bookmark
        elif disk is not None and self._has_opened and bookmark != self._bookmark:
            self._bookmark = bookmark
            disk.keep(bookmark)

    def _read_library(self, library: "Future[tuple[OtherContent | Unplayable, ...]]") -> None:
        try:
            self.take_in(library.result())
        except KitError as error:
            self.session.hear(Notice(str(error)))

    def take_in(self, contents: "Iterable[OtherContent | Unplayable]") -> None:
        """Tell the session what is wrong with ``contents``; the paths that can be played are kept until ``offer``."""
        for found in contents:
            if isinstance(found, Unplayable):
                self.session.hear(Notice(found.sentence, found.file))
                continue
            for sentence in found.notices:
                self.session.hear(Notice(sentence, found.files.get(sentence, "")))
            self._others = (*self._others, found)

    def offer(self, name: str = "") -> None:
        """Tell the session of paths that were kept by ``take_in``, so that an adult can choose one.

        ``name`` is the id of the one path to tell of, because she chose the children's age; ``""`` is all of them.
        """
        others = tuple(other for other in self._others if name in ("", other.path))
        if not others:
            return
        self._others = tuple(other for other in self._others if name not in ("", other.path))
        self.part, self._is_calm, packs = "packs", False, self._parts.get("packs")
        read = {other.path: other for other in others}
        for other in others:
            # A pack may take the place of a path of the kit: it is read later.
            if packs is not None and (other is not read[other.path] or other.path == self.session.repertoire.path.id):
                continue
            found = other.unpacked()
            if packs is not None:
                packs.note(found)
            self.session.hear(PathRead(found.path, found.hashes))

    def _pass_on(self, report: Report) -> None:
        """Tell the session. Where it brings the children back to is on the disk already.

        An erasure asked for at another screen took this one's bookmark too; what is on this screen
        is then kept anew.
        """
        before, self._is_calm = self.session.players.bookmark, False
        disk, voices = self._parts.get("disk"), self._parts.get("voices")
        self.session.hear(report)
        if isinstance(report, Opened):
            self._has_opened = True
            if self.session.players.bookmark != before:
                self._bookmark = self.session.players.bookmark
            if not report.resumes and disk is not None:
                disk.keep(self.session.players.bookmark)
        if isinstance(report, Erased) and voices is not None:
            voices.erased()
        if isinstance(report, Erased) and not report.here and disk is not None:
            self._bookmark = self.session.players.bookmark
            disk.keep(self._bookmark)
