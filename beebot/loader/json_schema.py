"""The JSON Schema (draft 7) of each kind of file, so that an editor completes and checks while an author types.

It says less than the reader: which cells are on the mat, or whether a program succeeds, only the reader knows.
"""

from typing import Any, Literal

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from beebot.challenge import USUAL, Genre
from beebot.kinds import kind_of
from beebot.kinds.kind import GROUND
from beebot.loader.genre_keys import GENRES_OF
from beebot.loader.models.challenge_schema import ChallengeModel
from beebot.loader.models.mat_schema import MatModel
from beebot.loader.models.schema import HeadModel, LessonModel, PathModel, StageModel

KINDS: dict[str, type[BaseModel]] = {"seance": LessonModel, "parcours": PathModel, "tapis": MatModel}
"""The kinds of file by their French names."""
_TITLES = {"seance": "Une séance", "parcours": "Un parcours", "tapis": "Un tapis"}
_REF = "#/definitions/{model}"


def json_schema(kind: str) -> dict[str, Any]:
    """The schema of a ``kind`` of file.

    Raises:
        KeyError: the kind is not one of ``KINDS``.
    """
    model = KINDS[kind]
    further: dict[str, type[BaseModel]] = {"seance": ChallengeModel, "parcours": StageModel}
    models = [model, further[kind]] if kind in further else [model]
    asked: list[tuple[type[BaseModel], Literal["validation"]]] = [(each, "validation") for each in models]
    _refs, whole = models_json_schema(asked, ref_template=_REF)
    definitions = {name: _tidied(part) for name, part in whole["$defs"].items()}
    root = definitions.pop(model.__name__)
    if model is LessonModel:
        root["properties"]["defis"]["items"] = {"$ref": _REF.format(model=ChallengeModel.__name__)}
        asked_of_all = definitions[ChallengeModel.__name__]["required"]
        definitions[ChallengeModel.__name__]["required"] = [key for key in asked_of_all if key not in GROUND]
        definitions[ChallengeModel.__name__]["allOf"] = [_of_genre(genre) for genre in Genre]
    elif model is PathModel:
        named = {"type": "string", "pattern": r"^[^/\\].*\.yaml$"}
        root["properties"]["seances"]["items"] = {"anyOf": [named, {"$ref": _REF.format(model=StageModel.__name__)}]}
    if issubclass(model, HeadModel):
        root["anyOf"] = [{"required": ["niveau"]}, {"required": ["publics"]}]
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": _TITLES[kind],
        **root,
        "definitions": {name: part for name, part in definitions.items() if name.endswith("Model")},
    }


def _of_genre(genre: Genre) -> dict[str, Any]:
    """What a challenge must and must not hold if it is of ``genre``; ``programmer`` may be left unsaid."""
    kind = kind_of(genre)
    said = {"properties": {"genre": {"const": genre.value}}}
    ground = ["tapis", "depart"] if kind.has_mat else []
    then: dict[str, Any] = {
        "required": [*ground, *(key for key in GENRES_OF if key in kind.needs)],
        "properties": {key: False for key, genres in GENRES_OF.items() if genre not in genres},
    }
    if kind.aimed:
        then["anyOf"] = [{"required": [key]} for key in ("cibles", "passages", "arrivee", "arrivees")]
    return {"if": said if genre is USUAL else {**said, "required": ["genre"]}, "then": then}


def _tidied(node: Any) -> Any:
    """``node`` without what is English or cannot be written in a file, and with references as draft 7 has them."""
    if isinstance(node, list):
        return [_tidied(item) for item in node if item != {"type": "null"}]
    if not isinstance(node, dict):
        return node
    tidy = {key: _tidied(value) for key, value in node.items() if not (key == "default" and value in (None, []))}
    if isinstance(tidy.get("title"), str):
        del tidy["title"]
    if tidy.get("properties"):
        tidy.pop("description", None)  # a docstring, for programmers
    if len(tidy.get("anyOf", ())) == 1:
        tidy |= tidy.pop("anyOf")[0]
    if "default" in tidy and tidy["default"] not in tidy.get("enum", [tidy["default"]]):
        del tidy["default"]  # what the reader makes of a word, not the word
    if "$ref" in tidy and len(tidy) > 1:  # draft 7 passes over what stands beside a reference
        tidy["allOf"] = [{"$ref": tidy.pop("$ref")}]
    return tidy
