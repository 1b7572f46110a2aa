"""What the process that prints answers, in this one: nothing is lost, and nothing is shown of another order."""

import os
import threading
from multiprocessing import Pipe
from pathlib import Path

import pytest

from simulateur.game.messages.printing import (
    ChoicesAre,
    MakePrint,
    NoPage,
    PageIs,
    Printable,
    PrintEnded,
    PrintOrder,
    PrintRequest,
    ProofIs,
    ShowChoices,
    ShowPrint,
    Subject,
)
from simulateur.machine.print_process import Folders, run
from tests.patience import HANG_S

MAT = Subject(Printable.MAT, "prairie")
MEADOW = PrintOrder(MAT, part="tapis")
MEADOW_IN_GREY = PrintOrder(MAT, ink="economie", part="tapis")
SMALL_MEADOW = PrintOrder(MAT, cell_mm=100, part="tapis")
LAST = PrintOrder(Subject(Printable.MAT, "le-dernier"))
NOWHERE = PrintOrder(Subject(Printable.MAT, "nulle-part"))


class Printer:
    """It begins with what was asked of it so far."""

    def __init__(self, folder: Path, *requests: PrintRequest) -> None:
        self._asks, asked = Pipe()
        self._hears, there = Pipe()
        for each in requests:
            self._asks.send(each)
        folders = Folders(folder / "documents", folder / "otherwise", folder)
        self._thread = threading.Thread(target=run, args=(there, asked, {}, folders), daemon=True)
        self._thread.start()

    def ask(self, request: PrintRequest) -> None:
        self._asks.send(request)

    def hear(self) -> object:
        assert self._hears.poll(HANG_S)
        return self._hears.recv()

    def close(self) -> None:
        self._asks.close()
        self._thread.join(HANG_S)


@pytest.fixture(autouse=True)
def _as_quick_as_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    """It makes its process give way, and here that is the one of all tests."""
    monkeypatch.delattr(os, "nice", raising=False)


def test_of_pages_that_wait_the_last_is_shown_and_all_else_is_done(tmp_path: Path) -> None:
    other = PrintOrder(Subject(Printable.LESSON, "nulle"))
    printer = Printer(
        tmp_path, ShowPrint(NOWHERE, 0), ShowChoices(), MakePrint(NOWHERE), ShowPrint(other, 0), MakePrint(other)
    )
    printer.ask(MakePrint(LAST))  # what was not answered before it never is
    heard = [printer.hear()]
    while not (isinstance(heard[-1], PrintEnded) and LAST.subject.name in heard[-1].sentence):
        heard.append(printer.hear())
    printer.close()
    assert [type(each) for each in heard] == [ChoicesAre, PrintEnded, NoPage, PrintEnded, PrintEnded]
    assert isinstance(heard[2], NoPage)
    assert heard[2].order == other


def test_another_ink_or_cell_is_another_page(tmp_path: Path) -> None:
    printer, pages, parts = Printer(tmp_path), set(), []
    for order in (MEADOW, MEADOW_IN_GREY, SMALL_MEADOW, MEADOW):
        printer.ask(ShowPrint(order, 0))
        proof, page = printer.hear(), printer.hear()
        assert isinstance(proof, ProofIs)
        assert isinstance(page, PageIs)
        assert (proof.order, page.order) == (order, order)
        pages.add(page.png)
        parts.append(proof.parts)
    printer.close()
    assert len(pages) == 3
    assert parts[2] != parts[0] == parts[3], "of smaller cells there are fewer sheets"
