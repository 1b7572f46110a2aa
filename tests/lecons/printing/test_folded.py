"""The leaflet that is folded in four, read back from paper; and the poster of a path over several places."""

from typing import Any, NamedTuple

import pytest

import lecons
from beebot.loader import load_path
from lecons.printing.documents.leaflet import leaflet
from lecons.printing.documents.posters import stages_poster
from lecons.printing.documents.print_options import Order
from lecons.printing.paper import A3, A4, LETTER, Paper
from lecons.printing.typeset import pdf
from tests.lecons.printing._kits import PLAIN, lesson
from tests.lecons.printing._reading import MM, opened, size

FAMILY = "famille/l-abeille-du-carrelage"
DIGITAL = load_path(lecons.CONTENT / "parcours" / "parcours-numerique.yaml").path


class Written(NamedTuple):
    """Where some text begins, from the upper left corner in mm, and whether it stands on its head."""

    text: str
    x: float
    y: float
    turned: bool


def written(page: Any) -> list[Written]:
    found = []

    def see(text: str, cm: list[float], tm: list[float], _font: object, _size: float) -> None:
        if text.strip():
            x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
            y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
            along = tm[0] * cm[0] + tm[1] * cm[2]
            found.append(Written(text.strip(), x * MM, (float(page.mediabox.height) - y) * MM, along < 0))

    page.extract_text(visitor_text=see)
    return found


def panel(page: Any, words: str) -> tuple[bool, bool, bool]:
    """Whether the words are in the right half, in the lower half, and on their heads."""
    wide, high = size(page)
    at = next(each for each in written(page) if words in each.text.replace("\u202f", " "))
    return at.x > wide / 2, at.y > high / 2, at.turned


@pytest.mark.parametrize("paper", [A4, A3, LETTER], ids=lambda paper: str(paper.name))
def test_folded_twice_it_opens_like_a_card(paper: Paper) -> None:
    """The upper half goes behind and stands on its head then; the lower right quarter is in front."""
    (page,) = opened(pdf([leaflet(lesson(FAMILY), Order(paper))], "Essai", PLAIN.ink)).pages
    assert panel(page, "15") == (True, True, False)
    assert panel(page, "Comment on joue") == (True, False, True)
    assert panel(page, "Des jeux sans écran") == (False, False, True)
    assert panel(page, "Pour vous") == (False, True, False)


def test_all_games_of_the_seance_are_on_the_leaflet() -> None:
    (page,) = opened(pdf([leaflet(lesson(FAMILY), PLAIN)], "Essai", PLAIN.ink)).pages
    text = " ".join(page.extract_text().split())
    titles = [game.title.fr.replace("'", "’") for game in lesson(FAMILY).games]
    assert len(titles) == 4
    assert [title for title in titles if title not in text] == []
    assert "l’erreur fait partie du jeu" in text


def test_the_poster_has_a_sentence_for_each_stage() -> None:
    (page,) = opened(pdf([stages_poster(DIGITAL, Order(A3))], "Essai", PLAIN.ink)).pages
    assert size(page) == pytest.approx((297, 420), abs=0.01)
    text = " ".join(page.extract_text().split())
    sentences = [sentence.fr.replace("'", "’") for _name, sentence in DIGITAL.sentences]
    assert len(sentences) == 8
    assert [each for each in sentences if each not in text] == []
    assert text.count("médiathèque") == 2


def test_a_path_without_sentences_has_no_poster() -> None:
    path = load_path(lecons.CONTENT / "parcours" / "cp.yaml").path
    assert stages_poster(path, PLAIN).pages == ()
