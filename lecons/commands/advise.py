"""``indice``: what a child who asks for help would be told, at her first, second, third try."""

import argparse
from collections.abc import Sequence

from beebot.challenge import Challenge
from beebot.hinting.hint import Hint, HintKind
from beebot.i18n import gettext as _
from beebot.i18n import language, noted
from beebot.kinds import hint, judge, kind_of
from beebot.notation import program_arrows, program_words
from lecons.commands.named_challenges import find_challenge
from lecons.commands.trace import answer_arguments, answer_texts, read_answer
from lecons.commands.verb import Report, Verb

_MOST_CALLS = 100
"""No child calls for help so often."""


def advise(where: str, texts: Sequence[str], attempt: int, *, adult: bool) -> Report:
    """The hint for the answer ``texts`` to the challenge ``where``, at the ``attempt``-th call for help (from 1).

    ``where`` is written ``FICHIER[#défi]``. With ``adult``, the last hint is the solution.

    Raises:
        KitError: the lesson, the challenge or the answer cannot be read.
    """
    challenge = find_challenge(where)
    answer = read_answer(challenge, texts)
    given = hint(challenge, answer, attempt, adult=adult)
    word = sentence(given, challenge, succeeded=judge(challenge, answer).succeeded)
    return Report(word, _data(given, word))


def sentence(given: Hint, challenge: Challenge, *, succeeded: bool) -> str:
    """The hint ``given`` as a sentence for an adult to read aloud; cards and robots are counted from 1.

    ``succeeded`` says whether the answer that the hint is about succeeds.
    """
    if given.kind is HintKind.QUESTION:
        return given.text.in_language(language()) if given.text else _nothing(succeeded=succeeded)
    turn = _(" (tour {turns})").format(turns=", ".join(map(str, given.turns))) if given.turns else ""
    text = (kind_of(challenge.genre).hint_sentence(given) or _sentence(given)).format(
        place=None if given.place is None else given.place + 1,
        turn=turn,
        options="  ".join(option.arrow for option in given.options),
        program=program_arrows(given.repaired or ()),
        card=program_arrows((given.card,)) if given.card else None,
    )
    if challenge.partner and (given.place is not None or given.repaired):
        return _("robot {number}, {sentence}").format(number=given.robot + 1, sentence=text)
    return text


def _nothing(*, succeeded: bool) -> str:
    if succeeded:
        return _("rien à changer : c'est réussi")
    return _("rien à ajouter : relisez ensemble les cartes")


def _sentence(given: Hint) -> str:
    """What is said where the kind of challenge has no words of its own."""
    match given.kind:
        case HintKind.PREFIX:
            return _start_sentence(given)
        case HintKind.FAILING:
            return _("regardez la carte {place}{turn}")
        case HintKind.QUIZ:
            return _("quelle carte à la place {place} ?  {options}")
        case HintKind.REMOVE | HintKind.CARD | HintKind.REPAIR:
            return _change_sentence(given)
        case _:
            return _("une réponse : {program}")


def _change_sentence(given: Hint) -> str:
    if given.kind is HintKind.REMOVE:
        return _("enlevez la carte {place}")
    if given.kind is HintKind.CARD:
        return _("mettez cette carte à la place {place} : {card}")
    return _("changez juste ce qu'il faut : {program}")


def _start_sentence(given: Hint) -> str:
    """How far the program is right, or may be."""
    if given.place is None:
        right, may_be = (
            _("tout est juste jusqu'ici ; il manque la suite"),
            _("jusqu'ici, ça peut encore marcher ; il manque la suite"),
        )
    else:
        right, may_be = (
            _("tout est juste avant la carte {place}{turn}"),
            _("avant la carte {place}{turn}, ça peut encore marcher"),
        )
    return right if given.sure else may_be


def _data(given: Hint, word: str) -> dict[str, object]:
    return {
        "kind": given.kind.name.lower(),
        "sentence": word,
        "card": None if given.place is None else given.place + 1,
        "turns": list(given.turns),
        "robot": given.robot + 1,
        "prefix": given.prefix,
        "sure": given.sure,
        "options": [option.value for option in (*given.options, *given.headings)],
        "right": None if given.right is None else given.right + 1,
        "put": None if given.card is None else program_words((given.card,)),
        "cells": [str(cell) for cell in given.cells],
        "program": None if given.repaired is None else program_words(given.repaired),
    }


def _attempt(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= _MOST_CALLS):
        raise argparse.ArgumentTypeError(_("« {text} » n'est pas un nombre de 1 à 100").format(text=text))
    return int(text)


def _arguments(parser: argparse.ArgumentParser) -> None:
    answer_arguments(parser)
    parser.add_argument("--essai", type=_attempt, default=1, metavar="N", help=_("combien de fois il demande (1)"))
    parser.add_argument("--adulte", action="store_true", help=_("aller jusqu'à la solution"))


def _act(options: argparse.Namespace) -> Report:
    return advise(options.defi, answer_texts(options), options.essai, adult=options.adulte)


ADVISE = Verb("indice", noted("l'aide que recevrait un enfant bloqué"), _arguments, _act)
"""The verb's line in the table."""
