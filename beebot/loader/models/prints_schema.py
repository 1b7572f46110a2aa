"""What the keys ``groupement`` and ``imprimer`` of a sheet may hold: numbers and names, or the sentences of before."""

from typing import Annotated, Any, Self, cast

from pydantic import ConfigDict, Field, model_validator

from beebot.command import SINGLE_COMMANDS, Command
from beebot.i18n import FRENCH
from beebot.i18n import gettext as _
from beebot.loader.markup.nodes import Mapping, Scalar, Sequence
from beebot.loader.models.mat_schema import TextModel
from beebot.loader.models.only_known_keys import Model, by_value, either
from beebot.loader.suggestions import MEANT
from beebot.loader.values import Checked, Flag, Letters, one_of, refusal, whole
from beebot.mat import MAX_SIDE
from beebot.parts.prints import ASKABLE, NEEDED, PURPOSES
from beebot.parts.sheet import MOST_CHILDREN, Asked, Grouping, Share
from beebot.text import Text

MOST_OF_ONE = 60
"""How many of one thing a sheet may ask for."""


def _is_sentence(value: object) -> bool:
    """Whether ``value`` is a sentence, or a list, of which a sentence's own check says what is wrong."""
    return isinstance(value, (Scalar, Sequence)) or (isinstance(value, Mapping) and FRENCH in value)


def _two(high: int, *, alone: bool = False, in_order: bool = True) -> Checked[tuple[int, int]]:
    """The check for two numbers from 1 to ``high``, ``in_order`` the least first; perhaps for one ``alone``."""
    each = whole(1, high)

    def check(value: object) -> tuple[int, int]:
        if alone and not isinstance(value, Sequence):
            return each.check(value), each.check(value)
        if not isinstance(value, Sequence) or len(value) != 2:  # noqa: PLR2004 - two numbers
            raise refusal(_("deux nombres sont attendus ; écrivez-les comme [4, 6]"))
        first, second = map(each.check, value)
        if in_order and first > second:
            raise refusal(_("le plus petit d'abord ; écrivez [{low}, {high}]").format(low=second, high=first))
        return first, second

    number = {"type": "integer", "minimum": 1, "maximum": high}
    pair = {"type": "array", "items": number, "minItems": 2, "maxItems": 2}
    return Checked(check, {"anyOf": [number, pair]} if alone else pair)


def _or_sentence(schema: dict[str, Any]) -> None:
    sentence = schema["properties"]["note"]["anyOf"][0]
    schema["anyOf"] = [sentence, {key: schema.pop(key) for key in [*schema]} | {"additionalProperties": False}]


def _by_card(schema: dict[str, Any]) -> None:
    """A block of cards, each with its number."""
    words = "|".join(each.value for each in SINGLE_COMMANDS)
    schema.update(
        {
            "patternProperties": {f"^({words})$": {"type": "integer", "minimum": 1, "maximum": MOST_OF_ONE}},
            "additionalProperties": False,
        }
    )
    schema.pop("propertyNames", None)


class GroupingModel(Model):
    """Whom a séance is for: numbers and a few words; a sentence alone, as in files of before, is those words."""

    model_config = ConfigDict(json_schema_extra=_or_sentence)
    example = '{a_la_fois: 5, classe: 25, note: "un groupe par jour"}'

    at_a_time: Annotated[tuple[int, int], _two(MOST_CHILDREN, alone=True)] | None = Field(
        default=None, alias="a_la_fois", description="Combien d'enfants à la table : 5, ou [4, 6]."
    )
    in_class: Annotated[int, whole(1, MOST_CHILDREN)] = Field(
        default_factory=int, alias="classe", description="Combien d'enfants dans la classe."
    )
    islands: Annotated[int, whole(2, 10)] = Field(
        default_factory=int, alias="ilots", description="Combien de tables travaillent en même temps."
    )
    teams: Annotated[int, whole(2, 20)] = Field(
        default_factory=int, alias="equipes", description="Combien d'équipes jouent."
    )
    note: TextModel | None = Field(default=None, description="Ce qui se lit à côté : « un groupe par jour ».")

    @model_validator(mode="before")
    @classmethod
    def _sentence_alone(cls, value: object) -> object:
        return {"note": value} if _is_sentence(value) else value

    @model_validator(mode="after")
    def _fits(self) -> Self:
        least, most = self.at_a_time or (0, 0)
        tables = self.islands or 1
        if self.in_class and least * tables > self.in_class:
            message = _("{count} enfants à la fois, c'est plus que la classe ({pupils}) ; changez l'un des deux")
            raise refusal(message.format(count=least * tables, pupils=self.in_class))
        if most and self.teams > most:
            message = _("{teams} équipes pour {count} enfants, c'est trop ; changez l'un des deux")
            raise refusal(message.format(teams=self.teams, count=most))
        if not (self.at_a_time or self.in_class or self.note):
            raise refusal(_("dites combien d'enfants ; écrivez par exemple {example}").format(example=self.example))
        return self

    def grouping(self) -> Grouping:
        note = self.note.text() if self.note else None
        return Grouping(self.at_a_time or (0, 0), self.in_class, self.islands, self.teams, note)


class AskedModel(Model):
    """A document to print, by its name."""

    example = "{document: bandes, places: 5, nombre: 2}"

    document: Annotated[str, one_of({name: name for name in ASKABLE})] = Field(description="Le nom du document.")
    purpose: Annotated[str, one_of({each: each for words in PURPOSES.values() for each in words})] = Field(
        default_factory=str,
        alias="pour",
        description="À quoi il sert : une frise pour des vignettes, des bandes à reparer.",
    )
    number: Annotated[int, whole(1, MOST_OF_ONE)] = Field(default_factory=int, alias="nombre", description="Combien.")
    share: (
        Annotated[Share, one_of(by_value(Share), {"élève": "enfant", "eleve": "enfant", "équipe": "equipe"})] | None
    ) = Field(default=None, alias="par", description="Pour qui il y en a autant : enfant, equipe ou classe.")
    is_optional: Flag = Field(
        default=False, alias="facultatif", description="true : il ne s'imprime que si on le demande par son nom."
    )
    note: TextModel | None = Field(default=None, description="Ce qui se lit à côté : quoi couper, pour qui.")
    places: Annotated[int, whole(3, 15)] = Field(
        default_factory=int, description="Les places d'une bande ou d'une frise."
    )
    cards: dict[
        Annotated[Command, one_of({each.value: each for each in SINGLE_COMMANDS}, MEANT[Command])],
        Annotated[int, whole(1, MOST_OF_ONE)],
    ] = Field(
        default_factory=dict,
        alias="cartes",
        description="Combien de chaque carte : {avancer: 4, pause: 2}.",
        json_schema_extra=_by_card,
    )
    between: Annotated[tuple[int, int], _two(9)] | None = Field(
        default=None, alias="valeurs", description="Le plus petit et le plus grand nombre : [2, 5]."
    )
    letters: list[Letters] = Field(
        default_factory=list, alias="lettres", min_length=1, max_length=30, description="Les lettres."
    )
    size: Annotated[tuple[int, int], _two(MAX_SIDE, in_order=False)] | None = Field(
        default=None, alias="cases", description="Les cases en largeur, puis en hauteur : [6, 5]."
    )
    title: TextModel | None = Field(default=None, alias="titre", description="Le titre de l'affiche.")
    is_blank: Flag = Field(default=False, alias="vierge", description="true : rien n'est dessiné dessus.")

    @model_validator(mode="after")
    def _together(self) -> Self:
        own = (*_OF_ALL, *ASKABLE[self.document])
        written = {field: type(self).model_fields[field].alias or field for field in self.model_fields_set}
        if strange := next((key for key in written.values() if key not in own), None):
            message = _("« {key} » ne dit rien de « {document} » ; enlevez-le (ses clés sont {keys})")
            raise refusal(message.format(key=strange, document=self.document, keys=", ".join(own[1:])))
        if (needed := NEEDED.get(self.document)) and needed not in written.values():
            message = _("« {document} » a besoin de « {key} » ; ajoutez-le")
            raise refusal(message.format(document=self.document, key=needed))
        words = PURPOSES.get(self.document, ())
        if self.purpose and self.purpose not in words:
            message = _("« {document} » ne sert pas à « {purpose} » ; les mots possibles sont {words}")
            raise refusal(message.format(document=self.document, purpose=self.purpose, words=", ".join(words)))
        if self.document == "de" and self.between not in (None, (1, 3), (1, 6)):
            raise refusal(_("un dé va de 1 à 3 ou de 1 à 6 ; écrivez [1, 3] ou [1, 6]"))
        return self

    def asked(self) -> Asked:
        return Asked(
            document=self.document,
            purpose=self.purpose,
            number=self.number,
            share=self.share,
            is_optional=self.is_optional,
            note=self.note.text() if self.note else None,
            places=self.places,
            cards=tuple(self.cards.items()),
            between=self.between,
            letters=tuple(self.letters),
            size=self.size,
            title=self.title.text() if self.title else None,
            is_blank=self.is_blank,
        )


_OF_ALL = ("document", "facultatif", "note")


class PrintModel(Model):
    """An item of ``imprimer``: a document, or a sentence of before, which prints nothing."""

    model_config = ConfigDict(json_schema_extra=either("asked", "sentence"))

    asked: AskedModel | None = None
    sentence: TextModel | None = None

    @model_validator(mode="before")
    @classmethod
    def _by_kind(cls, value: object) -> object:
        return {"sentence": value} if _is_sentence(value) else {"asked": value}

    def read(self) -> Asked | Text:
        return self.asked.asked() if self.asked else cast("TextModel", self.sentence).text()
