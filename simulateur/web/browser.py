"""The kit inside a browser: one tablet, what it keeps in a folder of its memory, and what its worker asks for.

``www/worker.js`` calls ``Browser`` in Pyodide. Before the first turn the folder is filled from the browser's storage;
after each turn, what changed in it is written back. The files are those of every other machine (decision 52).
"""

import gc
import json
import pickle
from collections.abc import Sequence
from pathlib import Path

from beebot.i18n import gettext as _
from beebot.i18n import noted, use_language
from lecons.pictures.themes import CONTRAST, USUAL
from simulateur.game.messages.machine import BROWSER
from simulateur.game.reports import Notice
from simulateur.game.session import Session
from simulateur.game.settings import Settings
from simulateur.machine.faults import Faults
from simulateur.machine.keeping.screen_files import KeptSettings
from simulateur.machine.keeping.settings_file import FILE, read_settings
from simulateur.machine.keeping.store import StoreAtOnce
from simulateur.machine.playable import OtherContent, at_hand
from simulateur.machine.robots.tablet_witness import TabletWitness
from simulateur.pages.open_page import load_pages
from simulateur.web.tablet import Tablet
from simulateur.web.tablet_touches import read_all

KEPT = Path("/kept")
"""The folder of what is kept, in the memory of the page."""
_TOLD = {
    "refused": noted(
        "ce navigateur ne garde rien (navigation privée ?) : les progrès sont perdus quand la page se ferme ; "
        "ouvrez-la dans une fenêtre ordinaire"
    ),
    "full": noted(
        "la tablette n'a plus de place : le dernier essai n'y est pas gardé ; effacez des photos ou des "
        "applications, puis rouvrez la page"
    ),
    "roomless": noted(
        "la tablette n'a pas la place de garder cette page : elle ne jouera pas sans réseau ; effacez des "
        "photos ou des applications, puis rouvrez la page"
    ),
    "newer": noted(
        "une version nouvelle est arrivée sur la tablette : elle se jouera quand on aura fermé la page, puis rouvert"
    ),
    "unknown": noted(
        "le défi de la carte n'est pas dans ce dossier de tablettes : refaites le dossier, ou imprimez de "
        "nouveau les cartes"
    ),
    "insecure": noted(
        "cette page n'est pas gardée pour jouer sans réseau : il lui faut une adresse https ; demandez-la au "
        "service informatique"
    ),
}
"""What an adult is told of the page, by the words that it uses."""


def read(content: bytes) -> tuple[OtherContent, ...]:
    """The learning paths of a folder for tablets, from the bytes that ``lesson_values.packed`` made.

    The first, which opens unless an adult chose another, is there at once.
    """
    contents: tuple[OtherContent, ...] = pickle.loads(content)  # noqa: S301 (made by the same build)
    return at_hand(contents[0].unpacked()), *contents[1:]


def rehearsed(content: bytes, size: tuple[int, int]) -> tuple[OtherContent, ...]:
    """The learning paths in ``content``, after a first picture of ``size`` pixels was drawn and thrown away.

    What a start has to read and to draw is then in Python's memory, which a tablet keeps for its next starts. Nothing
    that was done on the tablet is in it.
    """
    import tempfile  # noqa: PLC0415 (no start needs it, nor what it imports)

    contents = read(content)
    with tempfile.TemporaryDirectory() as nobodys:
        Browser(contents, size, Path(nobodys) / "kept").step(0.0, "[]")
    return contents


def settled() -> None:
    """Import the other pages once the first picture is shown, and let Python collect garbage from now on.

    What is there by then stays: nobody looks through it again.
    """
    load_pages()
    gc.collect()
    gc.freeze()
    gc.enable()


class Browser:
    """The kit on one page of a browser, of ``size`` pixels. It plays one of ``contents``, at first the first.

    ``named`` is what the address says behind its ``#``: the lesson, or the lesson and the challenge, that opens at
    once, as ``le-code-des-fleches/la-fleur``. Whoever has such an address came from a printed card. ``version`` is that
    of the folder, which an adult may ask for. ``less_movement`` and ``high_contrast`` say what the tablet was told to
    be for all its pages. That holds until an adult changes a setting of the kit. ``started_s`` seconds have passed
    since the page was asked for; the start ``remembers`` Python if it was there from an earlier one.
    """

    def __init__(  # noqa: PLR0913 (what a page is told, each by its name)
        self,
        contents: Sequence[OtherContent],
        size: tuple[int, int],
        kept: Path = KEPT,
        named: str = "",
        version: str = "",
        *,
        less_movement: bool = False,
        high_contrast: bool = False,
        started_s: float = 0.0,
        remembers: bool = False,
    ) -> None:
        lesson, _slash, challenge = named.partition("/")
        wished = Settings(less_movement=less_movement, theme=CONTRAST if high_contrast else USUAL)
        chosen, others, settings, damage = _chosen(contents, kept, lesson, wished)
        first = chosen.unpacked()
        notices = [*first.notices, *filter(None, (damage,))]
        session = Session(
            first.path,
            settings.language,
            notices,
            settings=settings,
            hashes=first.hashes,
            machine=BROWSER._replace(version=version),
        )
        self._folder = kept
        self._outside = kept.parent / _("Téléchargements")
        self._store = StoreAtOnce(kept, self._outside, sees_files=False)
        self._disk = self._store.screen_files(settings=KeptSettings(settings))
        start = {"premiere_image_s": float(started_s), "memoire": remembers}
        witness = TabletWitness(start, self._outside)
        self.tablet = Tablet(session, first.images, size, robots=witness, disk=self._disk, faults=Faults(kept))
        self.tablet.screen.backend.take_in(others)
        self._seen = self._files()
        if named and not _goes_to(session, lesson, challenge):
            self.note("unknown")

    def step(self, now_s: float, told: str) -> str:
        """Do one turn at ``now_s`` seconds with the page's events ``told``; returns messages for it. Both are JSON."""
        return json.dumps(self.tablet.step(now_s, read_all(json.loads(told))), ensure_ascii=False)

    def rest(self) -> float:
        """How many seconds the next turn can wait, unless the page has something to tell."""
        return self.tablet.rest_s

    def changed(self) -> list[str]:
        """The names of the kept files that were written or erased since the last call."""
        before, self._seen = self._seen, self._files()
        return sorted(name for name, _mark in {*before.items()} ^ {*self._seen.items()})

    def handed_out(self) -> list[str]:
        """The paths of the files that an adult asked for and that the browser is to save, each once."""
        return [str(file) for file in sorted(self._outside.rglob("*")) if file.is_file()]

    def hidden(self) -> None:
        """Note that the page is out of sight and may end without warning, so that its start counts as a good one."""
        self._disk.settle()

    def note(self, what: str) -> None:
        """Have the adult told of something that the page found out; ``what`` is one of the words of ``_TOLD``."""
        self.tablet.session.hear(Notice(_(_TOLD.get(what, _TOLD["insecure"]))))

    def _files(self) -> dict[str, tuple[int, int]]:
        found = ((file, file.stat()) for file in self._folder.rglob("*") if file.is_file())
        return {file.relative_to(self._folder).as_posix(): (at.st_mtime_ns, at.st_size) for file, at in found}


def _chosen(
    contents: Sequence[OtherContent], kept: Path, lesson: str, wished: Settings
) -> tuple[OtherContent, tuple[OtherContent, ...], Settings, str | None]:
    """The path that opens, the others, the settings, and what is wrong with these if anything is.

    Another path than the usual one opens where it alone has the ``lesson`` that is named, this time only.
    The settings are those ``wished`` where none were ever kept.
    """
    settings, damage = read_settings(kept)
    if damage is None and not (kept / FILE).exists():
        settings = wished
    use_language(settings.language)
    usual = next((each for each in contents if each.path == settings.path), contents[0])
    having = [each for each in contents if lesson in each.lessons]
    first = usual if usual in having or not having else having[0]
    return first, tuple(each for each in contents if each is not first), settings, damage


def _goes_to(session: Session, lesson: str, challenge: str) -> bool:
    """Open what an address names; False where the folder has no such lesson, or the lesson no such challenge."""
    places = [place for place, each in enumerate(session.repertoire.path.lessons) if each.id == lesson]
    if not places:
        return False
    ids = [each.id for each in session.repertoire.path.lessons[places[0]].challenges]
    if challenge in ids:
        session.open_challenge(places[0], ids.index(challenge))
    else:
        session.open_lesson(lesson)
    return challenge in ids or not challenge
