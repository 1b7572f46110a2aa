"""What each genre of challenge needs in a file, what means nothing in it, and whether its programs do as they must."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from beebot.challenge import Aim, Challenge, Genre
from beebot.command import Command, Program, cards, is_flat
from beebot.i18n import gettext as _
from beebot.interpreter import run
from beebot.loader.challenge_schema import ChallengeModel, StartModel
from beebot.loader.messages import known_keys
from beebot.loader.problems import SHOWN, Finding, Loc
from beebot.loader.values import HOLE, Given
from beebot.rules import judge_program, trail

AIMED = (Genre.PROGRAM, Genre.DEBUG, Genre.COMPLETE, Genre.CHOOSE)
"""Where one robot has something to reach, so that a target, a passage or a goal must be written."""
_REACHING = (*AIMED, Genre.PAIR)
_WRITTEN = (Genre.PROGRAM, Genre.DEBUG, Genre.REPRODUCE, Genre.FREE, Genre.PAIR)
GENRES_OF: dict[str, tuple[Genre, ...]] = {
    "cibles": _REACHING,
    "ordre": _REACHING,
    "passages": _REACHING,
    "arrivee": _REACHING,
    "repeter": _WRITTEN,
    "max_instructions": _WRITTEN,
    "programme": (Genre.PREDICT, Genre.DEBUG, Genre.COMPLETE, Genre.REPRODUCE),
    "programmes": (Genre.CHOOSE,),
    "autre": (Genre.PAIR,),
    "but": (Genre.PAIR,),
    "orientation": (Genre.PREDICT,),
}
"""The keys that mean something in some genres alone."""
NEEDED = ("programme", "programmes", "autre", "but")
"""Those that must be written wherever they mean something."""
_KNOWN = frozenset(known_keys(ChallengeModel))
_PIVOTS_45 = frozenset({Command.LEFT_45, Command.RIGHT_45})


def check_keys(written: Iterable[str], genre: Genre, base: Loc) -> Iterator[Finding]:
    """What is too much and what is missing for ``genre`` among the keys ``written`` in a challenge."""
    written = set(written)
    strangers = [key[:SHOWN].lower() for key in written - _KNOWN]
    for key, genres in GENRES_OF.items():
        if key in written and genre not in genres:
            message = _("« {key} » ne sert pas dans le genre « {genre} », mais dans {genres} ; enlevez la clé")
            words = ", ".join(each.value for each in genres)
            yield Finding((*base, key), message.format(key=key, genre=genre.value, genres=words), at_key=True)
        elif key in NEEDED and genre in genres and key not in written and not get_close_matches(key, strangers):
            message = _("le genre « {genre} » demande la clé « {key} » ; ajoutez-la")
            yield Finding(base, message.format(genre=genre.value, key=key), at_key=True)


def check_genre(model: ChallengeModel, base: Loc, faulty: frozenset[str]) -> Iterator[Finding]:
    """What does not suit the genre of a challenge; ``faulty`` are the keys whose values went unread."""
    if "touches" not in faulty:
        yield from _check_pivots(model, base)
    if "genre" not in faulty:
        yield from _check_programs(model, base)
        yield from _check_pair(model, base, faulty)
    if "repeter" not in faulty and "genre" not in faulty:
        yield from _check_repeats(model, base)


def _check_pivots(model: ChallengeModel, base: Loc) -> Iterator[Finding]:
    """Slanting headings and pivots of 45° where no key pivots by 45°."""
    if _PIVOTS_45.intersection(model.keys):
        return
    for place, start in _starts(model, base):
        if start.heading.is_diagonal:
            message = _("« {word} » est en biais ; ajoutez gauche45 ou droite45 à « touches », ou écrivez nord, est, …")
            yield Finding((*place, "vers"), message.format(word=start.heading.value))
    for place, given in _programs(model, base):
        pivot = next((card for card in _laid(given) if card in _PIVOTS_45), None)
        if isinstance(pivot, Command):
            message = _("{word} pivote de 45° ; ajoutez {word} à « touches », ou changez le programme")
            yield Finding(place, message.format(word=pivot.value))


def _check_programs(model: ChallengeModel, base: Loc) -> Iterator[Finding]:
    """Holes and repeats in given programs, where the genre has no use for them."""
    for place, given in _programs(model, base):
        if given.template and model.genre is not Genre.COMPLETE:
            message = _("« {hole} » est un trou, pour le genre « completer » ; mettez-y une instruction")
            yield Finding(place, message.format(hole=HOLE))
        elif model.genre is Genre.COMPLETE and not given.template:
            message = _("il n'y a pas de trou ; écrivez « {hole} » à la place de chaque carte à trouver")
            yield Finding(place, message.format(hole=HOLE))
    first: dict[Program, int] = {}
    for index, choice in enumerate(model.choices):
        if first.setdefault(choice.program, index) != index and choice.program:
            message = _("ce programme est déjà le numéro {number} ; changez l'un des deux")
            yield Finding((*base, "programmes", index), message.format(number=first[choice.program] + 1))


def _check_repeats(model: ChallengeModel, base: Loc) -> Iterator[Finding]:
    """A given program to mend that repeats, where the child cannot."""
    repeated = model.given and not is_flat(model.given.program)
    if model.genre is Genre.DEBUG and repeated and not model.repeats:
        yield Finding((*base, "programme"), _("ce programme répète ; ajoutez « repeter: true », ou changez-le"))


def _check_pair(model: ChallengeModel, base: Loc, faulty: frozenset[str]) -> Iterator[Finding]:
    """Two robots need two places to start from, and two to arrive at if each has its own."""
    if model.genre is not Genre.PAIR or model.partner is None:
        return
    if model.partner.start.cell == model.start.cell and "depart" not in faulty:
        message = _("le premier robot part déjà de {cell} ; choisissez une autre case")
        yield Finding((*base, "autre", "depart", "case"), message.format(cell=model.start.cell))
    if model.aim is None:
        return
    goals = (((*base, "arrivee"), model.goal), ((*base, "autre", "arrivee"), model.partner.goal))
    for place, goal in goals:
        if goal is None and model.aim is Aim.GOALS and "arrivee" not in faulty:
            message = _("« but: chacun » demande « arrivee » pour chaque robot ; ajoutez-la ici")
            yield Finding(place[:-1], message, at_key=True)
        elif goal is not None and model.aim is not Aim.GOALS:
            message = _("« arrivee » ne sert pas avec « but: {aim} » ; enlevez-la, ou écrivez « but: chacun »")
            yield Finding(place, message.format(aim=model.aim.value), at_key=True)
    if model.aim is Aim.GOALS and model.goal is not None and model.goal == model.partner.goal:
        message = _("le premier robot arrive déjà en {cell} ; choisissez une autre case")
        yield Finding(goals[1][0], message.format(cell=model.goal))


def check_runs(challenge: Challenge, base: Loc) -> Iterator[Finding]:
    """What shows when the given programs are run: a program to mend must fail, and of choices exactly one succeeds."""
    match challenge.genre:
        case Genre.DEBUG if judge_program(challenge, challenge.given).succeeded:
            yield Finding((*base, "programme"), _("ce programme réussit déjà ; mettez-y une erreur à trouver"))
        case Genre.CHOOSE:
            yield from _check_choices(challenge, base)
        case Genre.REPRODUCE:
            trace = run(challenge.given, challenge.start, challenge.mat)
            if trace.bump:
                message = _("l'instruction {place} du modèle cogne ; changez le programme")
                yield Finding((*base, "programme"), message.format(place=trace.bump.index + 1))
            elif len(trail(trace)) == 1:
                yield Finding((*base, "programme"), _("ce modèle ne laisse aucun tracé ; mettez-y « avancer »"))


def _check_choices(challenge: Challenge, base: Loc) -> Iterator[Finding]:
    winners = [place for place, program in enumerate(challenge.choices) if judge_program(challenge, program).succeeded]
    if not winners:
        yield Finding((*base, "programmes"), _("aucun ne réussit ; corrigez-en un, et un seul"))
    for place in winners[1:]:
        message = _("le numéro {number} réussit, et le numéro {first} aussi ; mettez une erreur dans l'un des deux")
        yield Finding((*base, "programmes", place), message.format(number=place + 1, first=winners[0] + 1))


def _starts(model: ChallengeModel, base: Loc) -> Iterator[tuple[Loc, StartModel]]:
    yield (*base, "depart"), model.start
    if model.partner:
        yield (*base, "autre", "depart"), model.partner.start


def _programs(model: ChallengeModel, base: Loc) -> Iterator[tuple[Loc, Given]]:
    if model.given:
        yield (*base, "programme"), model.given
    for index, choice in enumerate(model.choices):
        yield (*base, "programmes", index), choice


def _laid(given: Given) -> Iterator[object]:
    """Every card of a given program; None for a hole."""
    return iter(given.template) if given.template else cards(given.program)
