"""At the copier on a Sunday evening: each pile is on one paper, its pages follow one another, and it prints alone."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

import pytest

from beebot.i18n import speaking
from lecons.__main__ import main
from lecons.printing.catalogue import documents, find
from lecons.printing.document import Document
from lecons.printing.documents.contents import CONTENTS, PILES, in_piles
from lecons.printing.jobs import Job, word_of
from tests.lecons.printing._kits import PLAIN
from tests.lecons.printing._reading import opened

SEANCE = "gs/le-code-des-fleches"
BY_HAND = {
    "adulte": {"fiche": 1, "grille": 1, "reponses": 1},
    "garder": {"defis": 2, "cartes": 1, "petites-cartes": 1, "bandes": 1, "tapis": 21},
    "ecrire": {"fleches": 2, "carnet": 13},
}
"""What lies in each pile of one séance, and on how many pages."""


def job(source: str) -> Job:
    found = find(source)
    return Job(found.name, found.title, documents(found, PLAIN), PLAIN)


def pages(made: tuple[Document, ...]) -> int:
    return sum(len(each.pages) for each in made)


def test_every_document_is_in_one_pile_but_the_table() -> None:
    names = [name for pile in PILES for name in pile.names]
    assert len({*names, CONTENTS}) == len(names) + 1


@pytest.mark.parametrize("source", [SEANCE, "grande-section-annee", "famille"])
def test_a_pile_is_not_interrupted_and_its_pages_are_those_that_the_table_says(source: str) -> None:
    whole = job(source).only([])
    table, *rest = whole.documents
    assert [each.name for _pile, own in in_piles(rest) for each in own] == [each.name for each in rest]
    rows: list[Any] = [row for page in table.pages for row in cast("Sequence[Any]", page.data["rows"])]
    heads = [row for row in rows if row["last"]]
    assert [row["title"] for row in heads] == [pile.title for pile, _own in in_piles(rest)]
    ends = [len(table.pages), *(row["last"] for row in heads)]
    assert [row["page"] for row in heads] == [end + 1 for end in ends[:-1]]
    assert ends[-1] == len(whole.pages)


@pytest.mark.parametrize("word", BY_HAND)
def test_a_pile_prints_alone(word: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["imprimer", SEANCE, "--seulement", word, "--vers", str(tmp_path)]) == 0
    said = capsys.readouterr().out
    found = dict(line.strip().split(" : ") for line in said.splitlines()[1:-2])
    assert {name: int(told.split()[0]) for name, told in found.items()} == BY_HAND[word]
    (file,) = tmp_path.iterdir()
    assert file.name == f"le-code-des-fleches-{word}.pdf"
    (told,) = [each for each in job(SEANCE).piles() if each.name == word]
    assert len(opened(file.read_bytes()).pages) == told.pages


def test_all_piles_together_are_all_that_prints_but_the_table() -> None:
    whole = job("petite-section").only([])
    assert sum(each.pages for each in whole.piles()) + len(whole.documents[0].pages) == pages(whole.documents)
    assert all(each.pile for each in whole.piles()), "who prints all prints nothing twice"


def test_a_mat_alone_has_no_piles() -> None:
    assert job("prairie").piles() == ()


def test_piles_have_english_words() -> None:
    with speaking("en"):
        assert [word_of(pile.word) for pile in PILES] == ["adult", "keep", "write"]
