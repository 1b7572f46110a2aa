"""What ``docs/inclusion.md`` promises of a setting, a page or a print is there, under the very words it says."""

import re

from lecons.printing.catalogue import documents, find
from lecons.printing.document import Document
from lecons.printing.documents.print_options import Order
from lecons.printing.paper import A4
from simulateur.game.adults.options import OPTIONS
from tests.test_doc_paths import ROOT

TEXT = (ROOT / "docs" / "inclusion.md").read_text(encoding="utf-8")
SETTINGS = {each.name for each in OPTIONS}


def made(name: str) -> dict[str, Document]:
    return {each.name: each for each in documents(find(name), Order(A4))}


def test_each_evening_begins_with_settings_that_there_are() -> None:
    evenings = re.findall(r"- \*\*Ce soir\*\* : (.*)", TEXT)
    assert len(evenings) == 4
    named = {word for line in evenings for word in re.findall("« ([^»]+) »", line)}
    assert named - SETTINGS == {"Cartes de défi", "Voix"}
    assert len(named & SETTINGS) >= 6


def test_the_prints_are_called_as_the_guide_calls_them() -> None:
    lesson = made("le-code-des-fleches")
    assert lesson["cartes"].title == "Cartes de 6,5 cm"
    assert lesson["defis"].what == "Cartes de défi"
    of_mat = made("ferme")
    assert of_mat["reperes"].title == "Repères du robot"
    assert of_mat["loto"].what == "Loto sonore"


def test_whoever_does_not_hear_has_every_task_in_writing() -> None:
    """Also the question of a challenge that is only said on the screen."""
    for name in ("la-visite-des-fleurs", "le-code-des-fleches", "bonjour-l-abeille", "l-animal-que-j-entends"):
        found = find(name)
        (defis,) = (each for each in documents(found, Order(A4)) if each.name == "defis")
        tasks = [card["task"] for page in defis.pages for card in page.data["cards"]]  # type: ignore[union-attr,index,call-overload]
        assert all(tasks[: defis.pieces])


def test_only_small_cards_have_no_words() -> None:
    lesson = made("le-code-des-fleches")
    for name, has_words in (("cartes", True), ("petites-cartes", False)):
        items = [item for page in lesson[name].pages for item in page.data["items"]]  # type: ignore[union-attr]
        assert {bool(item["word"]) for item in items} == {has_words}  # type: ignore[index,call-overload]
