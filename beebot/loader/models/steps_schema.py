"""The keys ``etapes``, ``ilots`` and ``demi_classe`` of a sheet: how the séance goes."""

from typing import Annotated

from pydantic import Field

from beebot.loader.models.mat_schema import TextModel
from beebot.loader.models.only_known_keys import Model
from beebot.loader.values import Name, whole
from beebot.parts.sheet import HalfClass, Island, Islands, SheetStep

MOST_STEPS, MOST_CHALLENGES = 12, 30
"""How many steps and how many challenges a sitting has at most."""


class SheetStepModel(Model):
    """A step of the séance: one item of ``etapes``, or of a sitting of half a class."""

    minutes: Annotated[int, whole(1, 120, minutes=True)] = Field(description="La durée, en minutes.")
    grouping: TextModel = Field(alias="groupement", description="Comment les enfants sont groupés.")
    say: TextModel = Field(alias="dire", description="Ce que dit l'adulte.")
    do: TextModel = Field(alias="faire", description="Ce que font les enfants.")

    def step(self) -> SheetStep:
        return SheetStep(self.minutes, self.grouping.text(), self.say.text(), self.do.text())


Sitting = Annotated[list[SheetStepModel], Field(min_length=1, max_length=MOST_STEPS)]
Challenges = Annotated[list[Name], Field(min_length=1, max_length=MOST_CHALLENGES)]


class WaitingModel(Model):
    """What children do at the screen while another pair plays."""

    example = '{petits: "…", grands: "…"}'

    younger: TextModel = Field(alias="petits", description="Ce que font les plus jeunes.")
    older: TextModel = Field(alias="grands", description="Ce que font les plus grands.")


class IslandModel(WaitingModel):
    """One of the three islands."""

    example = '{faire: "…", petits: "…", grands: "…"}'

    do: TextModel = Field(alias="faire", description="Ce que l'on y fait.")

    def island(self) -> Island:
        return Island(self.do.text(), self.younger.text(), self.older.text())


class IslandsModel(Model):
    """A séance in three islands: how many children go where is told by the kit."""

    example = "{minutes: 8, ecran: {…}, sol: {…}, papier: {…}, …}"

    minutes: Annotated[int, whole(3, 30, minutes=True)] = Field(description="La durée d'un tour, en minutes.")
    screen: IslandModel = Field(alias="ecran", description="L'îlot de l'écran.")
    floor: IslandModel = Field(alias="sol", description="L'îlot du robot ou du sol.")
    paper: IslandModel = Field(alias="papier", description="L'îlot du papier ou du corps.")
    waiting: WaitingModel = Field(
        alias="en_attendant", description="Ce qu'on fait à l'écran pendant qu'une autre paire joue."
    )
    without_robot: TextModel = Field(alias="sans_robot", description="Ce qui remplace le robot.")
    without_screen: TextModel = Field(alias="sans_ecran", description="Ce qui remplace l'écran.")
    with_nothing: TextModel = Field(alias="sans_rien", description="Comment faire sans robot ni écran.")
    shorter: TextModel | None = Field(default=None, alias="plus_court", description="Comment gagner un tour.")

    def islands(self) -> Islands:
        return Islands(
            minutes=self.minutes,
            screen=self.screen.island(),
            floor=self.floor.island(),
            paper=self.paper.island(),
            younger_wait=self.waiting.younger.text(),
            older_wait=self.waiting.older.text(),
            without_robot=self.without_robot.text(),
            without_screen=self.without_screen.text(),
            with_nothing=self.with_nothing.text(),
            shorter=self.shorter.text() if self.shorter else None,
        )


class HalfClassModel(Model):
    """A séance for half a class of twelve, in two sittings."""

    example = '{organisation: "…", materiel: "…", seance_1: […], seance_2: […], defis_1: […], …}'

    organisation: TextModel = Field(description="Qui est où, dans chaque séance.")
    material: TextModel = Field(alias="materiel", description="Ce qu'il faut préparer.")
    first: Sitting = Field(alias="seance_1", description="Les étapes de la première séance.")
    second: Sitting = Field(alias="seance_2", description="Les étapes de la seconde séance.")
    first_challenges: Challenges = Field(alias="defis_1", description="Les défis de la première séance.")
    second_challenges: Challenges = Field(alias="defis_2", description="Les défis de la seconde séance.")
    on_board: Name = Field(alias="au_tableau", description="Le défi montré à tous, sans tablettes.")

    def half_class(self) -> HalfClass:
        first, second = (tuple(each.step() for each in steps) for steps in (self.first, self.second))
        challenges = tuple(self.first_challenges), tuple(self.second_challenges)
        return HalfClass(self.organisation.text(), self.material.text(), (first, second), challenges, self.on_board)
