"""What the sheet of a séance may hold: pydantic models whose aliases are the French keys."""

from typing import Annotated, Any, Self

from pydantic import ConfigDict, Field, model_validator

from beebot.i18n import gettext as _
from beebot.loader.markup.nodes import Sequence
from beebot.loader.models.adapt_schema import AdaptModel, AssistantModel, Line, WithoutScreenModel
from beebot.loader.models.mat_schema import TextModel, text_schema
from beebot.loader.models.only_known_keys import Model, by_value, either
from beebot.loader.models.prints_schema import GroupingModel, PrintModel
from beebot.loader.models.steps_schema import HalfClassModel, IslandsModel, SheetStepModel
from beebot.loader.values import (
    NAME,
    Checked,
    LanguageKey,
    ProgrammeKey,
    Sentence,
    name,
    one_of,
    refusal,
    scalar,
    whole,
)
from beebot.parts.sheet import LikelyError, Reference, RobotUse, Sheet, Word
from beebot.text import Text

MAX_ITEMS = 30
"""How many items a list of the sheet has at most."""


def _names(value: object) -> list[str]:
    return [name(each) for each in value] if isinstance(value, Sequence) else [name(scalar(value))]


Names = Annotated[
    list[str],
    Checked(_names, {"anyOf": [NAME, {"type": "array", "items": NAME}]}),
]
"""The ids of séances or challenges: one, or a list."""
Sentences = Annotated[list[TextModel], Field(max_length=MAX_ITEMS)]


def _word_schema(schema: dict[str, Any]) -> None:
    """A word, or a word in several languages with its ``phrase``."""
    phrase = schema["properties"].pop("phrase")
    text_schema(schema)
    schema["anyOf"][1]["properties"]["phrase"] = phrase


class WordModel(TextModel):
    """A word to use, one item of ``mots``; perhaps with a sentence that a child is hoped to say with it."""

    model_config = ConfigDict(json_schema_extra=_word_schema)
    __pydantic_extra__: dict[LanguageKey, Sentence] = Field(init=False)

    phrase: TextModel | None = Field(default=None, description="La phrase que l'enfant dit avec ce mot.")

    def word(self) -> Word:
        return Word(self.text(), self.phrase.text() if self.phrase else None)


class ProgrammeModel(Model):
    """The place in the official programme: a list of keys of the file of programmes, or a sentence."""

    model_config = ConfigDict(json_schema_extra=either("sentence", "keys"))

    sentence: TextModel | None = None
    keys: Annotated[list[ProgrammeKey], Field(min_length=1, max_length=MAX_ITEMS)] | None = None

    @model_validator(mode="before")
    @classmethod
    def _by_kind(cls, value: object) -> object:
        return {"keys": value} if isinstance(value, Sequence) else {"sentence": value}


class LikelyErrorModel(Model):
    """A mistake to expect: one item of ``erreurs``."""

    example = '{on_voit: "…", on_dit: "…", kit: "…"}'

    see: TextModel = Field(alias="on_voit", description="Ce que fait l'enfant.")
    say: TextModel = Field(alias="on_dit", description="Ce que dit l'adulte.")
    kit: TextModel = Field(description="Ce que fait le kit.")

    def error(self) -> LikelyError:
        return LikelyError(self.see.text(), self.say.text(), self.kit.text())


class SheetModel(Model):
    """The sheet of a lesson, for the adult."""

    grouping: GroupingModel = Field(alias="groupement", description="Combien d'enfants, à la table et dans la classe.")
    objective: TextModel = Field(alias="objectif", description="Ce que l'enfant apprend.")
    programme: ProgrammeModel = Field(description="La place dans les programmes : des clés, comme [O5], ou une phrase.")
    material: TextModel = Field(alias="materiel", description="Ce qu'il faut préparer.")
    words: list[WordModel] = Field(alias="mots", description="Les mots à employer.")
    steps: list[SheetStepModel] = Field(alias="etapes", min_length=1, description="Les étapes, dans l'ordre.")
    easier: TextModel = Field(alias="plus_simple", description="Comment rendre la séance plus simple.")
    harder: TextModel = Field(alias="plus_difficile", description="Comment rendre la séance plus difficile.")
    observe: list[TextModel] = Field(alias="observer", description="Ce qu'il faut observer chez l'enfant.")
    unplugged: TextModel = Field(alias="debranche", description="La même chose sans robot ni écran.")
    robot: Annotated[RobotUse, one_of(by_value(RobotUse), {"nécessaire": "necessaire", "aucun": "sans"})] = Field(
        default=RobotUse.NEEDED, description="S'il faut un robot : sans, facultatif ou necessaire."
    )
    preparation_min: Annotated[int, whole(0, 240, minutes=True)] | None = Field(
        default=None, description="Les minutes de préparation."
    )
    passes: Annotated[int, whole(1, 40)] | None = Field(
        default=None, alias="passages", description="Combien de fois on mène la séance, un groupe à la fois."
    )
    before: Names = Field(default_factory=list, alias="avant", description="L'id de la séance d'avant.")
    after: Names = Field(default_factory=list, alias="apres", description="L'id de la séance d'après.")
    success: TextModel | None = Field(default=None, alias="reussite", description="À quoi l'on voit que c'est réussi.")
    other_pupils: Sentences = Field(
        default_factory=list, alias="autres_eleves", description="Ce que font les autres élèves pendant ce temps."
    )
    roles: Sentences = Field(default_factory=list, description="Les rôles des enfants autour du robot.")
    errors: list[LikelyErrorModel] = Field(
        default_factory=list, alias="erreurs", max_length=MAX_ITEMS, description="Les erreurs que l'on verra."
    )
    prints: Annotated[list[PrintModel], Field(max_length=MAX_ITEMS)] = Field(
        default_factory=list, alias="imprimer", description="Ce qu'il faut imprimer."
    )
    gather: Sentences = Field(
        default_factory=list, alias="a_reunir", description="Ce qu'il faut réunir, que rien n'imprime."
    )
    adapt: AdaptModel | None = Field(default=None, alias="adapter", description="Ce qui aide un enfant, ici.")
    aide: Line | None = Field(default=None, alias="aesh", description="Ce que fait l'AESH.")
    assistant: AssistantModel | None = Field(default=None, alias="atsem", description="Ce que fait l'ATSEM.")
    without_screen: WithoutScreenModel | None = Field(
        default=None, alias="sans_ecran", description="Comment mener la séance sans écran."
    )
    islands: IslandsModel | None = Field(default=None, alias="ilots", description="La séance en trois îlots.")
    half_class: HalfClassModel | None = Field(
        default=None, alias="demi_classe", description="La séance pour une demi-classe, en deux séances."
    )
    today: Names = Field(default_factory=list, alias="du_jour", description="Les défis du jour ; les autres attendent.")

    @model_validator(mode="after")
    def _changes_its_steps(self) -> Self:
        for each in self.without_screen.changes if self.without_screen else ():
            if each.step > (last := len(self.steps)):
                message = _("« sans_ecran » change l'étape {step}, et la dernière est {last} ; corrigez « etape »")
                raise refusal(message.format(step=each.step, last=last))
        return self

    def sheet(self, references: tuple[Reference, ...]) -> Sheet:
        """The sheet with these ``references`` to the official programme."""
        programme = self.programme.sentence
        return Sheet(
            grouping=self.grouping.grouping(),
            objective=self.objective.text(),
            programme=programme.text() if programme else Text(""),
            material=self.material.text(),
            words=tuple(word.word() for word in self.words),
            steps=tuple(step.step() for step in self.steps),
            easier=self.easier.text(),
            harder=self.harder.text(),
            observe=_texts(self.observe),
            unplugged=self.unplugged.text(),
            robot=self.robot,
            references=references,
            preparation_min=self.preparation_min,
            passes=self.passes,
            before=tuple(self.before),
            after=tuple(self.after),
            success=self.success.text() if self.success else None,
            other_pupils=_texts(self.other_pupils),
            roles=_texts(self.roles),
            errors=tuple(each.error() for each in self.errors),
            prints=tuple(each.read() for each in self.prints),
            gather=_texts(self.gather),
            adapt=self.adapt.lines() if self.adapt else (),
            aide=self.aide.text() if self.aide else None,
            assistant=self.assistant.assistant() if self.assistant else None,
            without_screen=self.without_screen.read() if self.without_screen else None,
            islands=self.islands.islands() if self.islands else None,
            half_class=self.half_class.half_class() if self.half_class else None,
            today=tuple(self.today),
        )


def _texts(models: list[TextModel]) -> tuple[Text, ...]:
    return tuple(each.text() for each in models)
