"""What it costs to print: the year's kit of one level, the memory of the largest, one mat beside fpdf2, a preview.

fpdf2 lays the very same tiles out, one a page, with nothing else on it.
"""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import lecons
from beebot.loader import load_mat
from lecons.printing.catalogue import documents, find
from lecons.printing.document import Document, Drawing
from lecons.printing.documents.mats import mat_document
from lecons.printing.documents.print_options import Order
from lecons.printing.jobs import Job
from lecons.printing.typeset import pdf
from tests.bench._judgement import Answer, Measured, exactly, loop, report, seconds, status
from tests.lecons.printing._pixels import pictures

ORDER = Order()
LEVEL_S, LEVEL_MB, NEXT_TO_FPDF2, PREVIEW_S = 1.0, 150.0, 5.0, 0.2
SHEETS, CARDS, MATS = 10, 40, 3
"""The year's kit of one level that the target is about."""
_PREVIEW_PPI = 72.0
_ROUNDS = 7
_ALONE = """
import sys
from tests.bench import impression
from tests.bench._judgement import seconds
from tests.lecons.printing._pixels import pictures
print(seconds(impression.prepared(sys.argv[1])))
"""
"""Typst remembers what it laid out, and a second print of the same costs nothing: each is the first of a process."""
_COMMAND = """
import sys
from lecons.__main__ import main
from tests.memory import peak_bytes
from tests.lecons.printing._pixels import pictures
status = main(["imprimer", sys.argv[1], "--vers", sys.argv[2]])
print(peak_bytes() / 1e6)
sys.exit(status)
"""


def main(_arguments: list[str]) -> int:
    """Run every section; 1 where one of them missed its target."""
    sections = (level, memory, peer, preview)
    return status({section.__name__: section() for section in sections})


def whole() -> tuple[Document, ...]:
    """All that a level prints, found as « imprimer » finds it."""
    return documents(find("grande-section-annee"), ORDER)


def year() -> tuple[Document, ...]:
    """Ten sheets, forty challenge cards, three mats, and the cards of instructions."""
    named: dict[str, list[Document]] = {}
    for document in whole():
        named.setdefault(document.name, []).append(document)
    cards: list[Document] = []
    for document in named["defis"]:
        if sum(len(each.pages) for each in cards) < CARDS // 4:
            cards.append(document)
    return (*named["fiche"][:SHEETS], *cards, *named["cartes"], *named["petites-cartes"], *named["tapis"][:MATS])


def prepared(what: str) -> Callable[[], object]:
    """What is measured, with its documents made before."""
    if what == "preview":
        first = year()[:1]
        return lambda: pictures(first, "Mesure", ORDER.ink, _PREVIEW_PPI)
    made = year() if what == "level" else (tiles(),)
    return lambda: pdf(made, "Mesure", ORDER.ink)


def tiles() -> Document:
    """The tiles of the town, without their plan."""
    document = mat_document(load_mat(lecons.CONTENT / "tapis" / "ville.yaml"), "La ville", ORDER)
    return Document(document.name, document.title, document.pages[1:])


def alone(what: str) -> float:
    """Processor seconds of one print in a process of its own."""
    return float(_told(_ALONE, what))


def peak(path: str) -> float:
    """The megabytes of the peak of the command that prints a path, from its start to the file it has written."""
    with TemporaryDirectory() as folder:
        return float(_told(_COMMAND, path, folder).splitlines()[-1])


def _told(program: str, *arguments: str) -> str:
    root = Path(__file__).resolve().parents[2]
    command = [sys.executable, "-c", program, *arguments]
    return subprocess.run(command, cwd=root, check=True, capture_output=True, text=True).stdout


def sizes() -> dict[str, int]:
    """How many pages each path of the kit prints as it is asked for, by its name."""
    found = [find(str(file)) for file in lecons.paths()]
    return {each.name: len(Job(each.name, each.title, documents(each, ORDER), ORDER).only(()).pages) for each in found}


def several(what: str) -> Measured:
    """The same, several times, with the plain loop between them."""
    samples, loops = [], [seconds(loop)]
    for _round in range(_ROUNDS):
        samples.append(alone(what))
        loops.append(seconds(loop))
    return Measured(tuple(samples), tuple(loops))


def level() -> list[Answer]:
    """Processor seconds of the layout of the year's kit."""
    print(f"le dossier d'un niveau, {sum(len(each.pages) for each in year())} pages")
    return [report("secondes de processeur", several("level"), at_most=LEVEL_S)]


def memory() -> list[Answer]:
    """The peak of « imprimer » for the path with most pages."""
    pages = sizes()
    largest = max(pages, key=lambda name: pages[name])
    print(f"imprimer {largest}, {pages[largest]} pages")
    return [report("Mo au plus haut", exactly(peak(largest)), at_most=LEVEL_MB)]


def peer() -> list[Answer]:
    """The tiles of the town beside fpdf2."""
    svgs = [each.svg.encode() for page in tiles().pages for each in page.data.values() if isinstance(each, Drawing)]
    print("les feuilles du tapis « La ville », à côté de fpdf2")
    _by_fpdf2(svgs[:1])  # what it imports is not counted
    samples, loops = [], [seconds(loop)]
    for _round in range(_ROUNDS):
        samples.append(seconds(lambda: _by_fpdf2(svgs)) / alone("tiles"))
        loops.append(seconds(loop))
    return [report("fois plus vite", Measured(tuple(samples), tuple(loops)), at_least=NEXT_TO_FPDF2)]


def preview() -> list[Answer]:
    """A picture of one page, as somebody looks at it before she prints."""
    return [report("secondes pour l'aperçu d'une page", several("preview"), at_most=PREVIEW_S)]


def _by_fpdf2(svgs: list[bytes]) -> bytes:
    from fpdf import FPDF
    from fpdf.svg import SVGObject

    sheet = FPDF(format="A4")
    for svg in svgs:
        sheet.add_page()
        SVGObject(svg).draw_to_page(sheet, 7, 7)
    return bytes(sheet.output())
