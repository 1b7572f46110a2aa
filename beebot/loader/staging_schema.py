"""The keys ``vue`` and ``memoire`` of a challenge: how its mat is seen, and what is hidden after a while."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Self

from pydantic import Field, model_validator

from beebot.i18n import gettext as _
from beebot.kinds import kind_of
from beebot.loader.mat_schema import Model
from beebot.loader.values import Flag, one_of, refusal, whole
from beebot.staging import Staging
from beebot.written import Finding, Loc

if TYPE_CHECKING:
    from beebot.loader.challenge_schema import ChallengeModel

MAX_SEEN_S = 120
"""For how many seconds what is to be remembered may be seen."""
VIEWS = {"dessus": False, "abeille": True}
"""Whether the mat is seen with the bee's eyes, by the word in files."""


class ViewModel(Model):
    """How the mat of a challenge is seen."""

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
    """How a challenge is put before a child."""
    seen = Staging(view.as_bee, view.help) if view else Staging()
    return replace(seen, strip_s=memory.strip_s or 0, mat_s=memory.mat_s or 0) if memory else seen


def check_staging(model: "ChallengeModel", base: Loc) -> Iterator[Finding]:
    """A view where two bees look two ways, and a strip to remember where none is only read."""
    if model.view and model.partner:
        message = _("à deux abeilles, on voit d'en haut ; enlevez « vue »")
        yield Finding((*base, "vue"), message, at_key=True)
    if model.memory and model.memory.strip_s and not (model.exact or kind_of(model.genre).reads):
        message = _("il n'y a pas de bande à retenir ici ; enlevez « bande », ou écrivez « tapis »")
        yield Finding((*base, "memoire", "bande"), message, at_key=True)
