"""The key ``change`` of a challenge: the world is another one after some tries."""

from collections.abc import Iterable, Iterator
from typing import Annotated

from pydantic import Field

from beebot.i18n import gettext as _
from beebot.kinds.written import Finding, Loc
from beebot.loader.mat_schema import Model
from beebot.loader.values import CellName, whole
from beebot.mat import Mat
from beebot.parts.staging import Before
from beebot.pose import Cell

MOST_TRIES = 9
"""After how many tries the world changes at the latest."""


class ChangeModel(Model):
    """The obstacles once the world has changed, in the place of the challenge's; those of the mat stay."""

    example = "{apres: 1, obstacles: [E1]}"

    tries: Annotated[int, whole(1, MOST_TRIES)] = Field(
        default=1, alias="apres", description="Après combien d'essais ; ou plus tôt, dès qu'un essai réussit."
    )
    obstacles: list[CellName] = Field(
        description="Les obstacles du défi après le changement ; ceux d'avant, s'ils n'y sont plus, s'en vont."
    )

    def before(self, mat: Mat, obstacles: Iterable[Cell]) -> Before:
        """What ``mat`` is at first, with the ``obstacles`` that the challenge then has."""
        return Before(self.tries, mat.with_more(obstacles, ()).obstacles)


def check_change(change: ChangeModel, obstacles: Iterable[Cell], needed: Iterable[Cell], mat: Mat) -> Iterator[Finding]:
    """A change that changes nothing, or that closes one of the cells that are ``needed``; places are in ``change``."""
    place: Loc = ("obstacles",)
    free, seen = frozenset(needed), set[Cell]()
    for index, cell in enumerate(change.obstacles):
        if cell not in mat:
            yield Finding((*place, index), mat.off(cell))
        elif cell in free:
            message = _("le départ, une cible, un passage ou l'arrivée est en {cell} ; choisissez une autre case")
            yield Finding((*place, index), message.format(cell=cell))
        elif cell in seen:
            message = _("la case {item} est déjà un obstacle ; gardez-en un seul")
            yield Finding((*place, index), message.format(item=cell))
        seen.add(cell)
    if seen == set(obstacles):
        yield Finding(place, _("ce sont les mêmes obstacles qu'avant : rien ne change ; changez-en un"), at_key=True)
