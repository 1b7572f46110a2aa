"""``indice``: what a child who asks for help would be told, at her first, second, third try."""

import argparse

from beebot.hints import Hint, HintKind, hint
from beebot.i18n import gettext as _
from beebot.i18n import language
from beebot.notation import program_arrows, program_words
from lecons.commands.find import WHERE, find_challenge
from lecons.commands.trace import read_answer
from lecons.commands.verb import Report, Verb


def advise(where: str, text: str, attempt: int, *, adult: bool) -> Report:
    """The hint for the answer ``text`` to the challenge ``FICHIER[#défi]``, at the ``attempt``-th call for help.

    Raises:
        KitError: the lesson, the challenge or the answer cannot be read.
    """
    challenge = find_challenge(where)
    given = hint(challenge, read_answer(challenge, [text]), attempt, adult=adult)
    return Report(sentence(given), _data(given))


def sentence(given: Hint) -> str:
    """The hint for an adult to read aloud; cards are counted from 1."""
    if given.kind is HintKind.QUESTION:
        nothing = _("rien à ajouter : relisez ensemble les cartes")
        return given.text.in_language(language()) if given.text else nothing
    turn = _(" (tour {turns})").format(turns=", ".join(map(str, given.turns))) if given.turns else ""
    return _TEMPLATES[_template(given)]().format(
        place=None if given.place is None else given.place + 1,
        turn=turn,
        options="  ".join(option.arrow for option in given.options),
        program=program_arrows(given.repaired or ()),
        number=None if given.right is None else given.right + 1,
    )


def _template(given: Hint) -> str:
    """The hint's kind, and apart the forms that have a sentence of their own."""
    if given.kind is HintKind.PREFIX and given.place is None:
        return "WHOLE"
    if given.kind is HintKind.SOLUTION and given.right is not None:
        return "CHOICE"
    return given.kind.name


_TEMPLATES = {
    "FAILING": lambda: _("regardez la carte {place}{turn}"),
    "PREFIX": lambda: _("tout est juste avant la carte {place}{turn}"),
    "WHOLE": lambda: _("tout est juste jusqu'ici ; il manque la suite"),
    "QUIZ": lambda: _("quelle carte à la place {place} ?  {options}"),
    "REPAIR": lambda: _("changez juste ce qu'il faut : {program}"),
    "SOLUTION": lambda: _("une réponse : {program}"),
    "CHOICE": lambda: _("la réponse : le programme {number}"),
}
"""Translated when they are used, not when the file is read."""


def _data(given: Hint) -> dict[str, object]:
    return {
        "kind": given.kind.name.lower(),
        "sentence": sentence(given),
        "card": None if given.place is None else given.place + 1,
        "turns": list(given.turns),
        "robot": given.robot + 1,
        "prefix": given.prefix,
        "options": [option.value for option in given.options],
        "right": None if given.right is None else given.right + 1,
        "program": None if given.repaired is None else program_words(given.repaired),
    }


def _attempt(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= 100):  # noqa: PLR2004 (no child asks so often)
        raise argparse.ArgumentTypeError(_("« {text} » n'est pas un nombre de 1 à 100").format(text=text))
    return int(text)


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("defi", metavar=WHERE, help="la séance, et le défi s'il n'est pas le premier")
    parser.add_argument("reponse", metavar="RÉPONSE", help="ce que l'enfant a mis, comme pour trace")
    parser.add_argument("--essai", type=_attempt, default=1, metavar="N", help="combien de fois il demande (1)")
    parser.add_argument("--adulte", action="store_true", help="aller jusqu'à la solution")


def _act(options: argparse.Namespace) -> Report:
    return advise(options.defi, options.reponse, options.essai, adult=options.adulte)


ADVISE = Verb("indice", "l'aide que recevrait un enfant bloqué", _arguments, _act)
"""The verb's line in the table."""
