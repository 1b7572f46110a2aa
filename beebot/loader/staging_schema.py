"""The key ``vue`` of a challenge: how its mat is seen."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from beebot.i18n import gettext as _
from beebot.loader.mat_schema import Model
from beebot.loader.values import Flag, one_of
from beebot.staging import Staging
from beebot.written import Finding, Loc

if TYPE_CHECKING:
    from beebot.loader.challenge_schema import ChallengeModel

VIEWS = {"dessus": False, "abeille": True}
"""Whether the mat is seen with the bee's eyes, by the word in files."""


class ViewModel(Model):
    """How the mat of a challenge is seen."""

    example = "{depart: abeille, aide: false}"

    as_bee: Annotated[bool, one_of(VIEWS)] = Field(
        default=False, alias="depart", description="abeille : on voit d'abord comme l'abeille ; dessus : d'en haut."
    )
    help: Flag = Field(default=True, alias="aide", description="false : l'enfant ne peut pas changer de vue.")

    def staging(self) -> Staging:
        return Staging(self.as_bee, self.help)


def check_staging(model: "ChallengeModel", base: Loc) -> Iterator[Finding]:
    """A view where two bees look two ways."""
    if model.view and model.partner:
        message = _("à deux abeilles, on voit d'en haut ; enlevez « vue »")
        yield Finding((*base, "vue"), message, at_key=True)
