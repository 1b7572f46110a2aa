"""The schemas for editors, read by somebody else's validator."""

import json
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest
import yaml

import lecons
from beebot.i18n import languages
from beebot.loader import SCHEMA_KINDS, schema_json
from tests.beebot.content import GENRES, LESSON, MAT, PATH

SHIPPED = {"seance": lecons.lessons(), "parcours": lecons.paths(), "tapis": lecons.mats()}


def validator(kind: str) -> jsonschema.Draft7Validator:
    return jsonschema.Draft7Validator(json.loads(schema_json(kind)))


def refused(text: str, kind: str = "seance") -> list[str]:
    """Where the validator finds faults, as ``defis/1/case``."""
    errors = validator(kind).iter_errors(yaml.safe_load(text))
    return sorted({"/".join(map(str, error.absolute_path)) for error in errors})


def nodes(part: Any) -> Iterator[dict[str, Any]]:
    if isinstance(part, dict):
        yield part
    for item in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        yield from nodes(item)


@pytest.mark.parametrize("kind", SCHEMA_KINDS)
def test_it_is_draft_7_and_the_files_of_the_kit_are_valid(kind: str) -> None:
    jsonschema.Draft7Validator.check_schema(json.loads(schema_json(kind)))
    assert SHIPPED[kind]
    for file in SHIPPED[kind]:
        assert refused(file.read_text(encoding="utf-8"), kind) == []


@pytest.mark.parametrize("kind", SCHEMA_KINDS)
def test_every_key_is_described_and_no_other_is_allowed(kind: str) -> None:
    for node in nodes(json.loads(schema_json(kind))):
        if node.get("type") == "object":
            assert node["additionalProperties"] is False
            assert "properties" in node or "patternProperties" in node
            for key, value in node.get("properties", {}).items():
                assert value["description"].endswith("."), key


def test_a_sentence_may_be_in_any_language_and_an_editor_proposes_those_of_the_kit() -> None:
    several = 'titre: {fr: "Essai", en: "Test", br: "Taol-esae", pt-BR: "Ensaio"}'
    assert refused(LESSON.replace('titre: "Essai"', several)) == []
    assert refused(LESSON.replace('titre: "Essai"', 'titre: {fr: "Essai", anglais: "Test"}')) == ["titre"]
    _sentence, texts = json.loads(schema_json("tapis"))["definitions"]["TextModel"]["anyOf"]
    assert set(texts["properties"]) == set(languages())


def test_every_reference_leads_somewhere() -> None:
    schema = json.loads(schema_json())
    names = {node["$ref"].removeprefix("#/definitions/") for node in nodes(schema) if "$ref" in node}
    assert names == set(schema["definitions"])


def test_what_the_tests_of_the_reader_read_is_valid() -> None:
    assert refused(LESSON) == []
    assert refused(LESSON + GENRES) == []
    assert refused(MAT, "tapis") == []
    assert refused(PATH, "parcours") == []


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("max_instructions: 14", "max_instruction: 14", "defis/0"),
        ("max_instructions: 14", "max_instructions: 201", "defis/0/max_instructions"),
        ("niveau: GS", "niveau: GSM", "niveau"),
        ('titre: "Essai"', 'titre: ["Essai"]', "titre"),
        ('titre: "Essai"', "titre:", "titre"),
        ("format: 1", "format: 2", "format"),
        ("case: A1", "case: a1", "defis/0/depart/case"),
        ("vers: ouest", "vers: gauche", "defis/1/depart/vers"),
        ("hauteur: 1", "hauteur: 27", "defis/1/tapis"),
        ("tapis: petit", "tapis: ../petit", "defis/0/tapis"),
        ("genre: programmer", "genre: prévoir", "defis/0/genre"),
        ("genre: programmer", "genre: deboguer", "defis/0"),
        ("touches: [avancer", "touches: [avance", "defis/0/touches/0"),
        ("arrivee: A1", "but: rencontre", "defis/1"),
        ("arrivee: A1", "programme: avancer", "defis/1"),
        ('programme: "↑ _"', "programmes: [↑, ↓]", "defis/3"),
        ("programmes: [↑↑, ↓]", "programmes: [↑↑]", "defis/4/programmes"),
        ("but: chacun", "but: ensemble", "defis/5/but"),
    ],
)
def test_broken(old: str, new: str, place: str) -> None:
    text = LESSON + GENRES
    assert old in text
    assert place in refused(text.replace(old, new))
