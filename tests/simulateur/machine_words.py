"""What the machine tells a session, in the words of a transcript: ``packs 3``, ``tries 2``, ``level 0.5``."""

from base64 import b64decode
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from beebot.journal.journal import Entry
from beebot.journal.tally import Tally
from beebot.lesson import Level
from firmware_bridge.witness.questions import Kind as Witnessed
from firmware_bridge.witness.questions import Question, of_sound
from lecons.names import ANIMALS
from lecons.pictures.artwork import document
from simulateur.game.messages.packs import (
    Found,
    IdsTaken,
    ImportEnded,
    ImportIsAt,
    LibraryIs,
    PackHolds,
    PackMat,
    PackPath,
    PacksFound,
    PackShows,
    Shelved,
)
from simulateur.game.messages.paths import PathRead
from simulateur.game.messages.printing import (
    ChoicesAre,
    NoPage,
    PageIs,
    Printable,
    PrintEnded,
    PrintMat,
    PrintOrder,
    PrintPart,
    ProofIs,
    Subject,
)
from simulateur.game.messages.tablets import SeenTablet, TabletsAre
from simulateur.game.messages.voices import By, LevelIs, NoTake, SaidBy, TakeIs, VoicesAre
from simulateur.game.reports import (
    Answer,
    Around,
    Contents,
    Erased,
    Kind,
    Notice,
    Port,
    Report,
    SearchEnded,
    TalliesAre,
    VoiceIs,
    WitnessIs,
)
from simulateur.game.session import Session

_KINDS = (Kind("kit", "Robot du kit", tried=False), Kind("escornabot", "Escornabot", tried=True))
_WHITE = b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR42mP4//8/AAX+Av4zEpUUAAAAAElFTkSuQmCC")
"""A page as a PNG of one white pixel."""
_MATS = tuple(PrintMat(Subject(Printable.MAT, f"t{n}"), f"Tapis {n}") for n in range(1, 31))
_PARTS = (
    PrintPart("fiche", "Fiche", 1),
    PrintPart("defis", "Cartes de défi", 2, "6 cartes à couper"),
    PrintPart("loto", "Loto sonore", 1, "écouter une case", extra=True),
    PrintPart("demain", "Demain matin", 4, "sans colle", extra=True),
)
_SHELVED = tuple(Shelved(f"p{n}", f"Paquet {n}", f"{n} séances, 1 Mo") for n in range(1, 31))
_FILES = tuple(Found(f"/home/ici/p{n}.zip", f"p{n}.zip", "Documents") for n in range(1, 31))
_PORTS = (Port("/dev/ttyUSB0", "CH340", ("escornabot",)), Port("/dev/rfcomm0", "", ()))
_ADVICE = ("un port est occupé par un autre programme ; fermez-le",)


def report_of(session: Session, word: str, rest: str) -> Report | None:
    """What is told by a ``word`` and the ``rest`` of its line; None where the machine tells nothing by that word."""
    reports: dict[str, Callable[[str], Report]] = {
        "path": lambda words: PathRead(
            replace(session.repertoire.path, id=words.split()[-1], level=Level(words.split()[0]))
        ),
        "mute": lambda _none: VoiceIs(heard=False),
        "notice": Notice,
        "found": lambda what: SearchEnded(in_vain=what == "none"),
        "ports": lambda _none: Around(_KINDS, _PORTS, _ADVICE),
        "no": lambda _ports: Around(_KINDS),
        "tries": lambda count: Contents(tuple(_tries(int(count))), about=session.adults.data.ids),
        "fault": lambda file: Notice(f"{file}:3:1 : il manque « titre »", f"/ici/{file}"),
        "did": lambda what: TalliesAre(_tallies(session, what)),
        "answers": lambda _none: Answer("Tout est écrit."),
        "erased": lambda _none: Erased(),
        "packs": lambda count: LibraryIs(_SHELVED[: int(count)]),
        "files": lambda count: PacksFound(_FILES[: int(count)]),
        "holds": lambda count: _holds(session, int(count)),
        "shows": lambda count: _shows(session, int(count)),
        "hides": lambda told: PackShows(_file(session), trouble=told),
        "import": lambda part: ImportIsAt(float(part)),
        "taken": lambda _none: IdsTaken("« foret » reprend des noms déjà pris par « ferme » (ferme)"),
        "brought": ImportEnded,
        "mats": lambda count: ChoicesAre(_MATS[: int(count)]),
        "address": lambda _none: ChoicesAre(_MATS, "https://ecole.exemple.fr/"),
        "counted": lambda _none: ProofIs(_print_order(session), _PARTS),
        "printed": lambda _none: PageIs(
            _print_order(session),
            session.adults.printing.place,
            f"sheet-{session.adults.printing.place}",
            _WHITE,
            700,
            990,
        ),
        "unprinted": lambda told: NoPage(_print_order(session), told),
        "wrote": PrintEnded,
        "voices": lambda place: _voices(session, int(place)),
        "level": lambda level: LevelIs(float(level)),
        "spoken": lambda seconds: TakeIs(float(seconds)),
        "unheard": NoTake,
        "tablets": lambda count: _tablets(int(count), listens=False),
        "listening": lambda count: _tablets(int(count), listens=True),
        "shut": lambda sentence: TabletsAre(answer=sentence),
        "kept": lambda _none: SaidBy(session.adults.voices.sentence, By.TEACHER),
        "talk": _talk,
        "gone": lambda _none: SaidBy(session.adults.voices.sentence, By.MACHINE),
    }
    return reports[word](rest) if word in reports else None


def _talk(words: str) -> WitnessIs:
    """``yes Un mot ?`` is asked; ``keep`` shows the whole file, ``ended Un mot.`` is its end."""
    what, _space, sentence = words.partition(" ")
    if what == "keep":
        return WitnessIs(Question(Witnessed.KEEP, '{\n "temoignage": 1,\n "kit": "0.2"\n}\n'))
    if what == "ended":
        return WitnessIs(sentence=sentence)
    return WitnessIs(of_sound() if what == "sound" else Question(Witnessed[what.upper()], sentence))


def _tablets(count: int, *, listens: bool) -> TabletsAre:
    """So many tablets; the second one was lost, the first one is done."""
    square = ("## #", " ## ", "#  #", "####")
    present = tuple(SeenTablet(each, "La visite", each != "frog", each == "fox") for each in ANIMALS[:count])
    return TabletsAre("http://192.168.1.20:8765/", "472916", square, "11:45", listens, present)


def _file(session: Session) -> str:
    """The pack that is looked into."""
    file = session.adults.library.file
    assert file is not None
    return file.file


def _shows(session: Session, count: int) -> PackShows:
    """So many mats, each wider than the one before, and a voice."""
    mats = tuple(PackMat(document(40 + 20 * n, 60), 40.0 + 20 * n, 60.0) for n in range(count))
    return PackShows(_file(session), mats, b"\0\0")


def _holds(session: Session, count: int) -> PackHolds:
    """So many paths, of a séance more each."""
    lessons = tuple(f"– Séance {n} · GS · 30 min" for n in range(1, count + 1))
    paths = tuple(PackPath(f"Parcours {n}", lessons[:n]) for n in range(1, count + 1))
    return PackHolds(_file(session), f"{count} séances · 9 défis · 1 Mo", paths)


def _print_order(session: Session) -> PrintOrder:
    order = session.adults.printing.order
    assert order is not None
    return order


def _voices(session: Session, place: int) -> VoicesAre:
    lines = session.adults.voices.lines
    by = tuple(By.TEACHER if number == place else By.MACHINE for number in range(len(lines)))
    return VoicesAre(by, tuple(f"phrase-{number}" for number in range(len(lines))), "/kit/voix")


def _tries(count: int) -> Iterator[Entry]:
    for number in range(1, count + 1):
        yield Entry("renard", date(2026, 11, 25), "meadow", "a" * 32, number, "BUMP", 3, number % 3)


def _tallies(session: Session, what: str) -> dict[tuple[str, str, str], Tally]:
    """What the fox did of the first séance: nothing, or each look of a challenge in turn."""
    looks = () if what == "nothing" else (Tally(3, True), Tally(2, True, 2), Tally(4))
    keys = session.repertoire.flowers.keys(session.repertoire.path.lessons[0])
    return {("renard", *key): tally for key, tally in zip(keys, looks, strict=False)}
