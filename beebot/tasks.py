"""The task of a challenge that was made and not written: what it asks, in a sentence or two of every language."""

from beebot.challenge import Challenge
from beebot.command import Command
from beebot.i18n import gettext as _
from beebot.text import Text, in_every_language

_PIVOTS = frozenset({Command.LEFT, Command.RIGHT})
_NOTICED = 8
"""From how many cards on a child is told that a key is missing."""


def task_of(challenge: Challenge) -> Text:
    """What is asked: up to five targets or a goal, in order or not, a cell to cross, few cards, a missing pivot."""
    return in_every_language(lambda: " ".join((_aim(challenge), *_constraint(challenge))))


def _aim(challenge: Challenge) -> str:
    count = len(challenge.targets)
    home = challenge.goal is not None
    if count == 0:
        aim = _("Rentre à la ruche")
    elif any(target.pause for target in challenge.targets):
        aim = _("Fais une pause sur {flowers}")
    elif count == 1 and not home:
        aim = _("Va à la fleur")
    else:
        aim = _("Passe par {flowers}")
    aim = aim.format(flowers=_flowers(count))
    if challenge.ordered:
        cells = ", ".join(str(target.cell) for target in challenge.targets)
        aim = _("{aim} dans cet ordre : {cells}").format(aim=aim, cells=cells)
    if count and home:
        aim = _("{aim}, puis rentre à la ruche").format(aim=aim)
    if challenge.passages:
        aim = _("{aim}. N'oublie pas le passage obligé").format(aim=aim)
    return _("{aim}.").format(aim=aim)


def _constraint(challenge: Challenge) -> tuple[str, ...]:
    """What makes it harder than it looks, as a second sentence or none."""
    if challenge.repeats:
        return (_("Tu n'as que {cards} cartes : répète !").format(cards=challenge.max_instructions),)
    if challenge.max_instructions > _NOTICED and not challenge.keys >= _PIVOTS:
        if Command.LEFT in challenge.keys:
            return (_("Son aile droite est cassée : elle ne pivote qu'à gauche."),)
        return (_("Son aile gauche est cassée : elle ne pivote qu'à droite."),)
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
