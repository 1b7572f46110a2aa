"""What séances and paths may hold: pydantic models whose aliases are the French keys."""

from typing import Annotated, Any

from pydantic import Field

from beebot.challenge import Challenge
from beebot.lesson import Audience, Credit, Game, Lesson, Level, ScreenMode, ScreenTime
from beebot.loader.models.mat_schema import TextModel
from beebot.loader.models.only_known_keys import Model, by_value
from beebot.loader.models.sheet_schema import MAX_ITEMS, Sentences, SheetModel
from beebot.loader.models.story_schema import EpisodeList
from beebot.loader.suggestions import MEANT
from beebot.loader.values import NAME, FileName, Format, Name, one_of, whole
from beebot.parts.sheet import Reference
from beebot.parts.story import Story, playable

MAX_CHALLENGES = 100
"""How many challenges one lesson holds; children meet four or five in half an hour."""

Age = Annotated[int, whole(2, 99)]
AudienceWord = Annotated[Audience, one_of(by_value(Audience), MEANT[Audience])]
LevelWord = Annotated[Level, one_of(by_value(Level), MEANT[Level])]


class ScreenModel(Model):
    """How a séance uses the screen."""

    example = "{mode: collectif, minutes: 5}"

    mode: Annotated[ScreenMode, one_of(by_value(ScreenMode), MEANT[ScreenMode])] = Field(
        description="aucun, collectif (tenu par l'adulte) ou par_deux."
    )
    minutes: Annotated[int, whole(0, 240, minutes=True)] = Field(
        default=0, description="Les minutes d'écran d'un enfant."
    )


class GameModel(Model):
    """A game without robot or screen: one item of ``jeux``."""

    title: TextModel = Field(alias="titre", description="Le nom du jeu.")
    minutes: Annotated[int, whole(1, 120, minutes=True)] = Field(description="La durée, en minutes.")
    material: Sentences = Field(default_factory=list, alias="materiel", description="Ce qu'il faut pour y jouer.")
    steps: Annotated[list[TextModel], Field(min_length=1, max_length=MAX_ITEMS)] = Field(
        alias="etapes", description="Comment on joue, pas à pas."
    )

    def game(self) -> Game:
        steps = tuple(step.text() for step in self.steps)
        return Game(self.title.text(), self.minutes, steps, tuple(each.text() for each in self.material))


class CreditModel(Model):
    """The author and licence of a picture: one value of ``images``, whose key is the picture's name."""

    example = '{fichier: mairie.jpg, auteur: "la classe", licence: "CC BY-SA"}'

    file: FileName = Field(alias="fichier", description="Le fichier, dans le dossier images.")
    author: TextModel = Field(alias="auteur", description="Qui a fait l'image.")
    licence: TextModel = Field(description="Ce que l'on peut en faire, comme CC BY-SA.")


def _by_name(schema: dict[str, Any]) -> None:
    """A block of keys that the author chooses."""
    (item,) = (schema.get("patternProperties") or {"": schema.get("additionalProperties")}).values()
    schema.pop("propertyNames", None)
    schema.update({"properties": {}, "patternProperties": {NAME["pattern"]: item}, "additionalProperties": False})


class HeadModel(Model):
    """The keys that séances and paths share: for whom they are."""

    format: Format = Field(description="Toujours 1.")
    id: Name = Field(description="Un nom qui ne change plus : le progrès des enfants s'y rattache.")
    title: TextModel = Field(alias="titre", description="Le titre, pour les personnes.")
    level: LevelWord | None = Field(default=None, alias="niveau", description="Le niveau de l'école.")
    audiences: list[AudienceWord] = Field(
        default_factory=list,
        alias="publics",
        min_length=1,
        max_length=len(Audience),
        description="Pour qui, à côté ou à la place du niveau : ecole, periscolaire, famille, mediatheque.",
    )


class LessonModel(HeadModel):
    """A lesson's file. Its challenges are not checked here but later, each alone: one fault does not hide the rest."""

    duration_min: Annotated[int, whole(1, 240, minutes=True)] = Field(
        alias="duree_min", description="La durée, en minutes."
    )
    ages: Annotated[list[Age], Field(min_length=2, max_length=2)] | None = Field(
        default=None, description="L'âge du plus jeune et du plus âgé : [4, 8]."
    )
    requires: Sentences = Field(
        default_factory=list, alias="prerequis", description="Ce que les enfants savent déjà faire."
    )
    screen: ScreenModel | None = Field(default=None, alias="ecran", description="La place de l'écran.")
    sheet: SheetModel = Field(alias="fiche", description="Ce que lit l'adulte.")
    games: list[GameModel] = Field(
        default_factory=list, alias="jeux", max_length=MAX_ITEMS, description="Les jeux sans robot ni écran."
    )
    credits: dict[Name, CreditModel] = Field(
        default_factory=dict,
        alias="images",
        description="L'auteur et la licence des images, par leur nom.",
        json_schema_extra=_by_name,
    )
    story: EpisodeList | None = Field(
        default=None,
        alias="histoire",
        description="Des pages racontées entre les défis : {dire, image}, {defi}, {porter}.",
    )
    challenges: list[Any] = Field(
        alias="defis", max_length=MAX_CHALLENGES, description="Les défis, dans l'ordre ; [] pour une séance de jeux."
    )

    def lesson(self, challenges: list[Challenge], references: tuple[Reference, ...] = ()) -> Lesson:
        """The lesson with these ``challenges`` that were read, and these ``references`` to the programme."""
        return Lesson(
            id=self.id,
            title=self.title.text(),
            level=self.level,
            duration_min=self.duration_min,
            sheet=self.sheet.sheet(references),
            challenges=tuple(challenges),
            audiences=tuple(self.audiences),
            ages=(self.ages[0], self.ages[1]) if self.ages else None,
            requires=tuple(each.text() for each in self.requires),
            screen=ScreenTime(self.screen.mode, self.screen.minutes) if self.screen else None,
            games=tuple(game.game() for game in self.games),
            credits=tuple(
                Credit(name, each.file, each.author.text(), each.licence.text()) for name, each in self.credits.items()
            ),
            story=playable(self.told(), [challenge.id for challenge in challenges]),
        )

    def told(self) -> Story:
        """The story in the order of the file; empty if there is none."""
        return tuple(item.episode() for item in self.story or ())


class PathModel(HeadModel):
    """A learning path's file, in ``parcours``. Its lessons are read later, each alone."""

    lessons: list[Any] = Field(
        alias="seances", min_length=1, description="Les séances, dans l'ordre, nommées depuis le dossier seances."
    )


class StageModel(Model):
    """An item of ``seances`` that says where the séance is held."""

    example = "{seance: num/le-robot-obeit.yaml, lieu: ecole}"

    lesson: FileName = Field(alias="seance", description="Le fichier, depuis le dossier seances.")
    place: AudienceWord = Field(alias="lieu", description="Où on la mène : ecole, periscolaire, famille, mediatheque.")
    sentence: TextModel | None = Field(
        default=None, alias="phrase", description="Ce que l'enfant en retient, pour l'affiche du parcours."
    )
