"""The key ``limites`` of a challenge: what bounds the cards of a program, and what is wrong in it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any, Self

from pydantic import Field, PlainValidator, WithJsonSchema, model_validator

from beebot.command import MAX_INSTRUCTIONS, SINGLE_COMMANDS, STRIDES, Command, cards
from beebot.i18n import gettext as _
from beebot.limits import Limits
from beebot.loader.mat_schema import Model
from beebot.loader.nodes import Scalar
from beebot.loader.values import refusal, whole
from beebot.written import Finding, Loc

if TYPE_CHECKING:
    from beebot.loader.challenge_schema import ChallengeModel

_HELD = Annotated[int, whole(1, MAX_INSTRUCTIONS)] | None
_COUNT = {"type": "integer", "minimum": 1, "maximum": MAX_INSTRUCTIONS}
_PAIR = {"type": "array", "items": _COUNT, "minItems": 2, "maxItems": 2}


def _count(value: object) -> int:
    """A number of cards."""
    counted: int = whole(1, MAX_INSTRUCTIONS).func(value)  # type: ignore[call-arg] # one argument
    return counted


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
    PlainValidator(_counts, json_schema_input_type=Annotated[Any, WithJsonSchema({"anyOf": [_COUNT, _PAIR]})]),
]


class HandModel(Model):
    """How many cards of a key a child has; of the keys that are not named she has enough."""

    example = "{avancer: 3, gauche: 1}"

    avancer: _HELD = Field(default=None, description="Combien de cartes « avancer ».")
    reculer: _HELD = Field(default=None, description="Combien de cartes « reculer ».")
    gauche: _HELD = Field(default=None, description="Combien de cartes « gauche ».")
    droite: _HELD = Field(default=None, description="Combien de cartes « droite ».")
    pause: _HELD = Field(default=None, description="Combien de cartes « pause ».")
    gauche45: _HELD = Field(default=None, description="Combien de cartes « gauche45 ».")
    droite45: _HELD = Field(default=None, description="Combien de cartes « droite45 ».")

    def hand(self) -> tuple[tuple[Command, int], ...]:
        """The cards that are counted, in the order of ``Command``."""
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
        """The bounds, without the greatest number of cards, which is the challenge's."""
        fewest = self.counts[0] if self.counts else 0
        return Limits(self.turns, fewest if fewest > 1 else 0, self.hand.hand() if self.hand else ())


def check_limits(model: "ChallengeModel", base: Loc) -> Iterator[Finding]:
    """Limits that contradict another key, and an exact model of cards for which there is no key."""
    limits = model.limits
    if limits and model.repeats and model.partner:
        message = _("à deux robots, « limites » et « repeter » ne vont pas ensemble ; enlevez l'une des deux clés")
        yield Finding((*base, "limites"), message, at_key=True)
    if limits and limits.counts and model.given and model.given.template:
        message = _("ici les trous disent déjà combien de cartes ; enlevez « cartes »")
        yield Finding((*base, "limites", "cartes"), message, at_key=True)
    if limits and limits.counts and "max_instructions" in model.model_fields_set:
        message = _("« cartes » dit déjà le plus grand nombre ; enlevez « max_instructions »")
        yield Finding((*base, "max_instructions"), message, at_key=True)
    for command, _count in limits.hand.hand() if limits and limits.hand else ():
        if command not in model.keys:
            message = _("il n'y a pas de touche {word} ici ; ajoutez-la à « touches », ou enlevez-la de « main »")
            yield Finding((*base, "limites", "main", command.value), message.format(word=command.value), at_key=True)
    given = model.given.program if model.exact and model.given else ()
    missing = next((card for card in cards(given) if isinstance(card, Command) and card not in model.keys), None)
    if missing is not None and missing not in STRIDES:  # these are found wherever they are
        message = _("{word} est dans le modèle exact ; ajoutez {word} à « touches », ou changez le programme")
        yield Finding((*base, "programme"), message.format(word=missing.value))
