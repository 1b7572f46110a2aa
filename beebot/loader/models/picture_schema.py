"""The pictures that a challenge without a mat may hold: to choose from, to lay in order, to lay into boxes."""

from typing import Annotated, Any

from pydantic import ConfigDict, Field, model_validator

from beebot.loader.markup.nodes import Scalar
from beebot.loader.models.mat_schema import TextModel
from beebot.loader.models.only_known_keys import Model
from beebot.loader.values import NAME, Flag, Name
from beebot.parts.pictures import Picture

_SAID = "Ce que l'enfant entend quand il touche l'image."


def _name_or_keys(schema: dict[str, Any]) -> None:
    whole = dict(schema)
    schema.clear()
    schema["anyOf"] = [NAME, whole]


class PictureModel(Model):
    """A picture: its name alone, or also what a child hears when she touches it."""

    model_config = ConfigDict(json_schema_extra=_name_or_keys)
    example = '{image: oeuf, dire: "Un œuf."}'

    name: Name = Field(alias="image", description="Le nom d'une image.")
    said: TextModel | None = Field(default=None, alias="dire", description=_SAID)

    @model_validator(mode="before")
    @classmethod
    def _name_alone(cls, value: object) -> object:
        return {"image": value} if isinstance(value, Scalar) else value

    def picture(self) -> Picture:
        return Picture(self.name, _said(self.said))


class AnswerModel(Model):
    """A picture to choose from, as an answer to a question."""

    example = "{image: photo, juste: true}"

    name: Name = Field(alias="image", description="Le nom d'une image.")
    right: Flag = Field(default=False, alias="juste", description="true : cette image répond à la question.")
    said: TextModel | None = Field(default=None, alias="dire", description=_SAID)

    def picture(self) -> Picture:
        return Picture(self.name, _said(self.said), right=self.right)


class SortedModel(Model):
    """A picture that belongs in a box."""

    example = "{image: adresse, boite: je-garde}"

    name: Name = Field(alias="image", description="Le nom d'une image.")
    box: Name = Field(alias="boite", description="L'image de la boîte où elle va.")
    said: TextModel | None = Field(default=None, alias="dire", description=_SAID)

    def picture(self, boxes: list[str]) -> Picture:
        """The picture. If its box is not in ``boxes``, it gets the first one; the reader reports the mistake."""
        return Picture(self.name, _said(self.said), box=boxes.index(self.box) if self.box in boxes else 0)


def _said(text: TextModel | None) -> Any:
    return None if text is None else text.text()


Answers = Annotated[list[AnswerModel], Field(min_length=2, max_length=4)]
"""What a question has to choose from."""
Arranged = Annotated[list[PictureModel], Field(min_length=3, max_length=6)]
"""The pictures of a strip, in their order."""
Boxes = Annotated[list[PictureModel], Field(min_length=2, max_length=3)]
Sorted = Annotated[list[SortedModel], Field(min_length=3, max_length=8)]
"""What goes into the boxes."""
