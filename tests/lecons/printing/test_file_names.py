"""What files and documents are called: one rule for the command and the screen, in both languages."""

from pathlib import Path

import pytest

import lecons
from beebot.errors import KitError
from beebot.i18n import speaking
from lecons.printing.catalogue import documents, find
from lecons.printing.documents.contents import CONTENTS, PILES
from lecons.printing.documents.print_options import Order
from lecons.printing.ink import SAVING
from lecons.printing.jobs import file_name, meant, word_of
from lecons.printing.paper import A3
from tests.lecons.printing._kits import PLAIN

WORDS = (CONTENTS, *(name for pile in PILES for name in pile.names))
CODE = "le-code-des-fleches", "The arrow code"


@pytest.mark.parametrize(
    ("language", "parts", "order", "called"),
    [
        ("fr", (), PLAIN, "le-code-des-fleches"),
        ("fr", ("fiche", "defis"), PLAIN, "le-code-des-fleches-fiche-defis"),
        ("fr", (), Order(A3, SAVING, 100), "le-code-des-fleches-a3-economie-10-cm"),
        ("en", (), PLAIN, "the-arrow-code"),
        ("en", ("fiche",), Order(ink=SAVING), "the-arrow-code-sheet-little-ink"),
    ],
)
def test_a_file_says_what_it_is_in_the_language_of_the_page(
    language: str, parts: tuple[str, ...], order: Order, called: str
) -> None:
    with speaking(language):
        assert file_name(*CODE, parts, order) == called


def test_no_other_order_overwrites_a_print() -> None:
    cells = [Order(cell_mm=each) for each in (100, 125, 120)]
    orders = [PLAIN, Order(A3), Order(ink=SAVING), *cells, Order(A3, SAVING)]
    assert len({file_name(*CODE, parts, each) for each in orders for parts in ((), ("fiche",))}) == 14


def test_a_title_without_letters_leaves_the_name_of_the_file() -> None:
    with speaking("en"):
        assert file_name("rue", "!?", (), PLAIN) == "rue"


def test_a_document_is_asked_for_in_french_or_in_the_language_in_use() -> None:
    known = ["fiche", "defis"]
    with speaking("en"):
        assert meant(["sheet", "defis"], known) == ["fiche", "defis"]
        with pytest.raises(KitError, match="did you mean “challenges”"):
            meant(["chalenge"], known)
    with pytest.raises(KitError, match="vouliez-vous « fiche »"):
        meant(["fich"], known)
    with pytest.raises(KitError, match="choisissez parmi fiche, defis"):
        meant(["zzz"], known)


@pytest.mark.parametrize("source", ["ferme", "grande-section-annee", "parcours-numerique", "gs/le-code-des-fleches"])
def test_every_document_has_its_word(source: str) -> None:
    assert {each.name for each in documents(find(source), PLAIN)} <= {*WORDS}


def test_no_two_documents_have_one_word() -> None:
    for language in ("fr", "en"):
        with speaking(language):
            assert len({word_of(name) for name in WORDS}) == len({*WORDS})


def test_the_words_are_those_of_the_code() -> None:
    """Each word is the name of a document that some file of the kit makes."""
    folder = Path(lecons.__file__).parent / "printing"
    code = "\n".join(file.read_text("utf-8") for file in (*folder.glob("*.py"), *folder.glob("documents/*.py")))
    unmade = {word for word in WORDS if code.count(f'"{word}"') < 2 and word != CONTENTS}
    assert unmade == set()
