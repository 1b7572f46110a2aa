"""What single values mean: the text that was typed, turned into a sentence, a cell, a number or a word.

Each check raises the error that carries its French sentence out of pydantic. Beside it stands what a JSON Schema can
say of the same value, for editors.
"""

import re
import unicodedata
from collections.abc import Callable
from collections.abc import Mapping as Dictionary
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Annotated, Any, Generic, TypeVar

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import PydanticCustomError
from pydantic_core.core_schema import CoreSchema, no_info_plain_validator_function

from beebot.challenge import Template
from beebot.command import Command, Program, is_flat
from beebot.errors import SHOWN, BadValueError, shown
from beebot.i18n import LANGUAGE_CODE, languages
from beebot.i18n import gettext as _
from beebot.loader.markup.look_alikes import CURVED, curved_quotes
from beebot.loader.markup.nodes import Scalar
from beebot.loader.markup.source import INVISIBLE
from beebot.loader.suggestions import FLAGS, is_it, minutes_meant, name_meant, number_meant
from beebot.mat import Wall
from beebot.notation import HOLE, ProgramError, parse_program, parse_runnable
from beebot.pose import Cell

MAX_SENTENCE = 300
"""Characters in one sentence: what can be said in half a minute and shown on one card."""
MAX_LETTERS = 3
"""Characters written on one cell of a mat."""
DRAWN = frozenset(
    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyzª²³µ¹º¼½¾ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïð"
    "ñòóôõöøùúûüýþÿħĨĩıĲĳĴĵķĸĿŀŁłŃńŒœŔŕŖŗŘřȷˆˇ⁴"
)
"""The letters and figures that the kit's font can draw on a cell; a test compares them with the installed font."""
_BLANKS = re.compile(r"[ \t\r\n]+")
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_NO_TEXT = re.compile(r"(?i:null|~|true|false)|[-+]?[0-9]+([.,][0-9]+)?")
"""What means nothing, yes, no or a number without quotes, and is no sentence."""
_PROGRAMME_KEY = re.compile(r"[A-Z][A-Za-z0-9]{0,15}")
_NUMBER = re.compile(r"0|[1-9][0-9]{0,5}")

T = TypeVar("T")


class Checked(Generic[T]):
    """Annotates a field of a model: ``check`` turns what was written into its value, or raises.

    ``told`` is what a JSON Schema says of what may be written. pydantic's ``PlainValidator`` does the same, and looks
    at the signature of each check and the type beside it: a seventh of a first path's time (decision 92).
    """

    def __init__(self, check: Callable[[Any], T], told: Dictionary[str, object]) -> None:
        self.check = check
        self._told = told

    def __get_pydantic_core_schema__(self, _source: object, _handler: GetCoreSchemaHandler) -> CoreSchema:
        return no_info_plain_validator_function(self.check)

    def __get_pydantic_json_schema__(self, _schema: CoreSchema, _handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return dict(self._told)


def _told(check: Callable[[Any], T], **told: object) -> Checked[T]:
    return Checked(check, told)


def refusal(sentence: str, *, of_key: bool = False) -> PydanticCustomError:
    """The error for a check to raise: ``sentence`` is about the value or, if ``of_key``, about its key."""
    return PydanticCustomError("kit_key" if of_key else "kit", "{sentence}", {"sentence": sentence})


def scalar(value: object) -> Scalar:
    """Check that ``value`` is a text rather than a list or a block of keys, and return it."""
    if not isinstance(value, Scalar):
        raise refusal(_("une seule valeur est attendue ici, pas une liste ni des clés"))
    if not value.strip():
        raise refusal(_("la valeur est vide ; complétez-la ou enlevez la clé"))
    if value.plain and (value[0] in CURVED or (value[0] == "«" and value[-1] == "»")):
        raise refusal(curved_quotes())
    return value


def sentence(value: object) -> str:
    """Check a sentence for people; the lines of a long one become one line."""
    text = scalar(value)
    if text.cut:
        raise refusal(_("« # » coupe la phrase ; mettez la phrase entre guillemets"))
    if text.plain and _NO_TEXT.fullmatch(text):
        message = _("« {value} » n'est pas une phrase ; écrivez-en une, ou mettez-la entre guillemets")
        raise refusal(message.format(value=shown(text)))
    line = str(text)
    if not text.isprintable() or "  " in text:
        if INVISIBLE.search(text):
            raise refusal(_("caractère invisible interdit ; effacez-le"))
        line = _BLANKS.sub(" ", text)
    line = line.strip()
    if len(line) > MAX_SENTENCE:
        raise refusal(
            _("{count} caractères, c'est trop ; gardez-en {limit} au plus").format(count=len(line), limit=MAX_SENTENCE)
        )
    return line


def language_key(value: object) -> str:
    """Check the code of a language, used as a key beside ``fr``."""
    key = str(value)
    if not LANGUAGE_CODE.fullmatch(key):
        message = _("clé inconnue « {key} » ; écrivez le code d'une langue, comme {languages}")
        raise refusal(message.format(key=shown(key), languages=", ".join(languages())), of_key=True)
    return key


def name(value: object) -> str:
    """Check an identifier, or the name of a file without its ending."""
    text = scalar(value)
    if not _NAME.fullmatch(text) or len(text) > 2 * SHOWN:
        message = _("« {value} » n'est pas un nom ; n'écrivez que a-z sans accent, 0-9 et des traits d'union")
        message = message.format(value=shown(text))
        if meant := name_meant(text[: 2 * SHOWN]):
            message = _("{message}, comme {name}").format(message=message, name=meant)
        raise refusal(message)
    return str(text)


def file_name(value: object) -> str:
    """Check the name of a file as an author writes it; whether the file exists is checked later."""
    text = scalar(value)
    if not text.isprintable() or len(text) > MAX_SENTENCE:
        raise refusal(_("ce n'est pas le nom d'un fichier ; corrigez-le"))
    return str(text)


def programme_key(value: object) -> str:
    """Check a key of the file of programmes, as ``O5`` or ``E5a``."""
    text = scalar(value)
    if not _PROGRAMME_KEY.fullmatch(text):
        message = _(
            "« {value} » n'est pas une clé du programme ; écrivez-en une, comme O5, ou une phrase sans crochets"
        )
        raise refusal(message.format(value=shown(text)))
    return str(text)


def letters(value: object) -> str:
    """Check letters to draw on a cell: one to ``MAX_LETTERS`` characters that the kit's font has."""
    text = unicodedata.normalize("NFC", str(scalar(value)))  # macOS takes accents apart; what is read stays here
    if len(text) > MAX_LETTERS or not text.isalnum():
        message = _("« {value} » ne tient pas sur une case ; écrivez d'un à {most} lettres ou chiffres")
        raise refusal(message.format(value=shown(text), most=MAX_LETTERS))
    missing = next((letter for letter in text if letter not in DRAWN), None)
    if missing is not None:
        message = _("« {letter} » ne se dessine pas sur une case ; écrivez des lettres de A à Z ou des chiffres")
        raise refusal(message.format(letter=missing))
    return text


def cell(value: object) -> Cell:
    """Read a cell of a mat, as ``C4``."""
    text = scalar(value)
    try:
        return Cell.parse(text)
    except BadValueError as error:
        raise refusal(str(error)) from None


def wall(value: object) -> Wall:
    """Read a wall: two neighbouring cells."""
    if not isinstance(value, list) or len(value) != 2:  # noqa: PLR2004 - a wall has two sides
        raise refusal(_("un mur se met entre deux cases ; écrivez [A1, B1]"))
    one, other = map(cell, value)
    try:
        return Wall(one, other)
    except BadValueError as error:
        raise refusal(str(error)) from None


def flag(value: object) -> bool:
    """Read true or false, in these words alone."""
    text = scalar(value)
    if text not in ("true", "false"):
        words = FLAGS.get(text.lower()) or _("true ou false")
        raise refusal(_("« {value} » n'est pas compris ; écrivez {words}").format(value=shown(text), words=words))
    return text == "true"


def whole(low: int, high: int, *, minutes: bool = False) -> Checked[int]:
    """The check for a whole number from ``low`` to ``high``; with ``minutes``, one of minutes."""

    def check(value: object) -> int:
        text = scalar(value)
        if not _NUMBER.fullmatch(text.removeprefix("-")):
            meant = number_meant(text) or (minutes_meant(text) if minutes else None)
            message = _("« {value} » n'est pas un nombre entier ; écrivez-le en chiffres, sans zéro devant")
            if meant:
                message = _("« {value} » n'est pas un nombre entier ; écrivez seulement {number}")
            raise refusal(message.format(value=shown(text), number=meant))
        if not low <= int(text) <= high:
            raise refusal(
                _("{value} n'est pas possible ; choisissez de {low} à {high}").format(value=text, low=low, high=high)
            )
        return int(text)

    return _told(check, type="integer", minimum=low, maximum=high)


def one_of(words: Dictionary[str, T], meant: Dictionary[str, str] | None = None, *, listed: bool = False) -> Checked[T]:
    """The check for one of ``words``; ``meant`` has words that people write for them by mistake, in small letters.

    ``listed`` says that it is one in a list: the message then thinks of a missing comma between two.
    """
    by_lower = {word.lower(): word for word in words}
    by_meaning = meant or {}

    def check(value: object) -> T:
        text = scalar(value)
        if text in words:
            return words[text]
        said = text[:SHOWN].lower().strip()
        if listed and by_lower.keys() >= set(text.split()):
            message = _("il manque une virgule ; écrivez {words}")
            raise refusal(message.format(words=", ".join(text.split())))
        near = get_close_matches(said, by_lower, n=1)
        word = by_meaning.get(said) or (by_lower[near[0]] if near else None)
        remedy = is_it(word) if word else _("les mots possibles sont {words}").format(words=", ".join(words))
        raise refusal(_("mot inconnu « {value} » ; {remedy}").format(value=shown(text), remedy=remedy))

    return _told(check, enum=list(words))


@dataclass(frozen=True, slots=True)
class Given:
    """A program from a file; where it has holes, ``template`` holds it and ``program`` is empty."""

    program: Program
    template: Template = ()


def given(value: object) -> Given:
    """Read a program in words or arrows; it may have holes if it has no repeats."""
    if isinstance(value, list):
        raise refusal(_("un programme est attendu, pas une liste ; écrivez-le sans crochets, comme « avancer gauche »"))
    text = scalar(value)
    if not "".join(text.split()).isprintable():
        raise refusal(_("caractère invisible interdit ; effacez-le"))
    try:
        program = parse_runnable(text.replace(HOLE, f" {Command.PAUSE.value} "))
        if HOLE not in text:
            return Given(program)
        if not is_flat(program):
            raise refusal(_("un programme à trous ne répète rien ; écrivez chaque instruction"))
        first, *others = (parse_program(piece) for piece in text.split(HOLE))
    except ProgramError as error:
        raise refusal(str(error)) from None
    template: list[Command | None] = [*_plain(first)]
    for piece in others:
        template += [None, *_plain(piece)]
    return Given((), tuple(template))


def _plain(program: Program) -> list[Command]:
    return [card for card in program if isinstance(card, Command)]


def file_format(value: object) -> int:
    """Check the version of the way files are written."""
    text = scalar(value)
    if text != "1":
        raise refusal(_("« {value} » est inconnu ; écrivez « format: 1 »").format(value=shown(text)))
    return 1


_CELL = {"type": "string", "pattern": "^[A-Z][1-9][0-9]?$"}
SENTENCE = {"type": "string", "minLength": 1, "maxLength": MAX_SENTENCE}
"""What a JSON Schema says of a sentence."""
NAME = {"type": "string", "pattern": f"^{_NAME.pattern}$", "maxLength": 2 * SHOWN}
"""What a JSON Schema says of a name."""

Sentence = Annotated[str, _told(sentence, **SENTENCE)]
LanguageKey = Annotated[str, _told(language_key, type="string")]
Name = Annotated[str, _told(name, **NAME)]
ProgrammeKey = Annotated[str, _told(programme_key, type="string", pattern=f"^{_PROGRAMME_KEY.pattern}$")]
FileName = Annotated[str, _told(file_name, type="string", minLength=1, maxLength=MAX_SENTENCE)]
Letters = Annotated[str, _told(letters, type="string", minLength=1, maxLength=MAX_LETTERS)]
CellName = Annotated[Cell, _told(cell, **_CELL)]
_NAMED_CELL = {
    "type": "object",
    "properties": {"nom": SENTENCE | {"description": "Le nom de la case, comme le tapis la nomme."}},
    "required": ["nom"],
    "additionalProperties": False,
}
CellOrName = Annotated[Cell, _told(cell, anyOf=[_CELL, _NAMED_CELL])]
"""A cell that may be given by its name too: ``named_cells`` puts the cell in its place before this reads it."""
WallCells = Annotated[Wall, _told(wall, type="array", items=_CELL, minItems=2, maxItems=2)]
Format = Annotated[int, _told(file_format, const=1)]
Flag = Annotated[bool, _told(flag, type="boolean")]
GivenProgram = Annotated[Given, _told(given, type="string", minLength=1)]
