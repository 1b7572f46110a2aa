"""What a session can ask for, put together: voice, robot, disk and ports. Requests go out, reports come in."""

from concurrent.futures import Future
from dataclasses import replace

from beebot.errors import KitError
from beebot.i18n import gettext as _
from beebot.i18n import use_language
from simulateur.desk.content import Content
from simulateur.desk.keeping.store import Contents, Erased, Opened, Store, Told, Trouble
from simulateur.desk.robots.robot_desk import RobotDesk
from simulateur.desk.sound.audio import Audio
from simulateur.game.records import Bookmark, Tried
from simulateur.game.requests import Ask, Request, Say, Stored
from simulateur.game.resume import bookmark_of, resume
from simulateur.game.session import Page, Session
from simulateur.game.settings import LOUDEST, Settings, changed


class Machine:
    """What stands behind one session; whatever is None is not there, and then nothing happens.

    ``kept`` are the settings on the disk, where the command line says others for this time; None for the session's own.
    ``keeps_path`` says whether the path that an adult chooses is one to begin with the next time.
    """

    def __init__(
        self,
        audio: Audio | None = None,
        robots: RobotDesk | None = None,
        store: Store | None = None,
        library: Future[tuple[Content | str, ...]] | None = None,
        kept: Settings | None = None,
        *,
        keeps_path: bool = True,
    ) -> None:
        self._audio = audio
        self._robots = robots
        self._store = store
        self._library = library
        self._settings: Settings | None = None
        self._kept = kept
        self._keeps_path = keeps_path
        self._bookmark: Bookmark | None = None
        self._has_opened = False
        self._served_s = 0.0
        self.must_leave = False
        """Whether an adult asked for the end of the program."""

    def serve(self, session: Session, seconds: float) -> None:
        """Do what ``session`` asks for, and tell it what happened in the ``seconds`` since the last call."""
        self._served_s += seconds
        self._apply(session)
        self._sound(session, seconds)
        for request in session.take_requests():
            self._obey(request)
        self._keep(session)

    def report(self, session: Session) -> None:
        """Tell ``session`` what robot, disk and ports have to say."""
        if self._robots is not None:
            self._robots.report(session)
        self._read_store(session)
        if self._library is not None and self._library.done():
            self._read_library(session, self._library)
            self._library = None

    def close(self) -> None:
        """Leave the robot still, finish writing and fall silent."""
        if self._robots is not None:
            self._robots.close()
        if self._store is not None:
            self._store.close()
        if self._audio is not None:
            self._audio.close()

    def _apply(self, session: Session) -> None:
        """Make the settings true where they have changed."""
        settings, before = session.settings, self._settings
        if settings is before:
            return
        self._settings = settings
        use_language(settings.language)
        if self._audio is not None:
            self._audio.voice = 0.0 if settings.mute else settings.voice_volume / LOUDEST
            self._audio.effects = 0.0 if settings.mute else settings.effects_volume / LOUDEST
            self._audio.speak_in(settings.language)
        if before is not None:
            self._keep_settings(before, settings)

    def _keep_settings(self, before: Settings, now: Settings) -> None:
        """Write what an adult has changed, and nothing else."""
        if not self._keeps_path:
            now = replace(now, path=before.path)
        kept = changed(before if self._kept is None else self._kept, before, now)
        if self._store is not None and kept != self._kept:
            self._store.keep_settings(kept)
        self._kept = kept

    def _obey(self, request: Request) -> None:
        match request:
            case Ask.LEAVE:
                self.must_leave = True
            case Say(sentence) if self._audio is not None:
                self._audio.say(sentence)
            case Tried() | Stored() if self._store is not None:
                self._store.obey(request)
            case _ if self._robots is not None:
                self._robots.obey(request)

    def _sound(self, session: Session, seconds: float) -> None:
        if self._audio is None:
            return
        for sound in session.take_sounds():
            self._audio.play(sound)
        self._audio.tick(seconds, moves=session.is_moving)
        session.mute = self._audio.mute or not self._audio.voice
        for problem in self._audio.take_problems():
            session.add_notice(problem)

    def _keep(self, session: Session) -> None:
        """Keep where the children have come to; not before what was kept the last time has been read.

        Where they start is nothing new: an unfinished program stays on the disk until they do something else.
        """
        bookmark = bookmark_of(session)
        if self._bookmark is None:
            self._bookmark = bookmark
        elif self._store is not None and self._has_opened and bookmark != self._bookmark:
            self._bookmark = bookmark
            self._store.keep(bookmark)

    def _read_library(self, session: Session, library: "Future[tuple[Content | str, ...]]") -> None:
        try:
            contents = library.result()
        except KitError as error:
            session.add_notice(str(error))
            return
        for found in contents:
            for sentence in (found,) if isinstance(found, str) else found.notices:
                session.add_notice(sentence)
            if isinstance(found, Content):
                session.add_paths((found.path,), found.hashes)

    def _is_first_page(self, session: Session) -> bool:
        """Whether nobody has touched anything: the page has been open since the start, and no touch is later."""
        return session.since_touch >= session.since_page >= self._served_s

    def _read_store(self, session: Session) -> None:
        for report in self._store.take_reports() if self._store is not None else ():
            match report:
                case Opened(done, bookmark):
                    self._has_opened = True
                    untouched = session.page is Page.HOME and self._is_first_page(session)
                    resume(session, done, bookmark if untouched else None)
                    if untouched:
                        self._bookmark = bookmark_of(session)
                case Contents(entries):
                    session.adults.entries = entries
                case Erased():
                    session.flowers.done.clear()
                    session.adults.entries, session.adults.answer = (), _("Tout est effacé.")
                case Told(sentence):
                    session.adults.answer = sentence
                case Trouble(sentence):
                    session.add_notice(sentence)
