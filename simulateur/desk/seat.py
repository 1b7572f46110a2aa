"""What is behind one screen: voice, robots, disk and content. It obeys a session's requests and brings it reports."""

from collections import deque
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from beebot.errors import KitError
from beebot.i18n import gettext as _
from simulateur.desk.playable import Unplayable
from simulateur.desk.tablets import Shown
from simulateur.game.for_adults import ear, prints, shown_path
from simulateur.game.machine.packs import HearPack, ImportEnded, ImportPack, LookInto, PackAsk, RemovePack
from simulateur.game.machine.paths import PathRead
from simulateur.game.machine.printing import MakePrint, PrintEnded, ShowChoices, ShowPrint
from simulateur.game.machine.tablets import TabletAsk, TabletsAre, TabletsTo
from simulateur.game.machine.voices import EraseVoice, NoTake, ShowVoices, VoiceAsk
from simulateur.game.quiet import is_calm, wants_music
from simulateur.game.records import Bookmark, Tried
from simulateur.game.reports import Erased, Notice, Opened, PictureIs, Report, RobotsAre, VoiceIs
from simulateur.game.requests import Ask, KeepFree, KeepPicture, OpenFile, Request, Say, ShowTries, Stored
from simulateur.game.session import Page, Session
from simulateur.game.settings import LOUDEST, Settings
from simulateur.game.sound.music import Music

if TYPE_CHECKING:  # a skin brings the parts that its machine has: a tablet has no port and no pack
    from lecons.pictures.images import Images
    from simulateur.desk.faults import Faults
    from simulateur.desk.keeping.drawer import Drawer
    from simulateur.desk.library_desk import LibraryDesk
    from simulateur.desk.names_first import NamesFirst
    from simulateur.desk.playable import OtherContent
    from simulateur.desk.print_desk import PrintDesk
    from simulateur.desk.robots.table import Robots
    from simulateur.desk.sound.voice import Voice
    from simulateur.desk.tablets import Tablets
    from simulateur.desk.viewer import Viewer
    from simulateur.desk.voice_desk import VoiceDesk

    class Library(Protocol):
        """More learning paths on their way, as ``Future``; one that cannot be played comes as what is told of it."""

        def done(self) -> bool:
            """Whether they are here."""

        def result(self, timeout: float | None = None, /) -> tuple[OtherContent | Unplayable, ...]:
            """The paths, once they are here; ``timeout`` is for how many seconds they are waited for."""


class Seat:
    """Serves ``session``. What is None is not on this machine: requests for it are then dropped.

    Where it ``awaits`` parts that come later, requests wait until the voice, the first of these, has joined.
    Where ``faults`` is None nobody keeps reports of faults, and a fault ends the program.
    """

    def __init__(  # noqa: PLR0913 (the parts of a machine, each by its name)
        self,
        session: Session,
        *,
        voice: "Voice | None" = None,
        robots: "Robots | None" = None,
        drawer: "Drawer | None" = None,
        library: "Library | None" = None,
        packs: "LibraryDesk | None" = None,
        voices: "VoiceDesk | None" = None,
        printing: "PrintDesk | None" = None,
        tablets: "Tablets | None" = None,
        viewer: "Viewer | None" = None,
        faults: "Faults | None" = None,
        awaits: bool = False,
    ) -> None:
        self.session = session
        self.faults = faults
        self.part = ""
        """The part of the machine that was at work last."""
        self._from_robots: deque[Report] = deque()
        self._from_disk: deque[Report] = deque()
        self._from_packs: deque[Report] = deque()
        """Reports that the session has not heard yet: if it fails at one, the others are not lost."""
        self._asked: deque[Request] = deque()
        """Requests that were not obeyed yet, for the same reason."""
        self.must_leave = False
        """Whether an adult asked for the end of the program."""
        self._pictures: list[KeepPicture] = []
        """Pictures that a skin has yet to paint."""
        self._awaits = awaits
        self._music = Music()
        self._voice, self._robots = voice, robots
        self._drawer, self._library = drawer, library
        self._others: tuple[OtherContent, ...] = ()
        """Learning paths that the session is told of once an adult is there to choose one."""
        self._packs, self._voices = packs, voices
        self._printing, self._tablets, self._viewer = printing, tablets, viewer
        self._left_out: dict[str, NoTake | PrintEnded | TabletsAre | ImportEnded] = {}
        """What the adults' pages are told instead by parts of the machine that were left out."""
        self._heard = ""
        """The path whose recordings are played."""
        self._settings: Settings | None = None
        self._bookmark: Bookmark | None = None
        self._has_opened = self._is_calm = False
        self._touches = session.touches

    def join(  # noqa: PLR0913 (as above)
        self,
        *,
        voice: "Voice | None" = None,
        robots: "Robots | None" = None,
        packs: "LibraryDesk | None" = None,
        voices: "VoiceDesk | None" = None,
        printing: "PrintDesk | None" = None,
        tablets: "Tablets | None" = None,
        viewer: "Viewer | None" = None,
        library: "Library | None" = None,
    ) -> None:
        """Take in parts of the machine that come once the first picture is seen; ``packs`` with the ``library``."""
        self._voice, self._robots = voice or self._voice, robots or self._robots
        self._packs, self._voices = packs or self._packs, voices or self._voices
        self._printing, self._tablets = printing or self._printing, tablets or self._tablets
        self._viewer, self._library = viewer or self._viewer, library or self._library
        self._awaits, self._settings = False, None  # they are told the settings too

    @cached_property
    def _names(self) -> "NamesFirst":
        """What the voice says, in its order."""
        from simulateur.desk.names_first import NamesFirst  # noqa: PLC0415 (the first picture waits for no voice)

        return NamesFirst()

    def report(self) -> None:
        """Tell the session what robots, disk and content have to say."""
        session = self.session
        if self._robots is not None:
            self.part = "robots"
            self._from_robots += self._robots.take_reports(session.settings.tokens)
        while self._from_robots:
            session.hear(self._from_robots.popleft())
        if self._drawer is not None:
            self.part = "disk"
            self._from_disk += self._drawer.take_reports()
        while self._from_disk:
            self._pass_on(self._from_disk.popleft())
        parts = self._packs, self._voices, self._printing, self._tablets, self._viewer
        for name, part in zip(("packs", "voices", "printing", "tablets", "viewer"), parts, strict=True):
            if part is not None:
                self.part = name
                self._from_packs += part.take_reports()
            while self._from_packs:
                self._is_calm = False
                session.hear(self._from_packs.popleft())
        if self._library is not None and self._library.done():
            library, self._library = self._library, None
            self.part, self._is_calm = "content", False
            self._read_library(library)
        if self._others and session.page is Page.ADULTS:
            self.offer()
        self._tell_threads()

    def serve(self, seconds: float) -> None:
        """Do what the session asks for, ``seconds`` after the last call."""
        if self._awaits:
            return
        self._apply()
        self._use_recordings()
        if self._voices is not None:
            self.part = "voices"
            self._voices.listen(ear(self.session), seconds, self._voice)
        elif "voices" in self._left_out and ear(self.session).sentence is not None:
            self._answer_for("voices")
        if self._printing is not None:
            self.part = "printing"
            self._printing.attend(is_open=prints(self.session))
        self._sound(seconds)
        self._asked += self.session.take_requests()
        while self._asked:
            self._obey(self._asked.popleft())
        self._keep()

    def went_well(self) -> None:
        """A touch was handled, and what came of it was shown."""
        if self.faults is not None:
            self.faults.in_a_row = 0
        if self._drawer is not None:
            self._drawer.settle()

    def leave_out(self, part: str) -> str:
        """Go on without a part of the machine that fails again and again; the sentence for the adult."""
        match part:
            case "voice":
                self._leave(self._voice)
                self._voice = None
                self._from_disk.append(VoiceIs(heard=False))
                return _("le son tombe en panne sans cesse ; le kit continue sans lui : relancez-le pour l'entendre")
            case "robots":
                self._leave(self._robots)
                self._robots = None
                self._from_robots.append(RobotsAre(()))
                return _("les robots mettent le kit en panne sans cesse ; il les a arrêtés et continue sans eux")
            case "voices":
                self._leave(self._voices)
                self._voices = None
                told = _(
                    "le micro met le kit en panne sans cesse ; il continue sans lui : relancez-le pour enregistrer"
                )
                self._left_out[part] = NoTake(told)
                return told
            case "printing":
                self._leave(self._printing)
                self._printing = None
                told = _("l'impression met le kit en panne sans cesse ; il continue sans elle : relancez-le")
                self._left_out[part] = PrintEnded(told)
                return told
            case "packs" | "tablets" | "viewer":
                return self._leave_out_beside(part)
            case _:
                self._drawer = None
                return _("le disque met le kit en panne sans cesse ; plus rien n'est gardé : relancez le kit")

    def _leave_out_beside(self, part: str) -> str:
        if part == "tablets":
            self._leave(self._tablets)
            self._tablets = None
            told = _("les tablettes mettent le kit en panne sans cesse ; il leur est fermé : relancez-le")
            self._left_out[part] = TabletsAre(answer=told)
            return told
        if part == "viewer":
            self._viewer = None
            return _("ouvrir un fichier met le kit en panne sans cesse ; ouvrez-le vous-même")
        self._leave(self._packs)
        self._packs = None
        told = _("la bibliothèque met le kit en panne sans cesse ; il continue sans elle : relancez-le")
        self._left_out[part] = ImportEnded(told)
        return told

    def close(self) -> None:
        """Leave the robots still and fall silent."""
        for part in (self._tablets, self._robots, self._packs, self._voices, self._printing, self._voice):
            self._leave(part)

    def _leave(self, part: "Robots | LibraryDesk | VoiceDesk | PrintDesk | Tablets | Voice | None") -> None:
        """Close a part of the machine; where it fails at that too, the others are closed all the same."""
        if part is None:
            return
        try:
            part.close()
        except Exception as error:
            if self.faults is None:
                raise
            self._tell_thread(self.faults, "", error)

    def _tell_threads(self) -> None:
        if self.faults is not None:
            for thread, error in self.faults.take_from_threads():
                self._tell_thread(self.faults, thread, error)

    def _tell_thread(self, faults: "Faults", thread: str, error: BaseException) -> None:
        """Tell the adult of what failed beside the screen; the children need not know."""
        sentence = faults.note(error, thread, _("à côté de l'écran"))
        if sentence is not None:
            self.session.note(sentence, faults.reports.get(sentence, ""))

    def take_pictures(self) -> tuple[KeepPicture, ...]:
        """The pictures to paint since the last call; what becomes of each goes to ``keep_picture``."""
        pictures, self._pictures = tuple(self._pictures), []
        return pictures

    def keep_picture(self, asked: KeepPicture, png: bytes) -> None:
        """Write a picture that was painted."""
        if self._drawer is not None:
            self.part = "disk"
            self._drawer.keep_picture(png, asked.animal)

    def images(self) -> "Images | None":
        """The pictures that are to be seen, where they are not those of the content at the start."""
        if self._packs is None:
            return None
        return self._packs.images_of(shown_path(self.session).id)

    def _apply(self) -> None:
        """Pass changed settings on to the parts of the machine."""
        settings, before = self.session.settings, self._settings
        if settings is before:
            return
        self._settings = settings
        if self._robots is not None:
            self._robots.obey(KeepFree(frozenset(robot.animal for robot in settings.hand_robots)))
        self.part = "voice"
        if self._voice is not None:
            self._voice.voice = self._voice.effects = self._voice.music = 0.0
            if not settings.mute:
                self._voice.music = settings.music_volume / LOUDEST
                self._voice.voice = settings.voice_volume / LOUDEST
                self._voice.effects = settings.effects_volume / LOUDEST
            self._voice.speak_in(settings.language)
        self.part = "disk"
        if before is not None and self._drawer is not None:
            self._drawer.keep_changes(before, settings)

    def _use_recordings(self) -> None:
        """Let the recordings be heard that came with the path that is played."""
        path = self.session.path.id
        if self._voice is None or self._packs is None or path == self._heard:
            return
        root, self._heard = self._packs.root_of(path), path
        if root is not None:
            self._voice.use_content(root)

    def _obey(self, request: Request) -> None:
        match request:
            case Ask.LEAVE:
                self.must_leave = True
            case Say() if self._voice is not None:
                self.part = "voice"
                self._names.say(request, self._voice)
            case HearPack(samples) if self._voice is not None:
                self.part = "voice"
                self._voice.hear(samples)
            case KeepPicture():
                self._want_picture(request)
            case OpenFile() if self._viewer is not None:
                self.part = "viewer"
                self._viewer.obey(request)
            case _ if self._is_obeyed_for_adults(request):
                pass
            case Tried() | Stored() | ShowTries() if self._drawer is not None:
                self.part = "disk"
                self._drawer.obey(request)
            case _ if self._robots is not None:
                self.part = "robots"
                self._robots.obey(request)

    def _is_obeyed_for_adults(self, request: Request) -> bool:
        """Do what one of the adults' pages asks, where its part of the machine is there; whether it is such a thing."""
        match request:
            case PackAsk() | LookInto() | ImportPack() | RemovePack():
                if self._packs is not None:
                    self.part = "packs"
                    self._packs.obey(request)
                self._answer_for("packs")
            case ShowVoices() | VoiceAsk() | EraseVoice():
                if self._voices is not None:
                    self.part = "voices"
                    self._voices.obey(request, self._voice)
                self._answer_for("voices")
            case ShowChoices() | ShowPrint() | MakePrint():
                if self._printing is not None:
                    self.part = "printing"
                    self._printing.obey(request)
                self._answer_for("printing")
            case TabletAsk() | TabletsTo():
                if self._tablets is not None:
                    self.part = "tablets"
                    self._tablets.obey(request, self._shown())
                self._answer_for("tablets")
            case _:
                return False
        return True

    def _answer_for(self, part: str) -> None:
        """Tell the page that asks it why a part of the machine is silent, if it was left out."""
        if part in self._left_out:
            self._from_packs.append(self._left_out[part])

    def _shown(self) -> Shown:
        """What is played here."""
        return Shown(self.session.path, self.session.settings, self.images())

    def _want_picture(self, asked: KeepPicture) -> None:
        """Have a picture painted, where there is a disk to keep it on."""
        if self._drawer is not None:
            self._pictures.append(asked)
        else:
            self._from_disk.append(
                PictureIs(kept=False, sentence=_("l'image n'est pas gardée : le kit joue sans disque"))
            )

    def _sound(self, seconds: float) -> None:
        session, voice = self.session, self._voice
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
        # In a session that is calm nothing new can have to be kept, unless it stirs.
        was_calm, self._is_calm = self._is_calm, is_calm(self.session)
        before, self._touches = self._touches, self.session.touches
        if self._touches == before and ((was_calm and self._is_calm) or self.session.is_moving):
            return
        self.part = "disk"
        bookmark = self.session.bookmark
        if self._bookmark is None:
            self._bookmark = bookmark
        elif self._drawer is not None and self._has_opened and bookmark != self._bookmark:
            self._bookmark = bookmark
            self._drawer.keep(bookmark)

    def _read_library(self, library: "Library") -> None:
        try:
            contents = library.result()
        except KitError as error:
            self.session.hear(Notice(str(error)))
            return
        for found in contents:
            if isinstance(found, Unplayable):
                self.session.hear(Notice(found.sentence, found.file))
                continue
            for sentence in found.notices:
                self.session.hear(Notice(sentence, found.files.get(sentence, "")))
            self._others = (*self._others, found)

    def offer(self) -> None:
        """Tell the session of the paths that an adult can choose from: she is coming, or is there."""
        others, self._others = self._others, ()
        self.part, self._is_calm = "content", False
        read = {other.path: other for other in others}
        for other in others:
            # A pack may take the place of a path of the kit: it is read later.
            if self._packs is not None and (other is not read[other.path] or other.path == self.session.path.id):
                continue
            found = other.unpacked()
            if self._packs is not None:
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
            if not report.resumes and self._drawer is not None:
                self._drawer.keep(self.session.bookmark)
        if isinstance(report, Erased) and self._voices is not None:
            self._voices.erased()
        if isinstance(report, Erased) and not report.here and self._drawer is not None:
            self._bookmark = self.session.bookmark
            self._drawer.keep(self._bookmark)
