"""The keys ``vue`` and ``memoire`` of a challenge: how its mat is seen, and what is hidden after a while."""

from dataclasses import replace
from typing import Annotated, Self

from pydantic import Field, model_validator

from beebot.i18n import gettext as _
from beebot.loader.mat_schema import Model
from beebot.loader.values import Flag, one_of, refusal, whole
from beebot.parts.staging import Staging

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
