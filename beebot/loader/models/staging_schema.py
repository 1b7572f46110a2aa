"""The keys ``vue``, ``memoire`` and ``change``: how a mat is seen, what is hidden after a while, what then changes."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Annotated, Self

from pydantic import Field, model_validator

from beebot.i18n import gettext as _
from beebot.kinds.written import Loc, ProblemAt
from beebot.loader.models.only_known_keys import Model
from beebot.loader.values import CellName, Flag, one_of, refusal, whole
from beebot.mat import Mat
from beebot.parts.staging import Before, Staging
from beebot.pose import Cell

MAX_SEEN_S = 120
"""For how many seconds what is to be remembered may be seen."""
MOST_TRIES = 9
"""After how many tries the world changes at the latest."""
VIEWS = {"dessus": False, "abeille": True}
"""Whether the mat is seen with the bee's eyes, by the word in files."""


class ViewModel(Model):
    """How a child sees the mat of a challenge: from above, or with the bee's eyes."""

    example = "{depart: abeille, aide: false}"

    as_bee: Annotated[bool, one_of(VIEWS)] = Field(
        default=False, alias="depart", description="abeille : on voit d'abord comme l'abeille ; dessus : d'en haut."
    )
    help: Flag = Field(default=True, alias="aide", description="false : l'enfant ne peut pas changer de vue.")


class MemoryModel(Model):
    """What is hidden after some seconds, so that a child remembers it."""

    example = "{bande: 8}"

    strip_s: Annotated[int, whole(1, MAX_SEEN_S)] | None = Field(
        default=None, alias="bande", description="Après combien de secondes la bande donnée est cachée."
    )
    mat_s: Annotated[int, whole(1, MAX_SEEN_S)] | None = Field(
        default=None, alias="tapis", description="Après combien de secondes le tapis est caché."
    )

    @model_validator(mode="after")
    def _something(self) -> Self:
        if self.strip_s is None and self.mat_s is None:
            raise refusal(_("rien n'est caché ; donnez « bande » ou « tapis », avec un nombre de secondes"))
        return self


def staging_of(view: ViewModel | None, memory: MemoryModel | None) -> Staging:
    """How a challenge is shown to a child, by its ``view`` and ``memory``; each is None if not written."""
    seen = Staging(view.as_bee, view.help) if view else Staging()
    return replace(seen, strip_s=memory.strip_s or 0, mat_s=memory.mat_s or 0) if memory else seen


class ChangeModel(Model):
    """A change of the world during a challenge: its obstacles afterwards, in place of its own; the mat's stay."""

    example = "{apres: 1, obstacles: [E1]}"

    tries: Annotated[int, whole(1, MOST_TRIES)] = Field(
        default=1, alias="apres", description="Après combien d'essais ; ou plus tôt, dès qu'un essai réussit."
    )
    obstacles: list[CellName] = Field(
        description="Les obstacles du défi après le changement ; ceux d'avant, s'ils n'y sont plus, s'en vont."
    )

    def before(self, mat: Mat, obstacles: Iterable[Cell]) -> Before:
        """The obstacles until the change, those of ``mat`` and ``obstacles``, and how many tries they stay."""
        return Before(self.tries, mat.with_more(obstacles, ()).obstacles)


def check_change(
    change: ChangeModel, obstacles: Iterable[Cell], needed: Iterable[Cell], mat: Mat
) -> Iterator[ProblemAt]:
    """The problems of a ``change`` that leaves ``obstacles`` as they are, or closes one of the ``needed`` cells."""
    place: Loc = ("obstacles",)
    free, seen = frozenset(needed), set[Cell]()
    for index, cell in enumerate(change.obstacles):
        if cell not in mat:
            yield ProblemAt((*place, index), mat.off(cell))
        elif cell in free:
            message = _("le départ, une cible, un passage ou l'arrivée est en {cell} ; choisissez une autre case")
            yield ProblemAt((*place, index), message.format(cell=cell))
        elif cell in seen:
            message = _("la case {item} est déjà un obstacle ; gardez-en un seul")
            yield ProblemAt((*place, index), message.format(item=cell))
        seen.add(cell)
    if seen == set(obstacles):
        yield ProblemAt(place, _("ce sont les mêmes obstacles qu'avant : rien ne change ; changez-en un"), at_key=True)
