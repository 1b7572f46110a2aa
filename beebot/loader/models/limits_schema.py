"""The keys ``limites`` and ``au_plus``: what bounds the cards of a program, and a challenge that a child makes."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from beebot.command import MAX_INSTRUCTIONS, SINGLE_COMMANDS, Command
from beebot.i18n import gettext as _
from beebot.loader.markup.nodes import Scalar
from beebot.loader.models.only_known_keys import Model
from beebot.loader.values import Checked, refusal, whole
from beebot.parts.limits import Limits

MAX_TARGETS = 20
"""How many cells a child is asked to visit, how many to pass by, and how many obstacles she may lay."""
DEFAULT_OBSTACLES = 3
"""How many obstacles a child may lay where her author does not say."""
_HELD = Annotated[int, whole(1, MAX_INSTRUCTIONS)] | None
_COUNT = {"type": "integer", "minimum": 1, "maximum": MAX_INSTRUCTIONS}
_PAIR = {"type": "array", "items": _COUNT, "minItems": 2, "maxItems": 2}


def _count(value: object) -> int:
    return whole(1, MAX_INSTRUCTIONS).check(value)


def _counts(value: object) -> tuple[int, int]:
    """How many cards a program has: exactly so many, or from the first of two numbers to the second."""
    if isinstance(value, Scalar):
        return _count(value), _count(value)
    if not isinstance(value, list) or len(value) != 2:  # noqa: PLR2004 - from the one to the other
        raise refusal(_("écrivez un nombre de cartes, comme 4, ou le moins et le plus, comme [2, 5]"))
    fewest, most = map(_count, value)
    if fewest > most:
        message = _("de {fewest} à {most}, c'est à l'envers ; écrivez [{most}, {fewest}]")
        raise refusal(message.format(fewest=fewest, most=most))
    return fewest, most


_Counts = Annotated[
    tuple[int, int],
    Checked(_counts, {"anyOf": [_COUNT, _PAIR]}),
]


class HandModel(Model):
    """How many cards of each key a child has; of keys not named, as many as she wants."""

    example = "{avancer: 3, gauche: 1}"

    avancer: _HELD = Field(default=None, description="Combien de cartes « avancer ».")
    reculer: _HELD = Field(default=None, description="Combien de cartes « reculer ».")
    gauche: _HELD = Field(default=None, description="Combien de cartes « gauche ».")
    droite: _HELD = Field(default=None, description="Combien de cartes « droite ».")
    pause: _HELD = Field(default=None, description="Combien de cartes « pause ».")
    gauche45: _HELD = Field(default=None, description="Combien de cartes « gauche45 ».")
    droite45: _HELD = Field(default=None, description="Combien de cartes « droite45 ».")

    def hand(self) -> tuple[tuple[Command, int], ...]:
        """Each key that is limited, with its number of cards, in the order of ``Command``."""
        counts = ((command, getattr(self, command.value)) for command in SINGLE_COMMANDS)
        return tuple((command, count) for command, count in counts if count is not None)


class LimitsModel(Model):
    """What bounds the cards of a program."""

    example = "{virages: 2}"

    turns: Annotated[int, whole(0, MAX_INSTRUCTIONS)] | None = Field(
        default=None, alias="virages", description="Le plus grand nombre de cartes qui font pivoter."
    )
    counts: _Counts | None = Field(
        default=None, alias="cartes", description="Le nombre exact de cartes, ou le moins et le plus : [2, 5]."
    )
    hand: HandModel | None = Field(
        default=None, alias="main", description="Les cartes en main : combien de chaque touche."
    )

    @model_validator(mode="after")
    def _something(self) -> Self:
        if self.turns is None and self.counts is None and not (self.hand and self.hand.hand()):
            raise refusal(_("ces limites ne limitent rien ; donnez « virages », « cartes » ou « main »"))
        return self

    def limits(self) -> Limits:
        """The bounds but for the greatest number of cards, which belongs to the challenge."""
        fewest = self.counts[0] if self.counts else 0
        return Limits(self.turns, fewest if fewest > 1 else 0, self.hand.hand() if self.hand else ())


class AtMostModel(Model):
    """How large a challenge may be that a child makes."""

    example = "{cartes: 5, obstacles: 3}"

    cards: Annotated[int, whole(1, MAX_INSTRUCTIONS)] | None = Field(
        default=None, alias="cartes", description="Le plus de cartes ; sans cette clé, celles du niveau."
    )
    obstacles: Annotated[int, whole(0, MAX_TARGETS)] = Field(
        default=DEFAULT_OBSTACLES, description="Le plus d'obstacles à poser."
    )
