"""What a file may hold: pydantic models whose aliases are the French keys."""

from enum import Enum
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, model_validator

from beebot.challenge import Challenge, Target
from beebot.command import MAX_INSTRUCTIONS, PLAIN_COMMANDS, Command
from beebot.i18n import gettext as _
from beebot.lesson import Lesson, Level, Sheet, SheetStep
from beebot.loader.nodes import Scalar
from beebot.loader.values import CellName, Flag, Format, Genre, Name, Sentence, WallCells, one_of, refusal, whole
from beebot.mat import DEFAULT_CELL_MM, MAX_COLUMNS, MAX_ROWS, Decor, Mat
from beebot.pose import Heading, Pose
from beebot.text import Text


def by_value(kind: type[Enum]) -> dict[str, Any]:
    """The members of an enumeration by the words that stand for them."""
    return {member.value: member for member in kind}


LevelWord = Annotated[Level, one_of(by_value(Level))]


class Model(BaseModel):
    """Only the keys that are declared."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class TextModel(Model):
    """A sentence, in French or in both languages."""

    fr: Sentence
    en: Sentence | None = None

    @model_validator(mode="before")
    @classmethod
    def _french_alone(cls, value: object) -> object:
        if isinstance(value, list):
            raise refusal(_("une phrase est attendue, pas une liste ; mettez-la entre guillemets"))
        return {"fr": value} if isinstance(value, Scalar) else value

    def text(self) -> Text:
        return Text(self.fr, self.en)


class DecorModel(Model):
    """Pictures of a mat."""

    target: Name = Field(default=Decor().target, alias="cible")
    target_reached: Name = Field(default=Decor().target_reached, alias="cible_atteinte")
    obstacle: Name = Field(default=Decor().obstacle)
    wide_obstacle: Name = Field(default=Decor().wide_obstacle, alias="obstacle_large")
    goal: Name = Field(default=Decor().goal, alias="arrivee")


class GridModel(Model):
    """A mat drawn in a challenge, or the part of a mat's file that says what a robot meets."""

    width: Annotated[int, whole(1, MAX_COLUMNS)] = Field(alias="largeur")
    height: Annotated[int, whole(1, MAX_ROWS)] = Field(alias="hauteur")
    cell_mm: Annotated[int, whole(10, 1000)] = Field(default=DEFAULT_CELL_MM, alias="case_mm")
    obstacles: list[CellName] = []
    walls: list[WallCells] = Field(default=[], alias="murs")
    decor: DecorModel = DecorModel()

    def mat(self) -> Mat:
        decor = Decor(**self.decor.model_dump())
        return Mat(self.width, self.height, frozenset(self.obstacles), frozenset(self.walls), self.cell_mm, decor)


class MatModel(GridModel):
    """A file of ``tapis``."""

    format: Format
    id: Name
    title: TextModel = Field(alias="titre")


class StartModel(Model):
    """Where the robot stands at first."""

    cell: CellName = Field(alias="case")
    heading: Annotated[Heading, one_of(by_value(Heading))] = Field(alias="vers")


class TargetModel(Model):
    """A cell to visit."""

    cell: CellName = Field(alias="case")
    pause: Flag = False

    def target(self) -> Target:
        return Target(self.cell, self.pause)


class MatChoice(Model):
    """The mat of a challenge: a name, or a drawing of its own."""

    name: Name | None = None
    grid: GridModel | None = None

    @model_validator(mode="before")
    @classmethod
    def _by_kind(cls, value: object) -> object:
        return {"name": value} if isinstance(value, Scalar) else {"grid": value}


class ChallengeModel(Model):
    """One item of ``defis``."""

    id: Name
    genre: Genre = "programmer"
    task: TextModel = Field(alias="consigne")
    mat: MatChoice = Field(alias="tapis")
    start: StartModel = Field(alias="depart")
    targets: list[TargetModel] = Field(default=[], alias="cibles")
    ordered: Annotated[bool, one_of({"libre": False, "impose": True})] = Field(default=False, alias="ordre")
    obstacles: list[CellName] = []
    walls: list[WallCells] = Field(default=[], alias="murs")
    goal: CellName | None = Field(default=None, alias="arrivee")
    keys: list[Annotated[Command, one_of(by_value(Command))]] = Field(
        default=sorted(PLAIN_COMMANDS, key=list(Command).index), alias="touches", min_length=1
    )
    max_instructions: Annotated[int, whole(1, MAX_INSTRUCTIONS)] = MAX_INSTRUCTIONS
    hints: list[TextModel] = Field(default=[], alias="indices")

    def challenge(self, mat: Mat) -> Challenge:
        """The challenge on ``mat``, which holds its own obstacles and walls already."""
        return Challenge(
            id=self.id,
            task=self.task.text(),
            mat=mat,
            start=Pose(self.start.cell, self.start.heading),
            targets=tuple(target.target() for target in self.targets),
            goal=self.goal,
            ordered=self.ordered,
            keys=frozenset(self.keys),
            max_instructions=self.max_instructions,
            hints=tuple(hint.text() for hint in self.hints),
        )


class SheetStepModel(Model):
    """One item of ``etapes``."""

    minutes: Annotated[int, whole(1, 120)]
    grouping: TextModel = Field(alias="groupement")
    say: TextModel = Field(alias="dire")
    do: TextModel = Field(alias="faire")

    def step(self) -> SheetStep:
        return SheetStep(self.minutes, self.grouping.text(), self.say.text(), self.do.text())


class SheetModel(Model):
    """The sheet of a lesson."""

    grouping: TextModel = Field(alias="groupement")
    objective: TextModel = Field(alias="objectif")
    programme: TextModel
    material: TextModel = Field(alias="materiel")
    words: list[Sentence] = Field(alias="mots")
    steps: list[SheetStepModel] = Field(alias="etapes", min_length=1)
    easier: TextModel = Field(alias="plus_simple")
    harder: TextModel = Field(alias="plus_difficile")
    observe: list[TextModel] = Field(alias="observer")
    unplugged: TextModel = Field(alias="debranche")

    def sheet(self) -> Sheet:
        return Sheet(
            grouping=self.grouping.text(),
            objective=self.objective.text(),
            programme=self.programme.text(),
            material=self.material.text(),
            words=tuple(self.words),
            steps=tuple(step.step() for step in self.steps),
            easier=self.easier.text(),
            harder=self.harder.text(),
            observe=tuple(item.text() for item in self.observe),
            unplugged=self.unplugged.text(),
        )


class LessonModel(Model):
    """A file of ``seances``; its challenges are checked one by one, so that a faulty one spares the others."""

    format: Format
    id: Name
    title: TextModel = Field(alias="titre")
    level: LevelWord = Field(alias="niveau")
    duration_min: Annotated[int, whole(1, 240)] = Field(alias="duree_min")
    sheet: SheetModel = Field(alias="fiche")
    challenges: list[Any] = Field(alias="defis", min_length=1)

    def lesson(self, challenges: list[Challenge]) -> Lesson:
        """The lesson with these of its challenges."""
        return Lesson(self.id, self.title.text(), self.level, self.duration_min, self.sheet.sheet(), tuple(challenges))


class PathModel(Model):
    """A file of ``parcours``; its lessons are read one by one."""

    format: Format
    id: Name
    title: TextModel = Field(alias="titre")
    level: LevelWord = Field(alias="niveau")
    lessons: list[Any] = Field(alias="seances", min_length=1)
