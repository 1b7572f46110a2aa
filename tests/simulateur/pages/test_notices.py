"""« À lire » in an order in which one can work: the machine first, then one file after the other."""

import pytest

from beebot.i18n import use_language
from simulateur.game.controls import AdultKey, Key, Touch
from simulateur.game.reports import Notice
from simulateur.game.session import Session
from simulateur.game.settings import Settings
from simulateur.pages.adults.notices import grouped
from simulateur.pages.common.view import View
from simulateur.pages.open_page import places, scene
from tests.simulateur.builders import IMAGES, THREE_STEPS, challenge, path_of

FAULTS = {
    "fr": ("gs/b.yaml:12:5 : il manque « titre »", "Ligne {} : "),
    "en": ("gs/b.yaml:12:5: no title", "Line {}: "),
}


@pytest.mark.parametrize("language", ["fr", "en"])
def test_what_touches_the_machine_is_first_and_each_file_is_told_once_from_its_top_down(language: str) -> None:
    use_language(language)
    fault, line = FAULTS[language]
    message = fault.split(":", 3)[-1].strip() + "."
    notices = (fault, "le disque /media/x est plein : vérifiez-le", fault.replace("12", "3"), fault.replace("b.", "a."))
    found = [(each.heading, each.chip, each.text.replace("\N{NO-BREAK SPACE}", " ")) for each in grouped(notices, {})]
    use_language("fr")
    machine = {"fr": "Cette machine", "en": "This machine"}[language]
    assert found == [
        (machine, "1", "Le disque /media/x est plein : vérifiez-le."),
        ("gs/b.yaml", "2", line.format(3) + message),
        ("", "3", line.format(12) + message),
        ("gs/a.yaml", "4", line.format(12) + message),
    ]


@pytest.mark.parametrize(
    ("kiosk", "imposed", "told"),
    [(False, False, ""), (True, False, "quittez-le à la page Réglages"), (True, True, "Corrigez-le sur un autre.")],
)
def test_a_kiosk_says_why_no_file_opens(kiosk: bool, imposed: bool, told: str) -> None:
    session = Session(path_of(challenge(THREE_STEPS)), "fr", settings=Settings(kiosk=kiosk))
    session.machine = session.machine._replace(imposed=frozenset({"kiosk"} if imposed else ()))
    session.hear(Notice("a.yaml:1:1 : vide", "/ici/a.yaml"))
    session.touch(Touch(Key.ADULTS))
    said = " ".join(label.text for label in scene(session, View((1280, 800), IMAGES)).labels).replace("\xa0", " ")
    assert told in said
    assert ("s'ouvre d'ici" in said) == kiosk
    assert (Touch(AdultKey.OPEN_FILE) in places(session, (1280, 800))) != kiosk


def test_without_a_file_there_is_no_heading() -> None:
    assert [each.heading for each in grouped(("Le disque est plein.", "La voix manque."), {})] == ["", ""]


def test_each_file_that_can_be_opened_has_one_key_beside_its_name() -> None:
    broken, late = "gs/b.yaml:12:5 : il manque « titre »", "gs/b.yaml:3:5 : il manque « objectif »"
    fault = "à l'accueil : une panne imprévue ; montrez le rapport"
    files = {broken: "/ici/gs/b.yaml", late: "/ici/gs/b.yaml", fault: "/la/rapport-1.txt"}
    found = [(each.heading, each.key) for each in grouped((broken, fault, late, "gs/a.yaml:1:1 : vide"), files)]
    assert found == [
        ("Cette machine", None),
        ("rapport-1.txt", (Touch(AdultKey.OPEN_FILE, 1), "L'ouvrir")),
        ("gs/b.yaml", (Touch(AdultKey.OPEN_FILE, 0), "L'ouvrir")),
        ("", None),
        ("gs/a.yaml", None),
    ]
