"""What is behind one screen: voice, robots, disk and content. Requests go out, reports come in."""

from concurrent.futures import Future
from pathlib import Path

from beebot.errors import KitError
from simulateur.desk.content import Content
from simulateur.desk.keeping.drawer import Drawer
from simulateur.desk.library_desk import LibraryDesk
from simulateur.desk.robots.robot_desk import RobotDesk
from simulateur.desk.sound.voice import Voice
from simulateur.game.packs import ImportPack, Packs, RemovePack
from simulateur.game.records import Bookmark, Tried
from simulateur.game.reports import Erased, Notice, Opened, PathRead, Report, VoiceIs
from simulateur.game.requests import Ask, Request, Say, Stored
from simulateur.game.session import Session
from simulateur.game.settings import LOUDEST, Settings

Library = Future[tuple[Content | str, ...]]
"""More learning paths on their way; a sentence stands for one that cannot be played."""


class Seat:
    """Serves ``session``. What is None is not on this machine: requests for it are then dropped."""

    def __init__(
        self,
        session: Session,
        *,
        voice: Voice | None = None,
        robots: RobotDesk | None = None,
        drawer: Drawer | None = None,
        library: Library | None = None,
        packs: LibraryDesk | None = None,
    ) -> None:
        self.session = session
        self.must_leave = False
        """Whether an adult asked for the end of the program."""
        self._voice = voice
        self._robots = robots
        self._drawer = drawer
        self._library = library
        self._packs = packs
        self._heard = ""
        """The path whose recordings are played."""
        self._settings: Settings | None = None
        self._bookmark: Bookmark | None = None
        self._has_opened = False
        self._is_calm = False
        """Whether nothing new can have to be kept, unless the session stirs."""

    def report(self) -> None:
        """Tell the session what robots, disk and content have to say."""
        session = self.session
        if self._robots is not None:
            for report in self._robots.take_reports(session.settings.tokens):
                session.hear(report)
        if self._drawer is not None:
            for report in self._drawer.take_reports():
                self._pass_on(report)
        if self._packs is not None:
            for pack_report in self._packs.take_reports():
                session.hear(pack_report)
                self._is_calm = False
        if self._library is not None and self._library.done():
            self._read_library(self._library)
            self._library = None
            self._is_calm = False

    def serve(self, seconds: float) -> None:
        """Do what the session asks for, ``seconds`` after the last call."""
        self._apply()
        self._use_recordings()
        self._sound(seconds)
        for request in self.session.take_requests():
            self._obey(request)
        self._keep()

    def close(self) -> None:
        """Leave the robots still and fall silent."""
        if self._robots is not None:
            self._robots.close()
        if self._packs is not None:
            self._packs.close()
        if self._voice is not None:
            self._voice.close()

    def images(self) -> Path | None:
        """The folder of the pictures that are to be seen, where it is not that of the content at the start."""
        if self._packs is None:
            return None
        return self._packs.images_of(self.session.shown_path.id)

    def _apply(self) -> None:
        """Make the settings true where they have changed."""
        settings, before = self.session.settings, self._settings
        if settings is before:
            return
        self._settings = settings
        if self._voice is not None:
            self._voice.voice = self._voice.effects = 0.0
            if not settings.mute:
                self._voice.voice = settings.voice_volume / LOUDEST
                self._voice.effects = settings.effects_volume / LOUDEST
            self._voice.speak_in(settings.language)
        if before is not None and self._drawer is not None:
            self._drawer.keep_changes(before, settings)

    def _use_recordings(self) -> None:
        """Let the recordings be heard that came with the path that is played."""
        path = self.session.path.id
        if self._voice is None or self._packs is None or path == self._heard:
            return
        root, self._heard = self._packs.root_of(path), path
        if root is not None:
            self._voice.use_recordings(root / "voix")

    def _obey(self, request: Request) -> None:
        match request:
            case Ask.LEAVE:
                self.must_leave = True
            case Say(sentence) if self._voice is not None:
                self._voice.say(sentence)
            case Packs() | ImportPack() | RemovePack():
                if self._packs is not None:
                    self._packs.obey(request)
            case Tried() | Stored() if self._drawer is not None:
                self._drawer.obey(request)
            case _ if self._robots is not None:
                self._robots.obey(request)

    def _sound(self, seconds: float) -> None:
        session, voice = self.session, self._voice
        if voice is None:
            return
        for sound in session.take_sounds():
            voice.play(sound)
        voice.tick(seconds, moves=session.is_moving)
        heard = not voice.mute and voice.voice > 0
        if heard == session.mute:
            session.hear(VoiceIs(heard))
        for problem in voice.take_problems():
            session.hear(Notice(problem))

    def _keep(self) -> None:
        """Keep where the children are, once the bookmark of the last sitting has been read.

        Where they start is nothing new: an unfinished program stays on the disk until they do
        something else. A session that was calm and still is has nothing new either.
        """
        was_calm, self._is_calm = self._is_calm, self.session.is_calm
        if was_calm and self._is_calm:
            return
        bookmark = self.session.bookmark
        if self._bookmark is None:
            self._bookmark = bookmark
        elif self._drawer is not None and self._has_opened and bookmark != self._bookmark:
            self._bookmark = bookmark
            self._drawer.keep(bookmark)

    def _read_library(self, library: Library) -> None:
        try:
            contents = library.result()
        except KitError as error:
            self.session.hear(Notice(str(error)))
            return
        read = {found.path.id: found for found in contents if isinstance(found, Content)}
        for found in contents:
            if isinstance(found, str):
                self.session.hear(Notice(found))
                continue
            for sentence in found.notices:
                self.session.hear(Notice(sentence))
            # A pack may take the place of a path of the kit: it is read later.
            if self._packs is not None:
                if found is not read[found.path.id] or found.path.id == self.session.path.id:
                    continue
                self._packs.note(found)
            self.session.hear(PathRead(found.path, found.hashes))

    def _pass_on(self, report: Report) -> None:
        """Tell the session. Where it brings the children back to is on the disk already.

        An erasure asked for at another screen took this one's bookmark too; what is on this screen
        is then kept anew.
        """
        before, self._is_calm = self.session.bookmark, False
        self.session.hear(report)
        if isinstance(report, Opened):
            self._has_opened = True
            if self.session.bookmark != before:
                self._bookmark = self.session.bookmark
        if isinstance(report, Erased) and not report.here and self._drawer is not None:
            self._bookmark = self.session.bookmark
            self._drawer.keep(self._bookmark)
