"""The first page of each kind of document beside the picture that people looked at and found good.

After a page was changed on purpose: ``pytest tests/lecons/printing/test_goldens.py --update-pages``, then look at
``pages.png``. Small pictures are compared by the mean of their squares, so that neither the renderer nor the system
decides: the same golden holds for Typst's own renderer and for PDFium's.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path

import page
import pytest
from PIL import Image, ImageOps, ImageStat

import lecons
from beebot.i18n import FRENCH, speaking
from beebot.lesson import Level
from beebot.loader import load_path
from lecons.printing.catalogue import documents, find
from lecons.printing.document import Document
from lecons.printing.documents.cards import strips
from lecons.printing.documents.levels import booklet
from lecons.printing.documents.observation import observation, observations
from lecons.printing.documents.pictures import frieze, story_cut_outs
from lecons.printing.documents.posters import stages_poster
from lecons.printing.documents.print_options import Order
from lecons.printing.documents.sheet import group_ways
from lecons.printing.documents.yearplan import year_plan
from lecons.printing.ink import COLOUR, INKS, SAVING, Ink
from lecons.printing.titles import Titles
from lecons.printing.typeset import MODELS, pdf
from tests.lecons.printing._group_ways import HALF, ISLANDS, held
from tests.lecons.printing._kits import lesson
from tests.lecons.printing._pixels import pictures, rendered

GOLDEN = Path(__file__).parent / "pages.png"
WIDE, HIGH, COLUMNS, PPI = 128, 176, 8, 40.0
FINE = 200.0
"""Pixels an inch at which an edge is measured."""
SQUARE, FAR = 8, 26
"""Pixels of a side of what is compared by its mean, and how far two means of 0 to 255 may be apart."""
SOURCES = (
    *(
        "gs/cinq-cartes",
        "gs/le-code-des-fleches",
        "gs/elle-me-regarde",
        "gs/encore-et-encore",
        "gs/la-coccinelle-dans-la-bande",
    ),
    *("gs/l-abeille-ecrit", "ms/pivoter-n-est-pas-avancer"),
    *("gs/le-drapeau-en-ville", "ce1/le-robot-geometre", "ce1/tuteurs-d-abeilles", "ce1/un-itineraire-en-ville"),
    *("cp/avancer-de", "cp/programmeur-robot-verificateur", "ms/a-droite-de-l-abeille", "ms/l-enfant-robot"),
    *(
        "ms/la-ronde-des-motifs",
        "ms/le-loup-dans-la-foret",
        "ms/le-chemin-du-chaperon",
        "numerique/le-chemin-secret",
        "numerique/le-robot-obeit",
    ),
    *("numerique/les-traces-que-je-laisse", "numerique/notre-tapis-de-la-ville", "numerique/pour-qui-est-ce-robot"),
    *("ps/avance-coucou", "ps/bonjour-l-abeille", "famille/l-abeille-du-carrelage", "ferme"),
)
"""Where the kinds are found."""
FULLEST_IN_INK = "ms/le-chemin-du-chaperon"
"""The séance whose sheet takes most black ink of all (measured at 40 dots an inch)."""


@cache
def kinds(ink: str = "couleur") -> dict[str, Document]:
    """The first page of the first document of each name, a tile of a mat, a story, and what a level has besides."""
    order = Order(ink=INKS[ink])
    every = [kind for source in SOURCES for each in documents(find(source), order) for kind in _told_apart(each)]
    path = load_path(lecons.CONTENT / "parcours" / "grande-section-annee.yaml").path
    every.append(booklet(path.on_shelf[:2], Level.GS, order))
    every.append(stages_poster(load_path(lecons.CONTENT / "parcours" / "parcours-numerique.yaml").path, order))
    every.append(year_plan(path, Titles(), order))
    found: dict[str, Document] = {}
    for each in every:
        found.setdefault(each.name, replace(each, pages=each.pages[:1]))
    mat = next(each for each in every if each.name == "tapis")
    more = {
        "tuile": replace(mat, pages=mat.pages[1:2]),
        "histoire": replace(story_cut_outs(lesson("gs/les-trois-petits-cochons"), order), name="histoire"),
        "grille-niveau": observations(path.on_shelf, "Grande section", order),
        "grille-classe": observation(lesson("gs/le-code-des-fleches"), replace(order, children=25)),
        "frise-histoire": frieze(lesson("ps/le-gateau-de-la-ferme"), order),
        "bande-longue": strips(15, order),
        **{each.name: each for each in group_ways(held(ISLANDS, HALF), order)},
    }
    return found | {name: replace(each, pages=each.pages[:1]) for name, each in more.items()}


def _told_apart(document: Document) -> list[Document]:
    """Of four pages for tomorrow morning those that no other document has: the mat as tape, and what is cut out."""
    if document.name != "demain":
        return [document]
    own = [page for page in document.pages if page.model in ("ruban", "decoupe")]
    return [replace(document, name=page.model, pages=(page,)) for page in own]


@cache
def by_typst(ink: str = COLOUR.name) -> list[Image.Image]:
    """Each kind's page as Typst's own renderer shows it."""
    return [Image.open(BytesIO(data)) for data in pictures(list(kinds(ink).values()), "Essai", INKS[ink], PPI)]


def atlas(pages: Sequence[Image.Image]) -> Image.Image:
    """The pages side by side, in grey, each in the middle of a box of the same size."""
    rows = -(-len(pages) // COLUMNS)
    whole = Image.new("L", (COLUMNS * WIDE, rows * HIGH), 128)
    for place, one in enumerate(pages):
        small = ImageOps.contain(one.convert("L"), (WIDE - 4, HIGH - 4), Image.Resampling.BOX)
        row, column = divmod(place, COLUMNS)
        whole.paste(small, (column * WIDE + (WIDE - small.width) // 2, row * HIGH + (HIGH - small.height) // 2))
    return whole


def changed(seen: Image.Image, golden: Image.Image, names: Sequence[str]) -> list[str]:
    """The names of the pages of which some square is darker or lighter than it was."""
    if seen.size != golden.size:
        return ["another number of pages"]
    size = seen.width // SQUARE, seen.height // SQUARE
    squares = [each.resize(size, Image.Resampling.BOX).tobytes() for each in (seen, golden.convert("L"))]
    found = set()
    for place, (new, old) in enumerate(zip(*squares, strict=True)):
        if abs(new - old) > FAR:
            row, column = divmod(place, size[0])
            found.add(row * SQUARE // HIGH * COLUMNS + column * SQUARE // WIDE)
    return [names[place] if place < len(names) else "empty" for place in sorted(found)]


def test_every_kind_of_page_looks_as_it_did(updates_pages: bool) -> None:
    seen = atlas(by_typst())
    if updates_pages:
        seen.point(lambda tone: tone // 8 * 8 + 4).save(GOLDEN, optimize=True)
    assert changed(seen, Image.open(GOLDEN), list(kinds())) == []


def test_the_pdf_itself_looks_so_to_another_reader() -> None:
    made = list(kinds().values())
    seen = atlas(rendered(pdf(made, "Essai", COLOUR), 3 * PPI))  # at so few pixels each draws thin lines its own way
    assert changed(seen, Image.open(GOLDEN), list(kinds())) == []


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_kind_of_page_can_be_read_aloud(language: str) -> None:
    with speaking(language):
        made = list(
            kinds().values() if language == FRENCH else kinds.__wrapped__().values()
        )  # what is cached is French
        report = page.validate_pdf_bytes(pdf(made, "Essai", COLOUR), profile="ua1")
    assert [(each.rule_id, each.message) for each in report.failures] == []


def test_no_ink_is_nearer_to_the_edge_than_the_guide_says() -> None:
    """7 mm, but for half the width of a line: a quarter of a millimetre."""
    near = {}
    for name, sheet in zip(kinds(), rendered(pdf(list(kinds().values()), "Essai", COLOUR), FINE), strict=True):
        inked = ImageOps.invert(sheet.convert("L")).point(lambda tone: 255 * (tone > 40)).getbbox()
        assert inked is not None, name
        free = min(inked[0], inked[1], sheet.width - inked[2], sheet.height - inked[3]) * 25.4 / FINE
        if free < 7 - 0.25 - 25.4 / FINE:
            near[name] = round(free, 2)
    assert near == {}


def mixed(image: Image.Image) -> float:
    """The ink of a page in colour, in parts of the paper: cyan, magenta and yellow, of which its colours are mixed."""
    return 3 - sum(ImageStat.Stat(image.convert("RGB")).mean) / 255


def black(image: Image.Image) -> float:
    """The ink of a page in black, in parts of the paper."""
    return 1 - ImageStat.Stat(image.convert("L")).mean[0] / 255


TENTH, LINES, WORDS = 0.1, 0.025, 0.06
"""The most ink of a page in black: of that of its colour print; of the paper, for a page that is lines on white in
colour too; of the paper, for a page of words."""
WHITE = {
    **dict.fromkeys(("disques", "etiquettes", "jetons", "perles", "enveloppe", "affiche", "points", "enquete"), LINES),
    **dict.fromkeys(("reponses", "livret", "pochettes", "grille", "regle", "sommaire"), LINES),
    **dict.fromkeys(("fiche", "ilots", "demi-classe", "feuillet", "certificat", "grille-niveau"), WORDS),
    **dict.fromkeys(("coloriage", "programmation"), WORDS),
    **dict.fromkeys(("grille-classe", "frise-histoire"), LINES),
    "affiche-parcours": WORDS,
}
"""The pages that have little colour to save."""


def test_little_ink_is_a_tenth_of_the_colour_print_or_hardly_any_of_the_paper() -> None:
    """Decision 93 has the figures, kind by kind."""
    saving, colour = ([*map(measure, by_typst(name))] for measure, name in ((black, "economie"), (mixed, "couleur")))
    assert [name for name, share in zip(kinds(), saving, strict=True) if share < 0.002] == [], "a page is empty"
    parts = {name: one / all_ for name, one, all_ in zip(kinds(), saving, colour, strict=True)}
    over = {name: round(part, 3) for name, part in parts.items() if part > TENTH}
    assert {*over} == {*WHITE}, over
    shares = dict(zip(kinds(), saving, strict=True))
    assert {name: shares[name] for name, most in WHITE.items() if shares[name] > most} == {}


def test_the_sheet_with_most_words_takes_no_more_than_a_page_of_words() -> None:
    order = Order(ink=SAVING)
    made = [each for each in documents(find(FULLEST_IN_INK), order) if each.name == "fiche"]
    (share,) = (black(Image.open(BytesIO(data))) for data in pictures(made, "Essai", SAVING, PPI))
    assert 0.05 < share < WORDS


def test_a_whole_seance_with_its_mat_takes_less_than_a_tenth_of_the_ink() -> None:
    def spent(ink: Ink, measure: Callable[[Image.Image], float]) -> float:
        made = [each for each in documents(find("ms/pivoter-n-est-pas-avancer"), Order(ink=ink)) if not each.extra]
        return sum(measure(Image.open(BytesIO(data))) for data in pictures(made, "Essai", ink, 20.0))

    assert spent(SAVING, black) < spent(COLOUR, mixed) / 10


def test_a_page_without_one_of_its_cards_is_seen() -> None:
    golden = Image.open(GOLDEN).convert("L")
    place = list(kinds()).index("cartes")
    row, column = divmod(place, COLUMNS)
    golden.paste(255, (column * WIDE + 10, row * HIGH + 30, column * WIDE + 34, row * HIGH + 54))
    assert changed(golden, Image.open(GOLDEN), list(kinds())) == ["cartes"]


def test_every_model_of_page_is_there() -> None:
    table = (MODELS / "main.typ").read_text("utf-8").partition("#let models = (")[2].partition("\n)")[0]
    models = re.findall(r"([\w-]+): \1\b", table)
    assert len(models) > 15
    assert {*models} - {one.model for each in kinds().values() for one in each.pages} == set()
