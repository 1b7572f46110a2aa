"""What séances and paths may hold: pydantic models whose aliases are the French keys."""

from typing import Annotated, Any

from pydantic import Field

from beebot.challenge import Challenge
from beebot.lesson import Lesson, Level, Sheet, SheetStep
from beebot.loader.mat_schema import Model, TextModel, by_value
from beebot.loader.remedies import MEANT
from beebot.loader.values import Format, Name, one_of, whole

MAX_CHALLENGES = 100
"""How many challenges one lesson holds; children meet four or five in half an hour."""

LevelWord = Annotated[Level, one_of(by_value(Level), MEANT[Level])]


class SheetStepModel(Model):
    """One item of ``etapes``."""

    minutes: Annotated[int, whole(1, 120, minutes=True)] = Field(description="La durée, en minutes.")
    grouping: TextModel = Field(alias="groupement", description="Comment les enfants sont groupés.")
    say: TextModel = Field(alias="dire", description="Ce que dit l'adulte.")
    do: TextModel = Field(alias="faire", description="Ce que font les enfants.")

    def step(self) -> SheetStep:
        return SheetStep(self.minutes, self.grouping.text(), self.say.text(), self.do.text())


class SheetModel(Model):
    """The sheet of a lesson."""

    grouping: TextModel = Field(alias="groupement", description="Comment les enfants sont groupés.")
    objective: TextModel = Field(alias="objectif", description="Ce que l'enfant apprend.")
    programme: TextModel = Field(description="La place dans les programmes de l'école.")
    material: TextModel = Field(alias="materiel", description="Ce qu'il faut préparer.")
    words: list[TextModel] = Field(alias="mots", description="Les mots à employer.")
    steps: list[SheetStepModel] = Field(alias="etapes", min_length=1, description="Les étapes, dans l'ordre.")
    easier: TextModel = Field(alias="plus_simple", description="Comment rendre la séance plus simple.")
    harder: TextModel = Field(alias="plus_difficile", description="Comment rendre la séance plus difficile.")
    observe: list[TextModel] = Field(alias="observer", description="Ce qu'il faut observer chez l'enfant.")
    unplugged: TextModel = Field(alias="debranche", description="La même chose sans robot ni écran.")

    def sheet(self) -> Sheet:
        return Sheet(
            grouping=self.grouping.text(),
            objective=self.objective.text(),
            programme=self.programme.text(),
            material=self.material.text(),
            words=tuple(word.text() for word in self.words),
            steps=tuple(step.step() for step in self.steps),
            easier=self.easier.text(),
            harder=self.harder.text(),
            observe=tuple(item.text() for item in self.observe),
            unplugged=self.unplugged.text(),
        )


class LessonModel(Model):
    """A file of ``seances``; its challenges are checked one by one, so that a faulty one spares the others."""

    format: Format = Field(description="Toujours 1.")
    id: Name = Field(description="Un nom qui ne change plus : le progrès des enfants s'y rattache.")
    title: TextModel = Field(alias="titre", description="Le titre de la séance.")
    level: LevelWord = Field(alias="niveau", description="Le niveau de l'école.")
    duration_min: Annotated[int, whole(1, 240, minutes=True)] = Field(
        alias="duree_min", description="La durée, en minutes."
    )
    sheet: SheetModel = Field(alias="fiche", description="Ce que lit l'adulte.")
    challenges: list[Any] = Field(
        alias="defis", min_length=1, max_length=MAX_CHALLENGES, description="Les défis, dans l'ordre."
    )

    def lesson(self, challenges: list[Challenge]) -> Lesson:
        """The lesson with these of its challenges."""
        return Lesson(self.id, self.title.text(), self.level, self.duration_min, self.sheet.sheet(), tuple(challenges))


class PathModel(Model):
    """A file of ``parcours``; its lessons are read one by one."""

    format: Format = Field(description="Toujours 1.")
    id: Name = Field(description="Un nom qui ne change plus.")
    title: TextModel = Field(alias="titre", description="Le titre du parcours.")
    level: LevelWord = Field(alias="niveau", description="Le niveau de l'école.")
    lessons: list[Any] = Field(
        alias="seances", min_length=1, description="Les séances, dans l'ordre, nommées depuis le dossier seances."
    )
