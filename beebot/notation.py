"""The text of programs: words (``avancer gauche pause``) or arrows (``↑ ↶ ⏸``, spaces optional).

A repeat is ``répéter 3 [ avancer droite ]``; ``avancer de 3`` or ``↑3`` is one card that goes three cells. Words
and arrows mean the same and may be mixed; accents and capitals may be left out. Commas between instructions mean
nothing. Other signs that can mean one instruction alone are read as that one: ⬆ as ↑, ↺ as ↶.
"""

import difflib
import re
from typing import NoReturn

from beebot.command import (
    ARROWS,
    MAX_INSTRUCTIONS,
    MAX_NESTING,
    MAX_TURNS,
    MIN_TURNS,
    SINGLE_COMMANDS,
    Command,
    FlatProgram,
    Instruction,
    Program,
    Repeat,
    count_cards,
    count_commands,
    flatten,
)
from beebot.errors import SHOWN, KitError
from beebot.i18n import gettext as _
from beebot.pose import Heading

REPEAT = "répéter"
HOLE = "_"
"""What stands for a missing card in a program to complete."""
_REPEAT_WORDS = (REPEAT, "repeter")
_BY_TEXT = {command.value: command for command in Command} | {arrow: command for command, arrow in ARROWS.items()}
_SIGNS = "".join({arrow[0] for arrow in ARROWS.values()}) + r"\[\]"
_AHEAD = {command.steps: command for command in Command if command.steps > 0}
"""« avancer », « avancer de 2 » and so on, by how many cells they go."""
_ALIKE = str.maketrans("⬆⬇↺↻⟲⟳⬉⬈", "↑↓↶↷↶↷↖↗", "\N{VARIATION SELECTOR-16}") | dict.fromkeys(map(ord, ",;."), " ")
"""Signs that are read as others. The variation selector, which colours an arrow, is dropped."""
_SIDEWAYS = dict.fromkeys("←⬅◀◄⇐", Command.LEFT) | dict.fromkeys("→➡▶►⇒", Command.RIGHT)
"""Arrows that may mean a pivot or a move to the side, which no robot of the Bee-Bot kind can do."""
_FILLERS = frozenset({"puis", "et", "ensuite", "tourner", "tourne", "pivoter", "pivote", "à", "a", "-", "–", "+", ">"})
"""What people write between instructions, and before ``gauche``."""
_COUNT = re.compile("[x×*]?([1-9][0-9]?)[x×*]?")
_TIMES, _OF = "fois", "de"
_MEANT = {command.name.lower().replace("_", ""): command for command in Command} | {
    "av": Command.FORWARD,
    "re": Command.BACKWARD,
    "tg": Command.LEFT,
    "td": Command.RIGHT,
}
"""Words for instructions elsewhere: in English, and in French Logo."""
_FEW = 5
"""How many instructions a message writes out."""
_TOKEN = re.compile(f"[{_SIGNS}]|[^\\s{_SIGNS}]+")


def heading_in_words(heading: Heading) -> str:
    """``heading`` as words in a sentence for a person; its value is the word in files."""
    return _(heading.value)


class ProgramError(KitError):
    """A program's text cannot be read."""


def parse_program(text: str) -> Program:
    """The program in ``text``, written in words, arrows, or both.

    Raises:
        ProgramError: a word is unknown, a repeat is not well formed, or there are more than ``MAX_INSTRUCTIONS``.
    """
    tokens = _TOKEN.findall(text.translate(_ALIKE))
    program = _Reader(tokens).program()
    count = count_cards(program)
    if count > MAX_INSTRUCTIONS:
        raise ProgramError(
            _("le programme a {count} instructions ; enlevez-en pour n'en garder que {limit} au plus").format(
                count=count, limit=MAX_INSTRUCTIONS
            )
        )
    return program


def parse_runnable(text: str) -> Program:
    """The program in ``text``, if a robot that knows no repeats could hold it written out.

    Raises:
        ProgramError: as ``parse_program``; or more than ``MAX_INSTRUCTIONS`` once its repeats are written out.
    """
    program = parse_program(text)
    count = count_commands(program)
    if count > MAX_INSTRUCTIONS:
        raise ProgramError(
            _("répétitions comprises, le programme fait {count} instructions ; il en faut {limit} au plus").format(
                count=count, limit=MAX_INSTRUCTIONS
            )
        )
    return program


def parse_flat(text: str) -> FlatProgram:
    """The program in ``text``, its repeats written out.

    Raises:
        ProgramError: as ``parse_runnable``.
    """
    return flatten(parse_runnable(text))


def program_words(program: Program) -> str:
    """The program as words, one space between two: ``avancer répéter 2 [ gauche ]``."""
    return " ".join(
        f"{REPEAT} {each.turns} [ {program_words(each.body)} ]" if isinstance(each, Repeat) else each.value
        for each in program
    )


def program_arrows(program: Program) -> str:
    """The program as arrows, one space between two: ``↑ répéter 2 [ ↶ ]``."""
    return " ".join(
        f"{REPEAT} {each.turns} [ {program_arrows(each.body)} ]" if isinstance(each, Repeat) else each.arrow
        for each in program
    )


class _Reader:
    """Reads tokens from the left; never deeper than ``MAX_NESTING``, so hostile text cannot exhaust the stack."""

    def __init__(self, tokens: list[str]) -> None:
        self._tokens = tokens
        self._at = 0

    def program(self) -> Program:
        program = self._body(0)
        if self._at < len(self._tokens):
            self._refuse(_("« ] » ferme une répétition que rien n'ouvre ; enlevez-le"))
        return program

    def _body(self, depth: int) -> Program:
        body: list[Instruction] = []
        while self._at < len(self._tokens) and self._tokens[self._at] != "]":
            body.append(self._instruction(depth))
        return tuple(body)

    def _instruction(self, depth: int) -> Instruction:
        word = self._tokens[self._at].lower()
        if word in _REPEAT_WORDS:
            return self._repeat(depth)
        command = _BY_TEXT.get(word)
        if command is None:
            self._unknown(word)
        self._at += 1
        return self._stride() or command if command is Command.FORWARD else command

    def _stride(self) -> Command | None:
        """How far « avancer » goes, where that is said behind it: ``de 3``, or a number right after the arrow."""
        following = [*self._tokens[self._at : self._at + 2], "", ""]
        is_word = following[0].lower() == _OF
        if not is_word and self._tokens[self._at - 1] != Command.FORWARD.arrow:
            return None
        number = following[is_word]
        if not number.isdigit() and not is_word:
            return None
        if not (number.isascii() and number.isdigit() and int(number[:3]) in _AHEAD):
            message = _("écrivez « avancer de » avec un nombre de 1 à {high}, comme « avancer de 3 »")
            self._refuse(message.format(high=max(_AHEAD)))
        self._at += 1 + is_word
        return _AHEAD[int(number[:3])]

    def _repeat(self, depth: int) -> Repeat:
        if depth == MAX_NESTING:
            self._refuse(_("une répétition de trop l'une dans l'autre ; {limit} au plus").format(limit=MAX_NESTING))
        turns, opening, *more = [*self._tokens[self._at + 1 : self._at + 4], "", "", ""][:3]
        if opening.lower() == _TIMES:
            del self._tokens[self._at + 2]
            opening = more[0]
        if not (turns.isascii() and turns.isdigit() and MIN_TURNS <= int(turns[:3]) <= MAX_TURNS) or opening != "[":
            self._refuse(
                _("écrivez une répétition comme « répéter 3 [ avancer droite ] », avec {low} à {high} tours").format(
                    low=MIN_TURNS, high=MAX_TURNS
                )
            )
        start = self._at
        self._at += 3
        body = self._body(depth + 1)
        if self._at == len(self._tokens):
            self._at = start
            self._refuse(_("la répétition n'est pas fermée ; ajoutez « ] »"))
        if not body:
            self._refuse(_("la répétition est vide ; mettez une instruction entre « [ » et « ] »"))
        self._at += 1
        return Repeat(int(turns), body)

    def _refuse(self, sentence: str) -> NoReturn:
        place = _("à la place {position} du programme : {sentence}")
        raise ProgramError(place.format(position=self._at + 1, sentence=sentence))

    def _unknown(self, word: str) -> NoReturn:
        raise ProgramError(
            _("mot inconnu « {word} » à la place {position} du programme ; {remedy}").format(
                word=self._tokens[self._at][:SHOWN], position=self._at + 1, remedy=self._remedy(word[:SHOWN])
            )
        )

    def _remedy(self, word: str) -> str:
        if word[0] in _SIDEWAYS:
            arrow = _SIDEWAYS[word[0]].arrow
            return _("pour pivoter, écrivez {arrow} : un robot ne va pas de côté").format(arrow=arrow)
        if word in _FILLERS:
            return _("enlevez-le")
        if found := _COUNT.fullmatch(word):
            return self._many(int(found[1]))
        known = [*(command.value for command in SINGLE_COMMANDS), REPEAT]
        near = difflib.get_close_matches(word, known, n=1)
        if near or word in _MEANT:
            return _("vouliez-vous « {word} » ?").format(word=near[0] if near else _MEANT[word].value)
        return _("les mots connus sont {words}").format(words=", ".join(known))

    def _many(self, times: int) -> str:
        """What to do about a number: ``avancer 3`` is written out."""
        before = self._tokens[self._at - 1].lower() if self._at else ""
        if before in _BY_TEXT and 1 < times <= _FEW:
            return _("écrivez « {program} »").format(program=" ".join([before] * times))
        return _("écrivez l'instruction autant de fois qu'il faut")
