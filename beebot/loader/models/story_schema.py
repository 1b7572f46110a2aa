"""What a story may hold: the items of ``histoire``."""

from typing import Annotated, Any, Self

from pydantic import Field, model_validator

from beebot.i18n import gettext as _
from beebot.loader.models.mat_schema import TextModel
from beebot.loader.models.only_known_keys import Model
from beebot.loader.values import Flag, Name, refusal
from beebot.parts.story import MAX_EPISODES, Carried, Episode, Played, StoryPage


def _sorts(schema: dict[str, Any]) -> None:
    schema["oneOf"] = [
        {"required": ["dire", "image"], "properties": dict.fromkeys(("defi", "porter", "suite"), False)},
        {"required": ["defi"], "properties": dict.fromkeys(("dire", "image", "porter"), False)},
        {"required": ["porter"], "properties": dict.fromkeys(("defi", "image", "suite"), False)},
    ]


class EpisodeModel(Model):
    """One item of ``histoire``, the story: a page that is told, a challenge, or a page on which the bee is carried."""

    model_config = Model.model_config | {"json_schema_extra": _sorts}
    example = '{dire: "Il était une fois…", image: oeuf}'

    say: TextModel | None = Field(default=None, alias="dire", description="Ce que l'enfant entend sur cette page.")
    picture: Name | None = Field(default=None, alias="image", description="Le dessin de la page, nommé sans sa fin.")
    challenge: Name | None = Field(default=None, alias="defi", description="Le défi que l'on joue ici, par son id.")
    stays: Flag = Field(default=False, alias="suite", description="true : l'abeille part de là où elle s'est arrêtée.")
    carried: Name | None = Field(
        default=None, alias="porter", description="Le défi au départ duquel on porte l'abeille ; il vient juste après."
    )

    @model_validator(mode="after")
    def _one_thing(self) -> Self:
        if self.challenge and self.carried:
            raise refusal(_("« defi » et « porter » sont deux pages ; écrivez-les l'une après l'autre"))
        if self.challenge and (self.say or self.picture):
            raise refusal(_("un défi dit sa consigne ; mettez « dire » et « image » sur une page avant lui"))
        if self.carried and self.picture:
            raise refusal(_("la page qui porte l'abeille montre le tapis ; enlevez « image »"))
        if self.stays and not self.challenge:
            raise refusal(_("« suite » va avec « defi » ; enlevez-la d'ici"))
        if not (self.challenge or self.carried or (self.say and self.picture)):
            raise refusal(self._what_lacks())
        return self

    def _what_lacks(self) -> str:
        if self.say:
            return _("cette page n'a pas d'image ; ajoutez « image »")
        if self.picture:
            return _("cette page ne dit rien ; ajoutez « dire »")
        return _("cette page n'a rien ; donnez-lui « dire » et « image », ou « defi », ou « porter »")

    def episode(self) -> Episode:
        if self.challenge:
            return Played(self.challenge, self.stays)
        if self.carried:
            return Carried(self.carried, self.say.text() if self.say else None)
        assert self.say is not None
        assert self.picture is not None
        return StoryPage(self.say.text(), self.picture)


EpisodeList = Annotated[list[EpisodeModel], Field(min_length=1, max_length=MAX_EPISODES)]
