"""The file of a witness: JSON that is checked strictly, for whoever reads it did not see it being made.

No field takes free text: numbers, yes or no, words of a list, bytes. So no name, address or folder has a place in it.
"""

import json
import re
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
    field_validator,
    model_validator,
)

from beebot.command import FlatProgram
from beebot.errors import KitError, shown
from beebot.files.system_errors import reason
from beebot.i18n import gettext as _
from beebot.notation import ProgramError, parse_flat
from firmware_bridge.diagnostic import GRABBERS
from firmware_bridge.drivers import DRIVERS
from firmware_bridge.witness.questions import MOST_MEASURED, MOST_SECONDS
from firmware_bridge.witness.recording import AROUND_LINE, MOST_LINES, WIRE_BYTES
from firmware_bridge.witness.seal import FORMAT, FORMAT_KEY, SUM_KEY, sealed, sum_of

MOST_TRIALS, MOST_EVENTS, MOST_WORDS = 12, 300, 2000
_AROUND_TRIAL, _AROUND_ALL, _EVENT = 500, 100_000, 20
"""Bytes of what is not counted otherwise: of a trial, of the whole file, of one event."""
MOST_BYTES = MOST_TRIALS * (WIRE_BYTES + MOST_EVENTS * _EVENT + MOST_WORDS + _AROUND_TRIAL) + _AROUND_ALL
"""The largest file that can be written; the witness of the kit's own emulated robot, which says most, has 16,000."""

TrialName = Literal["connexion", "vider", "touches", "diagonale", "arret", "long", "fermeture"]
SYSTEMS = ("Linux", "Windows", "Darwin")
OTHER_SYSTEM = "autre"
PROPERTIES = (
    "broadcast",
    "read",
    "write-without-response",
    "write",
    "notify",
    "indicate",
    "authenticated-signed-writes",
    "extended-properties",
    "reliable-write",
    "writable-auxiliaries",
)
"""What a characteristic may do, as bleak calls it."""


def _one_of(words: Iterable[str]) -> StringConstraints:
    return StringConstraints(pattern=f"^({'|'.join(map(re.escape, words))})$")


def _of_this_kit(kind: str) -> str:
    if kind not in DRIVERS:
        raise ValueError(_("« {kind} » n'est pas un robot de ce kit").format(kind=shown(kind)))
    return kind


_Kind = Annotated[str, AfterValidator(_of_this_kit)]
_Version = Annotated[str, StringConstraints(pattern=r"^[0-9]{1,5}([.][0-9]{1,5}){0,4}$")]
"""Numbers alone: who builds a kernel or a Python may put any word behind them."""
_Number = Annotated[str, StringConstraints(pattern=r"^([0-9a-f]{4}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$")]
_Line = Annotated[str, StringConstraints(pattern=r"^\d{1,4}\.\d{3} [<>] ([0-9a-f]{2}){1,512}$")]
_Event = Annotated[str, StringConstraints(pattern=r"^((debut|fin|arret|choc) \d{1,3}|arret|fini|perdu|refus)$")]
_Name = Annotated[str, StringConstraints(pattern=r"^((?i:blue-?bot|ozo(evo|blue)?|sm-)|)[x0?]{0,30}$")]
"""What begins the name that a maker gave, then a letter as x, a digit as 0, anything else as a question mark."""
_Seconds = Annotated[float, Field(ge=0, le=MOST_SECONDS)]
_Measure = Annotated[float, Field(ge=0, le=MOST_MEASURED)]

_KEYS = {
    "name": "nom",
    "usable": "utilisable",
    "held": "pris",
    "likely": "robots",
    "blocked": "bloque",
    "grabbers": "preneurs",
    "first_picture_s": "premiere_image_s",
    "sound": "son",
    "printed": "imprime",
    "bar_mm": "barre_mm",
    "characteristic": "caracteristique",
    "properties": "proprietes",
    "piece": "morceau",
    "program": "programme",
    "pieces": "morceaux",
    "wire": "fil",
    "events": "evenements",
    "measure": "mesure",
    "kind": "sorte",
    "link": "liaison",
    "offered": "services",
    "seed": "graine",
    "figures": "reglage",
    "trials": "essais",
    "system": "systeme",
    "computer": "ordinateur",
    "tablet": "tablette",
    "remembers": "memoire",
    "home_screen": "ecran_d_accueil",
}
"""The words of the file, for the adult who reads it before it is kept."""


def _key(name: str) -> str:
    return _KEYS.get(name, name)


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, alias_generator=_key, validate_by_name=True)


class PortSeen(_Part):
    """A serial port of the computer, whose name is not kept."""

    usable: bool
    """Whether this account may open it."""
    held: bool
    """Whether another program has it open."""
    likely: tuple[_Kind, ...] = Field(max_length=20)
    """The kinds of robots that its chip may lead to."""


class System(_Part):
    """The computer: what keeps a robot from being reached depends on it, as far as ``diagnostic`` knows."""

    name: Annotated[str, _one_of((*SYSTEMS, OTHER_SYSTEM))]
    version: _Version
    python: _Version
    bluetooth: bool | None
    bleak: _Version | None
    bluez: _Version | None
    blocked: bool
    """Whether a switch holds Bluetooth off."""
    grabbers: tuple[Annotated[str, _one_of(GRABBERS)], ...] = Field(max_length=9)
    """Programs that run and open ports by themselves."""
    ports: tuple[PortSeen, ...] = Field(max_length=60)


class Computer(_Part):
    """What an adult saw of the kit without any robot; None where it was not tried."""

    first_picture_s: _Seconds | None
    sound: bool | None
    printed: bool | None
    bar_mm: _Measure | None
    """The printed bar that should measure 100 mm."""


class Tablet(_Part):
    """What was seen of the kit in the browser of a tablet; None where it was not tried."""

    first_picture_s: _Seconds
    remembers: bool
    """Whether Python was there from an earlier start."""
    sound: bool | None
    home_screen: bool | None
    """Whether the page is on the home screen, and opens from there."""


class Offered(_Part):
    """A characteristic that the robot offers over Bluetooth Low Energy."""

    service: _Number
    characteristic: _Number
    properties: tuple[Annotated[str, _one_of(PROPERTIES)], ...] = Field(max_length=12)
    piece: Annotated[int, Field(ge=1, le=600)]
    """The most bytes that the radio writes to it at once."""


class Trial(_Part):
    """One thing that was tried: what went over the link (``wire``), what the driver made of it, what the adult saw."""

    name: TrialName
    program: str = Field(default="", max_length=MOST_WORDS)
    pieces: Annotated[int, Field(ge=0, le=20)] = 0
    """At most so many bytes were written at once; 0 for as many as the link takes."""
    wire: tuple[_Line, ...] = Field(default=(), max_length=MOST_LINES)
    """Seconds since the trial began, ``>`` for the computer or ``<`` for the robot, bytes."""
    events: tuple[_Event, ...] = Field(default=(), max_length=MOST_EVENTS)
    touches: tuple[_Seconds, _Seconds] | None = None
    """When the adult saw the robot leave and stop, in seconds since the trial began."""
    measure: _Measure | None = None
    """What the adult measured or counted, in the unit that ``protocol`` asks for."""

    @field_validator("program")
    @classmethod
    def _is_a_program(cls, text: str) -> str:
        try:
            parse_flat(text)
        except ProgramError as error:
            raise ValueError(str(error)) from error
        return text

    @model_validator(mode="after")
    def _in_order(self) -> "Trial":
        times = [float(line.split(" ", 1)[0]) for line in self.wire]
        if times != sorted(times):
            raise ValueError(_("les instants du fil reculent"))
        if self.touches is not None and self.touches[0] > self.touches[1]:
            raise ValueError(_("le robot s'arrête avant de partir"))
        if sum(len(line) + AROUND_LINE for line in self.wire) > WIRE_BYTES:
            raise ValueError(_("le fil est trop long"))
        steps = [int(event.split(" ")[1]) for event in self.events if " " in event]
        if any(step > len(self.commands) for step in steps):
            raise ValueError(_("une étape n'est pas dans le programme"))
        return self

    @property
    def commands(self) -> FlatProgram:
        return parse_flat(self.program) if self.program else ()


class RobotSeen(_Part):
    """The robot: its kind, how it was reached, the name heard as a shape, and what was tried, in order."""

    kind: _Kind
    link: Literal["cable", "air", "reseau", "aucun"]
    name: _Name
    offered: tuple[Offered, ...] = Field(max_length=60)
    seed: Annotated[int, Field(ge=0, lt=2**32)]
    """What the driver drew its numbers from, if it draws any."""
    figures: tuple[Annotated[float, Field(gt=0, le=60)], ...] = Field(max_length=4)
    trials: tuple[Trial, ...] = Field(min_length=1, max_length=MOST_TRIALS)


class Witness(_Part):
    """The whole file, without its format number and its sum."""

    kit: Annotated[str, StringConstraints(pattern=r"^[0-9]{1,3}([.][0-9]{1,3}){1,3}([.]dev[0-9]{1,3})?$")]
    system: System | None
    """None for a tablet, whose browser tells no page what it runs on."""
    computer: Computer | None
    robot: RobotSeen | None
    tablet: Tablet | None = None


def write(witness: Witness) -> str:
    """The text of the file."""
    return sealed(witness.model_dump(by_alias=True, mode="json"))


def read(file: Path) -> Witness:
    """The witness in ``file``.

    Raises:
        KitError: it cannot be read, is cut, damaged or changed, or was never written by the kit.
    """
    try:
        with file.open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)
    except OSError as error:
        sentence = _("{file} ne peut pas être lu ({reason}) ; vérifiez son nom")
        raise KitError(sentence.format(file=file, reason=reason(error))) from error
    if len(data) > MOST_BYTES:
        sentence = _("{file} est trop gros pour un témoignage ; demandez le fichier qu'a écrit « temoigner »")
        raise KitError(sentence.format(file=file))
    found = _parsed(file, data)
    if not isinstance(found, dict) or FORMAT_KEY not in found:
        sentence = _("{file} n'est pas un témoignage ; demandez le fichier qu'a écrit « temoigner »")
        raise KitError(sentence.format(file=file))
    if found[FORMAT_KEY] != FORMAT:
        sentence = _("{file} est un témoignage de forme {theirs}, ce kit lit la forme {ours} ; prenez le même kit")
        raise KitError(sentence.format(file=file, theirs=shown(found[FORMAT_KEY]), ours=FORMAT))
    return _checked(file, found)


def read_text(text: str) -> Witness:
    """The witness whose whole ``text`` was just written."""
    return _checked(Path(), json.loads(text))


def _parsed(file: Path, data: bytes) -> object:
    try:
        return json.loads(data.decode("utf-8-sig"), object_pairs_hook=partial(_once, file))
    except (UnicodeDecodeError, RecursionError):
        return None
    except ValueError as error:
        line = getattr(error, "lineno", 1)
        sentence = _("{file}, ligne {line} : le témoignage est coupé ou abîmé ; demandez-le encore une fois, entier")
        raise KitError(sentence.format(file=file, line=line)) from error


def _once(file: Path, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise _not_as_written(file, key, _("cette clé est là deux fois"))
        found[key] = value
    return found


def _not_as_written(file: Path, where: str, what: str) -> KitError:
    sentence = _("{file}, à « {where} » : {what} ; demandez le fichier tel que « temoigner » l'a écrit")
    return KitError(sentence.format(file=file, where=shown(where), what=what))


def _checked(file: Path, found: dict[str, Any]) -> Witness:
    said = found.pop(SUM_KEY, None)
    del found[FORMAT_KEY]
    try:
        witness = Witness.model_validate_json(json.dumps(found), by_name=False)
    except ValidationError as error:
        first = error.errors()[0]
        where = ", ".join(str(each + 1 if isinstance(each, int) else each) for each in first["loc"]) or "1"
        raise _not_as_written(file, where, _what(first)) from error
    if said != sum_of(found):
        sentence = _("{file}, à « {where} » : la somme n'est pas la sienne, il a été changé ; demandez-le tel quel")
        raise KitError(sentence.format(file=file, where=SUM_KEY))
    return witness


def _what(error: Any) -> str:
    if error["type"] == "value_error":
        return str(error["ctx"]["error"])
    if error["type"] == "missing":
        return _("il manque quelque chose")
    if error["type"] == "extra_forbidden":
        return _("cette clé n'est pas d'un témoignage")
    return _("« {value} » ne convient pas").format(value=shown(error["input"]))


HEAD = re.compile(r"(?i)blue-?bot|ozo(evo|blue)?|sm-")


def shape_of(name: str) -> str:
    """The shape of the ``name`` heard: people give robots the names of children.

    >>> shape_of("OzoEvo-Léa 2"), shape_of("Blue-Bot"), shape_of("Zoé")
    ('OzoEvo?xxx?0', 'Blue-Bot', 'xxx')
    """
    found = HEAD.match(name)
    head = found[0] if found else ""
    rest = name[len(head) :][:30]
    return head + "".join("x" if each.isalpha() else "0" if each.isdigit() else "?" for each in rest)
