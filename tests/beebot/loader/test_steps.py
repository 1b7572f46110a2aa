"""Other ways to hold a séance: islands, half a class, challenges of the day; read as data, refused with a remedy."""

import shutil
from pathlib import Path

import pytest

from beebot.parts.sheet import GROUP_SIZES, ScreenTurn
from beebot.text import Text
from tests.beebot.content import complaints, read, sentence
from tests.beebot.lesson_writer import lesson_yaml

SHEETS = Path(__file__).parents[2] / "lecons" / "sheets"
PS_1 = (SHEETS / "seances" / "ps-1.yaml").read_text(encoding="utf-8")
PLACE = "{faire: On joue., petits: Le vert., grands: Le rouge.}"
STEP = "[{minutes: 8, groupement: Les douze, dire: Où va-t-elle ?, faire: On montre.}]"
WRITTEN = f"""  ilots:
    minutes: 8
    ecran: {PLACE}
    sol: {{faire: On marche., petits: Un pas., grands: Trois pas.}}
    papier: {{faire: On écrit., petits: Une flèche., grands: {{fr: Quatre flèches., en: Four arrows.}}}}
    en_attendant: {{petits: Ils comptent., grands: Ils lisent.}}
    sans_robot: Un enfant.
    sans_ecran: Le robot.
    sans_rien: Des feuilles.
  demi_classe:
    organisation: Six paires.
    materiel: Trois robots.
    seance_1: {STEP}
    seance_2: {STEP}
    defis_1: [un-pas, le-champignon]
    defis_2: [ou-dort-elle, la-promenade]
    au_tableau: un-pas
  du_jour: [un-pas, le-champignon]
"""
WHOLE = PS_1.replace("  plus_simple:", WRITTEN + "  plus_simple:")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(SHEETS, tmp_path_factory.mktemp("contenu") / "contenu"))


def test_it_is_read_and_written_back_the_same(root: Path) -> None:
    lesson = read(root, WHOLE)
    sheet = lesson.sheet
    assert sheet.islands is not None
    assert sheet.half_class is not None
    assert [place.do.fr for place in (sheet.islands.screen, sheet.islands.floor, sheet.islands.paper)] == [
        *("On joue.", "On marche.", "On écrit."),
    ]
    assert (sheet.islands.floor.younger.fr, sheet.islands.floor.older.fr) == ("Un pas.", "Trois pas.")
    assert sheet.islands.paper.older == Text("Quatre flèches.", en="Four arrows.")
    assert (sheet.islands.shorter, sheet.islands.older_wait) == (None, Text("Ils lisent."))
    assert [step.minutes for sitting in sheet.half_class.sittings for step in sitting] == [8, 8]
    assert sheet.half_class.challenges == (("un-pas", "le-champignon"), ("ou-dort-elle", "la-promenade"))
    assert sheet.today == ("un-pas", "le-champignon")
    assert read(root, lesson_yaml(lesson)) == lesson


def test_a_seance_need_say_none_of_it(root: Path) -> None:
    sheet = read(root, PS_1).sheet
    assert (sheet.islands, sheet.half_class, sheet.today) == (None, None, ())


def test_how_a_third_shares_its_screen(root: Path) -> None:
    """By hand: of three, each plays twice, so three pairs; eight minutes are 480 seconds."""
    islands = read(root, WHOLE).sheet.islands
    assert islands is not None
    turns = [islands.screen_turn(children) for children in GROUP_SIZES]
    assert turns == [ScreenTurn(1, 480), ScreenTurn(3, 160), ScreenTurn(2, 240), ScreenTurn(3, 160)]


MISTAKES = {
    ("    minutes: 8\n", "    minutes: 2\n"): "« minutes » : 2 n'est pas possible ; choisissez de 3 à 30",
    ("    sans_rien: Des feuilles.\n", ""): "il manque la clé « sans_rien » ; ajoutez-la",
    ("defis_1: [un-pas, ", "defis_1: [un-pa, "): (
        "« demi_classe » : le défi « un-pas » n'est ni dans « defis_1 » ni dans « defis_2 » ; "
        "ajoutez-le à l'un des deux"
    ),
    ("au_tableau: un-pas", "au_tableau: zebre"): (
        "« au_tableau » : le défi « zebre » n'est pas dans la séance ; nommez-en un de « defis »"
    ),
    ("du_jour: [un-pas", "du_jour: [un-pax"): (
        "« du_jour » : le défi « un-pax » n'est pas dans la séance ; vouliez-vous « un-pas » ?"
    ),
}


@pytest.mark.parametrize(("change", "told"), MISTAKES.items(), ids=[new[:20] or "none" for _old, new in MISTAKES])
def test_a_mistake(root: Path, change: tuple[str, str], told: str) -> None:
    assert change[0] in WHOLE
    assert told in list(map(sentence, complaints(root, WHOLE.replace(*change))))
