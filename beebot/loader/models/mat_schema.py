"""What every file may hold: sentences in one language or several, and the mat a robot drives on."""

from dataclasses import replace
from sys import intern
from typing import Annotated, Any, Self

from pydantic import ConfigDict, Field, model_validator

from beebot.files.content_folder import BACKGROUNDS
from beebot.i18n import FRENCH, LANGUAGE_CODE, language_name, languages
from beebot.i18n import gettext as _
from beebot.loader import values
from beebot.loader.markup.nodes import Scalar
from beebot.loader.models.only_known_keys import Model, by_value, either
from beebot.mat import DEFAULT_CELL_MM, MAX_SIDE, Decor, Ground, Mat, Place
from beebot.pose import Cell
from beebot.text import Text


def text_schema(schema: dict[str, Any]) -> None:
    """Make ``schema`` that of a sentence, or of one for each language; editors propose the kit's languages."""
    told = values.SENTENCE | {"description": "La même phrase dans une autre langue, nommée par son code."}
    for code in languages():
        if code != FRENCH:
            schema["properties"][code] = values.SENTENCE | {"description": f"La même phrase ({language_name(code)})."}
    several = schema | {"additionalProperties": False, "patternProperties": {f"^{LANGUAGE_CODE.pattern}$": told}}
    schema.clear()
    schema["anyOf"] = [values.SENTENCE, several]


class TextModel(Model):
    """A sentence, in French alone or in several languages; a language that the kit does not speak is no mistake."""

    model_config = ConfigDict(extra="allow", json_schema_extra=text_schema)
    __pydantic_extra__: dict[values.LanguageKey, values.Sentence] = Field(init=False)

    fr: values.Sentence = Field(description="La phrase en français.")

    @model_validator(mode="before")
    @classmethod
    def _french_alone(cls, value: object) -> object:
        if isinstance(value, list):
            raise values.refusal(_("une phrase est attendue, pas une liste ; mettez-la entre guillemets"))
        return {"fr": value} if isinstance(value, Scalar) else value

    def text(self) -> Text:
        # One « en » for all sentences: four thousand texts fewer in the window, which keeps what it is sent.
        return Text(self.fr, **{intern(code): sentence for code, sentence in self.__pydantic_extra__.items()})


_BACKGROUNDS = {file.stem: file.stem for file in sorted(BACKGROUNDS.glob("*.svg"))}


class DecorModel(Model):
    """The look of a mat: its ground, and pictures for obstacles, targets, goal and hero."""

    target: values.Name = Field(default=Decor().target, alias="cible", description="Le dessin d'une cible à visiter.")
    target_reached: values.Name = Field(
        default=Decor().target_reached, alias="cible_atteinte", description="Le dessin d'une cible visitée."
    )
    obstacle: values.Name = Field(default=Decor().obstacle, description="Le dessin d'un obstacle.")
    wide_obstacle: values.Name = Field(
        default=Decor().wide_obstacle, alias="obstacle_large", description="Le dessin de deux obstacles côte à côte."
    )
    goal: values.Name = Field(default=Decor().goal, alias="arrivee", description="Le dessin de l'arrivée.")
    ground: Annotated[Ground, values.one_of(by_value(Ground))] = Field(
        default=Ground.MEADOW, alias="sol", description="Ce dont le tapis est fait."
    )
    hero: values.Name | None = Field(
        default=None, alias="heros", description="Qui se déplace, vu de dessus ; sinon l'abeille."
    )
    outfit: values.Name | None = Field(default=None, alias="tenue", description="Ce que porte l'abeille, vu de dessus.")
    background: Annotated[str, values.one_of(_BACKGROUNDS)] | None = Field(
        default=None,
        alias="fond",
        description="Le lieu dessiné sous les cases ; sinon des cases de ce dont il est fait.",
    )


class PlaceModel(Model):
    """The name, picture, letters or sound of a cell of a mat."""

    example = '{nom: "la vache", image: ferme-vache, son: vache}'

    name: TextModel | None = Field(default=None, alias="nom", description="Le nom que l'enfant entend.")
    picture: values.Name | None = Field(default=None, alias="image", description="Le dessin, nommé sans sa fin.")
    letters: values.Letters | None = Field(
        default=None, alias="texte", description="Un à trois caractères, écrits sur la case : une lettre, un nombre."
    )
    sound: values.Name | None = Field(default=None, alias="son", description="Le son de la case.")
    wide: values.Flag = Field(
        default=False, alias="large", description="true : le dessin couvre aussi la case à l'est ; deux obstacles."
    )

    @model_validator(mode="after")
    def _something(self) -> Self:
        if not (self.name or self.picture or self.letters or self.sound):
            raise values.refusal(_("cette case n'a rien ; donnez-lui « nom », « image », « texte » ou « son »"))
        return self

    def place(self, cell: Cell) -> Place:
        name = self.name.text() if self.name else None
        return Place(cell, name, self.picture or "", self.letters or "", self.sound or "", self.wide)


class GridModel(Model):
    """A mat drawn in a challenge, or the part of a mat's file that says what a robot meets."""

    example = "{largeur: 6, hauteur: 4}"

    width: Annotated[int, values.whole(1, MAX_SIDE)] = Field(alias="largeur", description="Cases d'ouest en est.")
    height: Annotated[int, values.whole(1, MAX_SIDE)] = Field(alias="hauteur", description="Cases du sud au nord.")
    cell_mm: Annotated[int, values.whole(10, 1000)] = Field(
        default=DEFAULT_CELL_MM, alias="case_mm", description="Le pas du robot, en millimètres."
    )
    obstacles: list[values.CellName] = Field(default_factory=list, description="Les cases où l'on ne passe pas.")
    walls: list[values.WallCells] = Field(
        default_factory=list, alias="murs", description="Les murs, chacun entre deux cases voisines : [A1, B1]."
    )
    decor: DecorModel = Field(default_factory=DecorModel, description="Les dessins, nommés sans leur fin .svg.")
    places: dict[values.CellName, PlaceModel] = Field(
        default_factory=dict,
        alias="cases",
        description="Ce qu'il y a sur les cases : nom, image, texte, son.",
        json_schema_extra={"additionalProperties": False},
    )

    def mat(self) -> Mat:
        """The mat, without what lies off it, for which ``checks`` reports a problem."""
        decor = Decor(**{part: value for part, value in self.decor.model_dump().items() if value is not None})
        placed = (model.place(cell) for cell, model in self.places.items())
        bare = Mat(self.width, self.height, cell_mm=self.cell_mm, decor=decor)
        bare = replace(bare, places=tuple(place for place in placed if place.cell in bare))
        return bare.with_more(self.obstacles, self.walls)


class MatChoiceModel(Model):
    """The mat of a challenge: the name of a mat's file, or a drawing in the challenge itself."""

    model_config = ConfigDict(json_schema_extra=either("name", "grid"))
    example = "{largeur: 6, hauteur: 4}"

    name: values.Name | None = None
    grid: GridModel | None = None

    @model_validator(mode="before")
    @classmethod
    def _by_kind(cls, value: object) -> object:
        return {"name": value} if isinstance(value, Scalar) else {"grid": value}


class MatModel(GridModel):
    """A mat's file, in the folder ``tapis``."""

    format: values.Format = Field(description="Toujours 1.")
    id: values.Name = Field(description="Le nom du fichier, sans sa fin .yaml.")
    title: TextModel = Field(alias="titre", description="Le nom du tapis, pour les personnes.")
