"""Where a challenge asks a robot to go, in a sentence of the language that is spoken.

The kinds of challenge put their own words around it (``Kind.task``).
"""

from beebot.challenge import Challenge
from beebot.command import Command
from beebot.i18n import gettext as _
from beebot.i18n import language
from beebot.mat import Decor
from beebot.pose import Cell

_PIVOTS = frozenset({Command.LEFT, Command.RIGHT})
_NOTICED = 8
"""From how many cards on a child is told that a key is missing."""


def aim_of(challenge: Challenge) -> str:
    """The sentence that says where to go: up to five targets or a goal, in order or not, a cell to cross."""
    if challenge.ordered:
        aim = _in_order(challenge)
    elif has_names(challenge):
        aim = _by_name(challenge)
    else:
        aim = _among_flowers(challenge)
    if challenge.passages:
        aim = _("{aim}. N'oublie pas le passage").format(aim=aim)
    return _("{aim}.").format(aim=aim)


def _among_flowers(challenge: Challenge) -> str:
    count, home = len(challenge.targets), challenge.goal is not None
    to_hive = challenge.mat.decor.goal == Decor().goal
    if count == 0:
        return _("Rentre à la ruche") if to_hive else _("Va à l'arrivée")
    if any(target.pause for target in challenge.targets):
        aim = _("Fais une pause sur {flowers}").format(flowers=_flowers(count))
    elif count == 1 and not home:
        return _("Va à la fleur")
    else:
        aim = _("Passe par {flowers}").format(flowers=_flowers(count))
    if home:
        aim = (_("{aim}, puis rentre à la ruche") if to_hive else _("{aim}, puis va à l'arrivée")).format(aim=aim)
    return aim


def _by_name(challenge: Challenge) -> str:
    names = [name_of(challenge, target.cell) for target in challenge.targets]
    goal = name_of(challenge, challenge.goal) if challenge.goal else None
    pause = any(target.pause for target in challenge.targets)
    if goal and not names:
        return _go_to(goal)
    if len(names) == 1 and not goal and not pause:
        return _go_to(names[0])
    visit = _("Fais une pause sur {place}") if pause else _("Passe par {place}")
    then = _("{aim} et sur {place}") if pause else _("{aim} et par {place}")
    aim = visit.format(place=names[0])
    for name in names[1:]:
        aim = then.format(aim=aim, place=name)
    return _("{aim}, puis rejoins {place}").format(aim=aim, place=goal) if goal else aim


def _go_to(place: str) -> str:
    """French says « au » for « à le », and « aux » for « à les »; nothing else begins so."""
    said = _("Va à {place}").format(place=place)
    return said.replace("Va à le ", "Va au ").replace("Va à les ", "Va aux ")


def _in_order(challenge: Challenge) -> str:
    """The cells to visit one after another, by name or by what is written on mats."""
    named = has_names(challenge)
    cells = [target.cell for target in challenge.targets]
    first, *others = [name_of(challenge, cell) if named else str(cell) for cell in cells]
    aim = _("D'abord {place}").format(place=first)
    for place in others:
        aim = _("{aim}, puis {place}").format(aim=aim, place=place)
    if challenge.goal is None:
        return aim
    if named:
        return _("{aim}, et finis sur {place}").format(aim=aim, place=name_of(challenge, challenge.goal))
    return _("{aim}, et rentre à la ruche").format(aim=aim)


def has_names(challenge: Challenge) -> bool:
    """Whether every cell to go to has a name of its own."""
    aims = [target.cell for target in challenge.targets] + list(challenge.goals)
    if challenge.partner and challenge.partner.goal:
        aims.append(challenge.partner.goal)
    return bool(aims) and challenge.mat.destinations().keys() >= set(aims)


def name_of(challenge: Challenge, cell: Cell) -> str:
    """The name of ``cell``, which has one, in the language in use."""
    return challenge.mat.destinations()[cell].in_language(language())


def constraint_of(challenge: Challenge) -> tuple[str, ...]:
    """What makes the challenge harder than it looks, as a second sentence; empty if nothing does."""
    if challenge.repeats:
        return (_("Répète !"),)
    if challenge.max_instructions > _NOTICED and not challenge.keys >= _PIVOTS:
        if Command.LEFT in challenge.keys:
            return (_("Elle ne sait pivoter qu'à gauche."),)
        return (_("Elle ne sait pivoter qu'à droite."),)
    return ()


def _flowers(count: int) -> str:
    return (
        "",
        _("la fleur"),
        _("les deux fleurs"),
        _("les trois fleurs"),
        _("les quatre fleurs"),
        _("les cinq fleurs"),
    )[count]
