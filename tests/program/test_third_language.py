"""A third language is data: a catalogue that nobody's code knows, and content that speaks the same language.

The catalogue is French with the letters of each word turned round, in the folder ``br`` of a copy of the engine. The
copy has no other language than French and English, whichever the kit has.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

import beebot
from tests.beebot.content import LESSON, Content
from tests.ground import catalogues

NAME = "Brezhoneg"
NO_LANGUAGES = ("breton", "pt_BR")
"""Folders beside it that are not named after a code, which nobody takes for a language."""
QUESTION = "Pelec'h emañ penn ar wenanenn?"


def turned(sentence: str) -> str:
    """``sentence`` with the letters of each word turned round; what is filled in later stays."""
    parts = re.split(r"({\w*}|\s+)", sentence)
    return "".join(part if re.match(r"{\w*}|\s", part) else part[::-1] for part in parts)


def third_catalogue() -> Catalog:
    catalogue = Catalog(locale="br", domain="beebot")
    catalogue.update(catalogues.extract())
    for message in catalogue:
        if isinstance(message.id, str) and message.id:
            message.string = NAME if message.id == "Français" else turned(message.id)
        elif message.id:
            singular, plural = message.id
            message.string = (turned(singular), *[turned(plural)] * (catalogue.num_plurals - 1))
    return catalogue


class Kit:
    """The kit with one more catalogue, and a folder of content."""

    def __init__(self, folder: Path) -> None:
        self.engine = folder / "moteur"
        source = Path(beebot.__file__).parent
        left_out = shutil.ignore_patterns("__pycache__", *set(catalogues.LANGUAGES) - set(catalogues.COMPLETE))
        shutil.copytree(source, self.engine / "beebot", ignore=left_out)
        for name in ("programmes", "fonds"):
            shutil.copytree(source.parent / "lecons" / name, self.engine / "lecons" / name)
        compiled = catalogues.as_mo(third_catalogue())
        for name in ("br", *NO_LANGUAGES):
            there = self.engine / "beebot" / "locale" / name / "LC_MESSAGES" / "beebot.mo"
            there.parent.mkdir(parents=True)
            there.write_bytes(compiled)
        (folder / "contenu").mkdir()
        self.content = Content(folder / "contenu")

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        paths = os.pathsep.join(map(str, (self.engine, catalogues.ROOT)))
        environment = os.environ | {"PYTHONPATH": paths, "PYTHONUTF8": "1", "SDL_VIDEODRIVER": "dummy"}
        arguments = [sys.executable, "-P", *command]
        return subprocess.run(
            arguments, cwd=self.content.root, env=environment, capture_output=True, encoding="utf-8", check=False
        )

    def says(self, *command: str) -> str:
        done = self.run(*command)
        assert done.returncode == 0, done.stderr
        return done.stdout


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Kit:
    return Kit(tmp_path_factory.mktemp("kit"))


def test_turning_words_round_spares_what_is_filled_in() -> None:
    assert turned("la case {cell} est\nprise") == "al esac {cell} tse\nesirp"


def test_commands_speak_it_with_the_content_that_does(kit: Kit) -> None:
    text = LESSON.replace('titre: "Essai"', 'titre: {fr: "Essai", br: "Taol-esae"}')
    text = text.replace('["case", "pivoter"]', '["case", {fr: "pivoter", br: "treiñ"}]')
    hint = '"Où est la tête de l\'abeille ?"'
    assert hint in text
    kit.content.lesson.write_text(text.replace(hint, f'{{fr: {hint}, br: "{QUESTION}"}}'), encoding="utf-8")
    speaking = ("-m", "lecons", "--langue", "br")
    first, *_challenges = kit.says(*speaking, "verifier", str(kit.content.lesson)).splitlines()
    assert first == "1 ecnaés, 2 siféd : tuot tse nob"
    assert kit.says(*speaking, "indice", str(kit.content.lesson), "↑") == f"{QUESTION}\n"
    missing = kit.run(*speaking, "verifier", "absent.yaml")
    assert missing.stderr == f"absent.yaml:1:1 : {turned('fichier introuvable ; vérifiez son nom et son dossier')}\n"
    assert re.search(r'consigne: \{fr: "[^"]+", br: "[^"]+", en: "[^"]+"\}', kit.says(*speaking, "generer"))
    assert f"({NAME})." in kit.says("-m", "lecons", "schema", "tapis")


@pytest.mark.parametrize("module", ["lecons", "firmware_bridge", "simulateur"])
def test_every_command_helps_in_it(kit: Kit, module: str) -> None:
    told = kit.says("-m", module, "--langue", "br", "--help")
    assert turned("montrer cette aide") in told
    assert "{fr,br,en}" in told


def test_the_screen_speaks_it_and_an_adult_can_choose_it(kit: Kit) -> None:
    told = json.loads(kit.says("-m", "tests.program._third_language").splitlines()[-1])
    assert told["languages"] == ["Français", NAME, "English"]
    assert told["turned"] == ["br", "en", "fr"]
    assert {turned("Réglages"), NAME, "2 / 3"} <= set(told["texts"])
    assert told["faults"] == []
    assert told["voice"] is None
