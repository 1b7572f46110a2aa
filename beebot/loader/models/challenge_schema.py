"""What a challenge may hold, whatever its genre; ``genre_keys`` says which of these keys mean something in which."""

from dataclasses import replace
from typing import Annotated, Any

from pydantic import ConfigDict, Field

from beebot.challenge import USUAL, Aim, Challenge, Degree, Genre, Order, Partner, Target
from beebot.command import KEY_WORDS, MAX_INSTRUCTIONS, PLAIN_COMMANDS, Command
from beebot.kinds import kind_of
from beebot.kinds.written import Written
from beebot.lesson import Level
from beebot.loader import values
from beebot.loader.models.limits_schema import MAX_TARGETS, AtMostModel, LimitsModel
from beebot.loader.models.mat_schema import MatChoiceModel, TextModel
from beebot.loader.models.only_known_keys import Model, by_value
from beebot.loader.models.picture_schema import Answers, Arranged, Boxes, Sorted
from beebot.loader.models.staging_schema import ChangeModel, MemoryModel, ViewModel, staging_of
from beebot.loader.split_questions import ObservedWord, one_task_or_two
from beebot.loader.suggestions import MEANT
from beebot.mat import Mat
from beebot.measures.level_bounds import BOUNDS
from beebot.parts.limits import NO_LIMITS, Limits
from beebot.parts.pictures import Pictures
from beebot.parts.staging import Staging
from beebot.pose import Cell, Heading, Pose

MIN_CHOICES, MAX_CHOICES = 2, 4
"""How many programs a child chooses from."""
MAX_HINTS = 20
_NOWHERE = frozenset[Cell]()
"""One for all challenges: the window keeps what it is sent."""


class StartModel(Model):
    """Where a robot stands at first."""

    example = "{case: A1, vers: est}"

    cell: values.CellName = Field(alias="case", description="La case de départ, comme A1.")
    heading: Annotated[Heading, values.one_of(by_value(Heading), MEANT[Heading])] = Field(
        alias="vers", description="Vers où regarde la tête ; en biais seulement avec gauche45 ou droite45."
    )

    def pose(self) -> Pose:
        return Pose(self.cell, self.heading)


def _cell_or_name(schema: dict[str, Any]) -> None:
    """A target is given by its cell or by the cell's name, which the reader looks up on the mat (``named_cells``)."""
    told = "Le nom de la case à visiter, comme le tapis la nomme."
    schema["properties"]["nom"] = values.SENTENCE | {"description": told}
    schema["required"] = [key for key in schema["required"] if key != "case"]
    schema["oneOf"] = [{"required": ["case"]}, {"required": ["nom"]}]


class TargetModel(Model):
    """A cell to visit."""

    model_config = ConfigDict(json_schema_extra=_cell_or_name)
    example = "{case: C2}"

    cell: values.CellName = Field(alias="case", description="La case à visiter.")
    pause: values.Flag = Field(default=False, description="true : il faut une pause sur cette case.")
    visible: values.Flag = Field(default=True, description="false : rien ne montre la cible, l'enfant l'entend.")
    picture: values.Name | None = Field(default=None, alias="image", description="Le dessin de cette cible.")
    sound: values.Name | None = Field(default=None, alias="son", description="Le son de cette cible.")
    rank: Annotated[int, values.whole(1, MAX_TARGETS)] | None = Field(
        default=None, alias="rang", description="Son numéro, à partir de 1 ; avec « ordre: impose »."
    )

    def target(self) -> Target:
        return Target(self.cell, self.pause, self.visible, self.picture or "", self.sound or "")


class PartnerModel(Model):
    """The second robot of a challenge for two."""

    example = "{depart: {case: F1, vers: ouest}}"

    start: StartModel = Field(alias="depart", description="Le départ du second robot.")
    goal: values.CellOrName | None = Field(
        default=None, alias="arrivee", description="L'arrivée du second robot, avec « but: chacun »."
    )

    def partner(self, aim: Aim) -> Partner:
        return Partner(self.start.pose(), aim, self.goal)


class ChallengeModel(Model):
    """A challenge in a file: one item of ``defis``."""

    model_config = ConfigDict(json_schema_extra=one_task_or_two)

    id: values.Name = Field(description="Un nom, différent pour chaque défi de la séance.")
    genre: Annotated[Genre, values.one_of(by_value(Genre), MEANT[Genre])] = Field(
        default=USUAL, description="Le genre du défi."
    )
    task: TextModel = Field(alias="consigne", description="Ce que l'enfant entend.")
    mat: MatChoiceModel = Field(alias="tapis", description="Le nom d'un tapis, ou un tapis dessiné ici.")
    start: StartModel = Field(alias="depart", description="Où le robot commence, et vers où il regarde.")
    targets: list[TargetModel] = Field(
        default_factory=list, alias="cibles", max_length=MAX_TARGETS, description="Les cases à visiter."
    )
    ordered: Annotated[bool, values.one_of({"libre": False, "impose": True})] = Field(
        default=False, alias="ordre", description="impose : visiter les cibles dans l'ordre écrit."
    )
    passages: list[values.CellOrName] = Field(
        default_factory=list,
        max_length=MAX_TARGETS,
        description="Les cases par où il faut passer, dans n'importe quel ordre.",
    )
    obstacles: list[values.CellName] = Field(
        default_factory=list, description="Les cases où l'on ne passe pas, en plus du tapis."
    )
    walls: list[values.WallCells] = Field(
        default_factory=list, alias="murs", description="Les murs, chacun entre deux cases voisines : [A1, B1]."
    )
    goal: values.CellOrName | None = Field(
        default=None, alias="arrivee", description="La case où le programme doit finir."
    )
    goals: list[values.CellOrName] = Field(
        default_factory=list,
        alias="arrivees",
        max_length=MAX_TARGETS,
        json_schema_extra={"minItems": 2},
        description="Plusieurs arrivées : finir sur l'une d'elles, au choix.",
    )
    key_words: list[Annotated[frozenset[Command], values.one_of(KEY_WORDS, MEANT[Command], listed=True)]] = Field(
        default_factory=lambda: [PLAIN_COMMANDS],
        alias="touches",
        min_length=1,
        max_length=len(KEY_WORDS),
        description="Les touches permises ; sans cette clé, toutes sauf gauche45, droite45 et avancer_de.",
    )
    repeats: values.Flag = Field(
        default=False, alias="repeter", description="true : l'enfant peut répéter des instructions."
    )
    nests: values.Flag = Field(
        default=False, alias="imbriquer", description="true : une répétition peut en contenir une autre."
    )
    max_instructions: Annotated[int, values.whole(1, MAX_INSTRUCTIONS)] = Field(
        default=MAX_INSTRUCTIONS, description="Le plus grand nombre de cartes."
    )
    hints: list[TextModel] = Field(
        default_factory=list,
        alias="indices",
        max_length=MAX_HINTS,
        description="Vos questions, dites une à une à l'enfant qui demande de l'aide.",
    )
    given: values.GivenProgram | None = Field(
        default=None,
        alias="programme",
        description="Le programme donné, en mots ou en flèches ; « _ » est un trou du genre completer.",
    )
    choices: list[values.GivenProgram] = Field(
        default_factory=list,
        alias="programmes",
        min_length=MIN_CHOICES,
        max_length=MAX_CHOICES,
        description="Les programmes entre lesquels choisir ; un seul est juste.",
    )
    partner: PartnerModel | None = Field(default=None, alias="autre", description="Le second robot.")
    aim: Annotated[Aim, values.one_of(by_value(Aim))] | None = Field(
        default=None,
        alias="but",
        description="Ce que font deux robots : se rencontrer, échanger, ou chacun son arrivée.",
    )

    asks_heading: values.Flag = Field(
        default=False, alias="orientation", description="true : dire aussi vers où l'abeille regarde à la fin."
    )
    limits: LimitsModel | None = Field(
        default=None, alias="limites", description="Ce qui limite les cartes : virages, cartes, main."
    )
    exact: values.Flag = Field(default=False, description="true : refaire la bande même, pauses comprises.")
    view: ViewModel | None = Field(default=None, alias="vue", description="Comment on voit le tapis : depart, aide.")
    memory: MemoryModel | None = Field(
        default=None, alias="memoire", description="Ce qui est caché après quelques secondes : bande, tapis."
    )
    change: ChangeModel | None = Field(default=None, description="Ce que devient le monde après quelques essais.")

    seen: ObservedWord | None = Field(
        default=None,
        alias="repondre",
        description="Ce que dit l'enfant qui a regardé : bande (la choisir ou la poser), case (celle de l'arrêt), ou "
        "[bande, case] pour deux défis à la suite.",
    )
    level: Annotated[Level, values.one_of(by_value(Level))] | None = Field(
        default=None, alias="pour", description="Le niveau des enfants qui joueront le défi inventé."
    )
    at_most: AtMostModel = Field(
        default_factory=AtMostModel, alias="au_plus", description="La taille du défi inventé : cartes, obstacles."
    )

    @property
    def keys(self) -> frozenset[Command]:
        """The cards that the keys named in the file lay."""
        return frozenset().union(*self.key_words)

    @property
    def most(self) -> int:
        """The greatest number of cards that a child may lay."""
        return self.limits.counts[1] if self.limits and self.limits.counts else self.max_instructions

    about: values.Name | None = Field(
        default=None, alias="image", description="L'image sur laquelle on pose la question, si elle en montre une."
    )
    answers: Answers = Field(
        default_factory=list,
        alias="reponses",
        description="Les images entre lesquelles choisir ; une au moins est juste.",
    )
    open: values.Flag = Field(
        default=False, alias="debat", description="true : toutes les réponses sont bonnes, on en parle ensemble."
    )
    arranged: Arranged = Field(
        default_factory=list,
        alias="images",
        description="Les images à ranger, dans le bon ordre ; l'enfant les trouve mélangées.",
    )
    boxes: Boxes = Field(default_factory=list, alias="boites", description="Les images des boîtes où trier.")
    sorted: Sorted = Field(
        default_factory=list, alias="cartes", description="Les images à trier, dans l'ordre où elles viennent."
    )

    @property
    def pictures(self) -> Pictures | None:
        """The pictures of a challenge without a robot; None if there is a robot."""
        if kind_of(self.genre).has_mat:
            return None
        boxes = [box.name for box in self.boxes]
        asked = [
            *(each.picture() for each in self.answers),
            *(each.picture() for each in self.arranged),
            *(each.picture(boxes) for each in self.sorted),
        ]
        return Pictures(tuple(asked), tuple(box.picture() for box in self.boxes), self.about or "", self.open)

    degree: Annotated[Degree, values.one_of(by_value(Degree), MEANT[Degree])] | None = Field(
        default=None, alias="degre", description="Le degré dans la séance : vert, orange ou rouge."
    )
    star: values.Flag = Field(
        default=False, alias="etoile", description="true : un défi plus difficile que son niveau, et voulu ainsi."
    )

    @property
    def first_goal(self) -> Cell | None:
        """The cell where the program must end, or the first of several; None if it may end anywhere."""
        return self.goals[0] if self.goals else self.goal

    def written(self, unread: frozenset[str]) -> Written:
        """The values that its kind checks; ``unread`` are the keys whose values could not be read."""
        other = self.partner
        return Written(
            start=self.start.pose(),
            targets=tuple(target.cell for target in self.targets),
            passages=tuple(self.passages),
            goal=self.first_goal,
            other_goals=tuple(self.goals[1:]),
            repeats=self.repeats,
            given=self.given.program if self.given else (),
            template=self.given.template if self.given else (),
            other=other.start.pose() if other else None,
            other_goal=other.goal if other else None,
            aim=self.aim,
            unread=unread,
            pictures=self.pictures,
        )

    def at_first(self, mat: Mat) -> Mat:
        """``mat`` with the challenge's own obstacles and walls, as they are before the world changes."""
        return mat.with_more(self.obstacles, self.walls) if self.obstacles or self.walls else mat

    def _at_last(self, mat: Mat) -> Mat:
        return self.at_first(mat) if self.change is None else mat.with_more(self.change.obstacles, self.walls)

    def _limits(self) -> Limits:
        """The bounds on all cards of a program; those that stay in a template are not the child's."""
        given = tuple(card for card in self.given.template if card) if self.given else ()
        return self.limits.limits().beside(given) if self.limits else NO_LIMITS

    def _staging(self, mat: Mat) -> Staging:
        staging = staging_of(self.view, self.memory)
        return replace(staging, before=self.change.before(mat, self.obstacles)) if self.change else staging

    def challenge(self, mat: Mat) -> Challenge:
        """The challenge that the file describes, on ``mat``."""
        return Challenge(
            id=self.id,
            task=self.task.text(),
            mat=self._at_last(mat),
            start=self.start.pose(),
            targets=tuple(target.target() for target in sorted(self.targets, key=lambda each: each.rank or 0)),
            goal=self.first_goal,
            other_goals=frozenset(self.goals[1:]) or _NOWHERE,
            ordered=self.ordered or any(target.rank for target in self.targets),
            keys=self.keys,
            max_instructions=self.most,
            hints=tuple(hint.text() for hint in self.hints),
            genre=self.genre,
            passages=frozenset(self.passages) or _NOWHERE,
            repeats=self.repeats or kind_of(self.genre).given_repeats,
            given=self.given.program if self.given else (),
            template=self.given.template if self.given else (),
            choices=tuple(choice.program for choice in self.choices),
            partner=self.partner.partner(self.aim) if self.partner and self.aim else None,
            asks_heading=self.asks_heading,
            seen=self.seen,
            made_for=self._order(),
            pictures=self.pictures,
            degree=self.degree,
            star=self.star,
            limits=self._limits(),
            exact=self.exact,
            staging=self._staging(mat),
            nests=self.nests,
        )

    def _order(self) -> Order | None:
        """What a challenge must be that the child makes; None where none is asked for."""
        if self.level is None:
            return None
        return Order(self.level.value, self.at_most.cards or BOUNDS[self.level].cards, self.at_most.obstacles)
