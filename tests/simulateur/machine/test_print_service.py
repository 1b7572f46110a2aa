"""Printing behind the screen: a real process that prints, a folder that cannot be written, one that dies."""

import os
import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import zxingcpp

from beebot.files.content_folder import SHELF
from beebot.files.tablets_address import FILE, keep_address
from beebot.i18n import speaking
from lecons import CONTENT
from simulateur.game.messages.printing import (
    ChoicesAre,
    MakePrint,
    NoPage,
    PageIs,
    Printable,
    PrintEnded,
    PrintOrder,
    PrintReport,
    PrintRequest,
    ProofIs,
    ShowChoices,
    ShowPrint,
    Subject,
)
from simulateur.machine import print_process, print_service
from simulateur.machine.print_process import HIGH
from simulateur.machine.print_service import FOLDER, PATIENCE_S, PrintService
from tests.lecons.printing._pixels import rendered
from tests.lecons.printing._reading import opened
from tests.patience import HANG_S

ADDRESS = "https://ecole.exemple.fr/abeille/"
ARROWS = PrintOrder(Subject(Printable.LESSON, "le-code-des-fleches", "grande-section-annee"))
SHEET = PrintOrder(ARROWS.subject, part="fiche")


class Desk:
    """A service whose reports are waited for."""

    def __init__(self, folder: Path, **options: Any) -> None:
        self.viewed: list[Path] = []
        self.folder = folder
        self.now = 0.0
        usual = {"documents": folder / "documents", "opens": lambda: False, "view": self._view, "clock": self._clock}
        self.service = PrintService(folder / "garde", **{**usual, **options})

    def ask(self, request: PrintRequest, *ends: type) -> list[PrintReport]:
        """What is told until a report of each of these kinds has come."""
        self.service.obey(request)
        end, found = time.monotonic() + HANG_S, list[PrintReport]()
        while not {*ends} <= {type(each) for each in found}:
            assert time.monotonic() < end, "the process that prints did not answer"
            found += self.service.take_reports()
            time.sleep(0.01)
        return found

    def _view(self, file: Path) -> bool:
        self.viewed.append(file)
        return False

    def _clock(self) -> float:
        return self.now


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path, opens=lambda: True)
    yield made
    made.service.close()


def test_it_counts_shows_writes_and_opens_and_the_screen_imports_nothing_of_it(service: Desk, tmp_path: Path) -> None:
    before = {name for name in sys.modules if name.partition(".")[0] == "typst"}
    proof, page = service.ask(ShowPrint(ARROWS), ProofIs, PageIs)
    assert isinstance(proof, ProofIs)
    assert [(part.name, part.title, part.pile) for part in proof.parts[:6]] == [
        ("adulte", "Pour l'adulte", True),
        ("garder", "À garder", True),
        ("ecrire", "À écrire, à emporter", True),
        ("sommaire", "Sommaire", False),
        ("demain", "Demain matin", False),
        ("fiche", "Fiche", False),
    ]
    assert isinstance(page, PageIs)
    assert page.png.startswith(b"\x89PNG")
    assert abs(page.height - HIGH) <= 1
    assert abs(page.width / page.height - 210 / 297) < 0.002
    told, unopened = until_viewed(service, service.ask(MakePrint(SHEET), PrintEnded))
    file = tmp_path / "documents" / SHELF / "le-code-des-fleches-fiche.pdf"
    assert isinstance(told, PrintEnded)
    assert told.sentence.startswith(f"Écrit dans {file} (1 page).")
    assert len(opened(file.read_bytes()).pages) == 1
    assert service.viewed == [file]
    assert isinstance(unopened, PrintEnded)
    assert unopened.sentence.endswith("ouvrez-le vous-même.")
    (mats,) = service.ask(ShowChoices(), ChoicesAre)
    assert isinstance(mats, ChoicesAre)
    assert len(mats.mats) == len(list((CONTENT / "tapis").glob("*.yaml")))
    assert {name for name in sys.modules if name.partition(".")[0] == "typst"} == before


def test_the_kept_address_is_told_and_the_process_that_prints_lays_its_squares_out(tmp_path: Path) -> None:
    keep_address(tmp_path / "garde", ADDRESS)
    service = Desk(tmp_path)
    (choices,) = service.ask(ShowChoices(), ChoicesAre)
    assert isinstance(choices, ChoicesAre)
    assert (choices.address, choices.trouble) == (ADDRESS, "")
    order = PrintOrder(ARROWS.subject, part="fiche", address=ADDRESS)
    service.ask(MakePrint(order), PrintEnded)
    file = tmp_path / "documents" / SHELF / "le-code-des-fleches-fiche.pdf"
    (page,) = rendered(file.read_bytes(), 150)
    assert [each.text for each in zxingcpp.read_barcodes(page)] == [f"{ADDRESS}#le-code-des-fleches"]
    (tmp_path / "garde" / FILE).write_text("http://x")
    (choices,) = service.ask(ShowChoices(), ChoicesAre)
    service.service.close()
    assert isinstance(choices, ChoicesAre)
    assert choices.address == ""
    assert FILE in choices.trouble


def until_viewed(service: Desk, found: list[PrintReport]) -> list[PrintReport]:
    """What was told of a print, and what is told once a program was tried: both may come at once."""
    end = time.monotonic() + HANG_S
    while len(ended := [each for each in found if isinstance(each, PrintEnded)]) < 2:
        assert time.monotonic() < end
        found = [*found, *service.service.take_reports()]
        time.sleep(0.01)
    return list(ended)


def test_what_there_is_not_is_a_sentence_in_the_language_of_the_screen(service: Desk) -> None:
    nothing = PrintOrder(Subject(Printable.LESSON, "rien-de-tel"))
    with speaking("en"):
        (no,) = service.ask(ShowPrint(nothing), NoPage)
    assert no == NoPage(nothing, "there is nothing to print called “rien-de-tel”")


def test_a_seance_of_a_pack_is_found_by_its_id_and_a_picture_that_is_a_bomb_prints_nothing(tmp_path: Path) -> None:
    pack = tmp_path / "paquet"
    for folder in ("seances", "tapis", "images"):
        (pack / folder).mkdir(parents=True)
    text = (CONTENT / "seances" / "gs" / "le-code-des-fleches.yaml").read_text("utf-8")
    (pack / "seances" / "01.yaml").write_text(text.replace("id: le-code-des-fleches", "id: a-nous"), "utf-8")
    shutil.copy(CONTENT / "tapis" / "prairie.yaml", pack / "tapis" / "prairie.yaml")
    order = PrintOrder(Subject(Printable.LESSON, "a-nous", "ailleurs"), part="fiche")
    service = Desk(tmp_path, roots=lambda: {"ailleurs": pack})
    proof, _page = service.ask(ShowPrint(order), ProofIs, PageIs)
    assert isinstance(proof, ProofIs)
    uses = "".join(f'<g id="g{n}"><use href="#g{n - 1}"/><use href="#g{n - 1}"/></g>' for n in range(1, 30))
    bomb = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><g id="g0"/>{uses}</svg>'
    (pack / "images" / "rien-a-voir.svg").write_text(bomb, "utf-8")
    letter = PrintOrder(order.subject, "letter")
    assert [type(each) for each in service.ask(ShowPrint(letter), ProofIs, PageIs)] == [ProofIs, PageIs]
    service.service.close()
    (pack / "images" / "ile-palmier.svg").write_text(bomb, "utf-8")
    other = PrintOrder(order.subject, "a3")
    (no,) = service.ask(ShowPrint(other), NoPage)
    service.service.close()
    assert isinstance(no, NoPage)
    assert "images/ile-palmier.svg" in no.sentence


def test_documents_that_may_not_be_written_send_the_print_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "documents").write_text("x")
    service = Desk(tmp_path)
    (told,) = service.ask(MakePrint(SHEET), PrintEnded)
    service.service.close()
    assert isinstance(told, PrintEnded)
    file = tmp_path / "garde" / FOLDER / "le-code-des-fleches-fiche.pdf"
    assert told.sentence.startswith(f"Écrit dans {file} (1 page).")
    assert file.is_file()


def test_no_folder_at_all_is_one_sentence_and_no_file(tmp_path: Path) -> None:
    for name in ("documents", "garde"):
        (tmp_path / name).write_text("x")
    service = Desk(tmp_path)
    (told,) = service.ask(MakePrint(SHEET), PrintEnded)
    service.service.close()
    assert isinstance(told, PrintEnded)
    assert "ne s'écrit ni dans" in told.sentence
    assert sorted(each.name for each in tmp_path.iterdir()) == ["documents", "garde"]


def dies(*_arguments: object) -> None:
    """In place of the process that prints: one that ends at once, as one does that has no memory left."""
    os._exit(9)


def hangs(_there: object, asked: Any, *_arguments: object) -> None:
    """In its place: one that never answers, until nobody asks any more."""
    try:
        while True:
            asked.recv()
    except EOFError:
        return


def test_a_process_that_dies_is_told_and_another_one_begins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(print_service, "run", dies)
    service = Desk(tmp_path)
    (no,) = service.ask(ShowPrint(ARROWS), NoPage)
    assert isinstance(no, NoPage)
    assert "essayez encore" in no.sentence
    monkeypatch.setattr(print_service, "run", print_process.run)
    assert len(service.ask(ShowPrint(ARROWS), PageIs)) == 2
    service.service.close()


def test_a_process_that_hangs_is_given_up_and_one_that_nobody_looks_at_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(print_service, "run", hangs)
    service = Desk(tmp_path)
    service.service.obey(MakePrint(ARROWS))
    service.now = PATIENCE_S
    assert service.service.take_reports() == ()
    service.service.attend(is_open=False)
    assert service.service._process is not None, "a print on its way is finished"
    service.now += 1
    (told,) = service.service.take_reports()
    assert isinstance(told, PrintEnded)
    service.service.obey(ShowPrint(ARROWS))
    process = service.service._process[0]
    service.service.attend(is_open=False)
    assert service.service._process is None
    assert process.exitcode is not None
