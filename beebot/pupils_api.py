"""Challenges and mats in one line, for pupils who write Python: French keys as in the files, and English twins.

``defi("6x5", depart="A1 est", cibles=["C2"])`` and ``make_challenge("6x5", start="A1 east", targets=["C2"])`` are the
same. Cells, poses and programs are texts, as in the files; anything the constructors take will do.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from difflib import get_close_matches
from functools import wraps
from inspect import signature
from typing import Any, ParamSpec, TypeVar

from beebot.challenge import USUAL, Aim, Challenge, Genre, Partner
from beebot.command import MAX_INSTRUCTIONS, PLAIN_COMMANDS, Command
from beebot.errors import BadValueError, shown
from beebot.i18n import gettext as _
from beebot.kinds import kind_of
from beebot.mat import MAX_SIDE, Mat, Wall
from beebot.notation import HOLE
from beebot.parts.values import word_of
from beebot.pose import Cell, Pose

Cells = str | Iterable[str | Cell]
"""Cells in a list, or in one text with spaces."""
Walls = Iterable[Wall | str | tuple[str, str] | list[str]]
"""Walls, each between two cells: ``("A1", "B1")`` or ``"A1 B1"``."""
_SIZE = re.compile(r"([1-9][0-9]?) ?[xX×*] ?([1-9][0-9]?)")
P = ParamSpec("P")
M = TypeVar("M")


def _with_its_keys(make: Callable[P, M]) -> Callable[P, M]:
    """``make``, which raises a ``BadValueError`` about a key that it does not know, or that it lacks."""
    known = signature(make).parameters
    needed = [name for name, key in known.items() if key.kind is key.KEYWORD_ONLY and key.default is key.empty]

    @wraps(make)
    def made(*given: P.args, **keys: P.kwargs) -> M:
        for key in keys:
            if key not in known:
                near = get_close_matches(key, known, n=1)
                remedy = _("vouliez-vous « {word} » ?") if near else _("les clés possibles ici sont {words}")
                remedy = remedy.format(word="".join(near), words=", ".join(known))
                raise BadValueError(_("clé inconnue « {key} » ; {remedy}").format(key=shown(key), remedy=remedy))
        if lacking := [key for key in needed if key not in keys]:
            raise BadValueError(_("il manque la clé « {key} » ; ajoutez-la").format(key=lacking[0]))
        return make(*given, **keys)

    return made


@_with_its_keys
def make_mat(size: str | Mat, *, obstacles: Cells = (), walls: Walls = ()) -> Mat:
    """A mat of ``size`` cells, as ``"6x5"`` (columns first), or a given mat, with ``obstacles`` and ``walls`` added.

    Raises:
        BadValueError: the size cannot be read, or something would stand off the mat.
    """
    mat = size if isinstance(size, Mat) else Mat(*_size(size))
    more: dict[str, Any] = {
        "obstacles": mat.obstacles.union(Cell.read_several(obstacles)),
        "walls": mat.walls.union(map(Wall.read, walls)),
    }
    return replace(mat, **more)


@_with_its_keys
def tapis(taille: str | Mat, *, obstacles: Cells = (), murs: Walls = ()) -> Mat:
    """``make_mat``, with its arguments in French."""
    return make_mat(taille, obstacles=obstacles, walls=murs)


@_with_its_keys
def make_challenge(  # noqa: PLR0913 (the keys of a challenge, which an editor then completes)
    mat: str | Mat,
    *,
    start: str,
    targets: Cells = (),
    passages: Cells = (),
    goal: str | Cell | None = None,
    obstacles: Cells = (),
    walls: Walls = (),
    ordered: bool = False,
    keys: str | Iterable[str | Command] = PLAIN_COMMANDS,
    repeats: bool = False,
    max_instructions: int = MAX_INSTRUCTIONS,
    task: str = "",
    hints: Iterable[str] = (),
    genre: str | Genre = USUAL,
    program: str = "",
    programs: Iterable[str] = (),
    partner: str | Partner | None = None,
    aim: str = "",
    asks_heading: bool = False,
) -> Challenge:
    """A challenge on ``mat``, such as ``"6x5"``, from ``start``, such as ``"A1 east"``; see ``Challenge``.

    A program to complete has ``_`` for each card that is missing. ``partner`` is where a second robot starts, and
    ``aim`` the word of what the two must do; a ``Partner`` says both.

    Raises:
        BadValueError: a value cannot be read, nothing is asked, or something would lie off the mat or on an obstacle.
        ProgramError: a program cannot be read.
    """
    given: dict[str, Any] = {
        "start": start,
        "targets": Cell.read_several(targets),
        "passages": passages,
        "goal": goal,
        "ordered": ordered,
        "keys": keys,
        "repeats": repeats,
        "max_instructions": max_instructions,
        "hints": hints,
        "genre": genre,
        "choices": programs,
        "partner": _partner(partner, aim),
        "asks_heading": asks_heading,
        "template" if HOLE in program else "given": program,
    }
    challenge = Challenge("defi", task, make_mat(mat, obstacles=obstacles, walls=walls), **given)  # type: ignore[arg-type] # read
    for cell in challenge.places():
        if cell in challenge.mat.obstacles:
            message = _("la case {cell} est un obstacle ; choisissez une case libre")
            raise BadValueError(message.format(cell=cell))
    if kind_of(challenge.genre).aimed:
        _must_ask(challenge)
    return challenge


@_with_its_keys
def defi(  # noqa: PLR0913 (the keys of a challenge, which an editor then completes)
    tapis: str | Mat,
    *,
    depart: str,
    cibles: Cells = (),
    passages: Cells = (),
    arrivee: str | Cell | None = None,
    obstacles: Cells = (),
    murs: Walls = (),
    ordre: str = "libre",
    touches: str | Iterable[str | Command] = PLAIN_COMMANDS,
    repeter: bool = False,
    max_instructions: int = MAX_INSTRUCTIONS,
    consigne: str = "",
    indices: Iterable[str] = (),
    genre: str | Genre = USUAL,
    programme: str = "",
    programmes: Iterable[str] = (),
    autre: str | Partner | None = None,
    but: str = "",
    orientation: bool = False,
) -> Challenge:
    """``make_challenge``, with its arguments in French, named as the keys of files are."""
    if ordre not in ("libre", "impose"):
        message = _("mot inconnu « {value} » ; {remedy}")
        remedy = _("les mots possibles sont {words}").format(words="libre, impose")
        raise BadValueError(message.format(value=shown(ordre), remedy=remedy))
    return make_challenge(
        tapis,
        start=depart,
        targets=cibles,
        passages=passages,
        goal=arrivee,
        obstacles=obstacles,
        walls=murs,
        ordered=ordre == "impose",
        keys=touches,
        repeats=repeter,
        max_instructions=max_instructions,
        task=consigne,
        hints=indices,
        genre=genre,
        program=programme,
        programs=programmes,
        partner=autre,
        aim=but,
        asks_heading=orientation,
    )


def _must_ask(challenge: Challenge) -> None:
    aims = {*(target.cell for target in challenge.targets), *challenge.passages, *challenge.goals}
    if not aims:
        raise BadValueError(_("ce défi ne demande rien ; ajoutez « cibles » ou « arrivee »"))
    if aims == {challenge.start.cell}:
        message = _("la case {cell} est celle du départ ; choisissez-en une autre, ou ajoutez une cible")
        raise BadValueError(message.format(cell=challenge.start.cell))


def _size(text: object) -> tuple[int, int]:
    found = _SIZE.fullmatch(text.strip()) if isinstance(text, str) else None
    width, height = (int(found[1]), int(found[2])) if found else (0, 0)
    if not (0 < width <= MAX_SIDE and 0 < height <= MAX_SIDE):
        message = _('« {value} » n\'est pas un tapis ; écrivez par exemple "6x5", de 1 à {limit} cases de côté')
        raise BadValueError(message.format(value=shown(text), limit=MAX_SIDE))
    return width, height


def _partner(start: object, aim: str) -> Partner | None:
    if start is None or isinstance(start, Partner):
        return start
    return Partner(Pose.read(start), word_of(Aim, aim))
