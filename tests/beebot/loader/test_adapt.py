"""What a sheet says for whom: short lines, few of them, and what changes without a screen."""

import shutil
from pathlib import Path

import pytest

from beebot.loader.models.adapt_schema import MOST_LETTERS
from beebot.parts.sheet import Assistant, Need, WithoutScreen
from beebot.text import Text
from tests.beebot.content import complaints, read, sentence
from tests.beebot.lesson_writer import lesson_yaml

SHEETS = Path(__file__).parents[2] / "lecons" / "sheets"
PS_1 = (SHEETS / "seances" / "ps-1.yaml").read_text(encoding="utf-8")
FOUR = 'voir: "Un.", entendre: "Deux.", bouger: "Trois.", comprendre: {fr: "Quatre.", en: "Four."}'
WRITTEN = f"""  adapter: {{{FOUR}}}
  aesh: "Elle montre."
  atsem: {{prepare: "Elle coupe.", dit: "« Va. »", laisse_faire: "Laisse essayer."}}
  sans_ecran: {{minutes: 12, etapes: [{{etape: 1, faire: "Au sol."}}]}}
"""
WHOLE = PS_1.replace("  plus_simple:", WRITTEN + "  plus_simple:")
LONG = "a" * (MOST_LETTERS + 1)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(SHEETS, tmp_path_factory.mktemp("contenu") / "contenu"))


def test_it_is_read_and_written_back_the_same(root: Path) -> None:
    lesson = read(root, WHOLE)
    sheet = lesson.sheet
    assert [need for need, _text in sheet.adapt] == [Need.SEE, Need.HEAR, Need.MOVE, Need.UNDERSTAND]
    assert sheet.adapt[-1][1] == Text("Quatre.", en="Four.")
    assert sheet.assistant == Assistant(Text("Elle coupe."), Text("« Va. »"), Text("Laisse essayer."))
    assert lesson.sheet.without_screen == WithoutScreen(12, ((1, Text("Au sol.")),))
    assert read(root, lesson_yaml(lesson)) == lesson


def test_a_seance_need_say_none_of_it(root: Path) -> None:
    sheet = read(root, PS_1).sheet
    assert (sheet.adapt, sheet.aide, sheet.assistant, sheet.without_screen) == ((), None, None, None)


MISTAKES = {
    (FOUR, FOUR + ', attendre: "Cinq."'): "« adapter » : 5 lignes, c'est trop ; "
    "gardez les 4 qui servent le plus dans cette séance",
    ('"Un."', f'"{LONG}"'): f"« voir » : {MOST_LETTERS + 1} caractères, c'est trop ; gardez-en {MOST_LETTERS} au plus",
    ('en: "Four."', f'en: "{LONG}"'): f"« comprendre » : {MOST_LETTERS + 1} caractères, c'est trop ; "
    f"gardez-en {MOST_LETTERS} au plus",
    ("voir: ", "voire: "): "clé inconnue « voire » ; vouliez-vous « voir » ?",
    (', laisse_faire: "Laisse essayer."', ""): "il manque la clé « laisse_faire » ; ajoutez-la",
    ("etape: 1,", "etape: 29,"): "« fiche » : « sans_ecran » change l'étape 29, et la dernière est 4 ; "
    "corrigez « etape »",
}


@pytest.mark.parametrize(("change", "told"), MISTAKES.items(), ids=[new[:20] or "none" for _old, new in MISTAKES])
def test_a_mistake(root: Path, change: tuple[str, str], told: str) -> None:
    assert change[0] in WHOLE
    assert list(map(sentence, complaints(root, WHOLE.replace(*change)))) == [told]
