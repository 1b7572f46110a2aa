"""A printed PDF can be read aloud, shows one font, and is the same on every run; no drawing leaves its margins."""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import page
import pytest
from PIL import Image

from beebot.errors import KitError
from beebot.i18n import speaking
from lecons.printing.document import Document
from lecons.printing.documents.print_options import Order
from lecons.printing.ink import INKS, Ink
from lecons.printing.paper import A3, A4, LETTER, MARGIN, Paper
from lecons.printing.typeset import MODELS, pdf
from tests.lecons.printing._kits import FULLEST, NAMES, PLAIN, kit, printed
from tests.lecons.printing._pixels import pictures
from tests.lecons.printing._reading import fonts, opened

ROOT = Path(__file__).resolve().parents[3]
PPI = 36.0
WHITE = 250


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("names", [("fiche",), ("grille", "defis", "reponses")], ids="-".join)
def test_every_sheet_is_on_one_page_and_nothing_is_wrong_with_its_tags(names: tuple[str, ...], language: str) -> None:
    for some in batched(NAMES):
        made = {name: [each for each in kit(name, language=language) if each.name in names] for name in some}
        whole_and_tagged(made, language)


def batched(names: Sequence[str]) -> Iterator[Sequence[str]]:
    """Thirty at a time: the reader that judges the tags follows no chain of more than 256 references."""
    return (names[at : at + 30] for at in range(0, len(names), 30))


def whole_and_tagged(made: Mapping[str, list[Document]], language: str) -> None:
    documents = [each for found in made.values() for each in found]
    with speaking(language):
        try:
            data = pdf(documents, "Essai", PLAIN.ink)
        except KitError:
            too_long = [name for name, found in made.items() if not fits(found)]
            pytest.fail(f"too long for their pages: {too_long}")
    reader = opened(data)
    assert len(reader.pages) == sum(len(each.pages) for each in documents)
    assert all(len(each.pages) == 1 for each in documents if each.name == "fiche")
    report = page.validate_pdf_bytes(data, profile="ua1")
    assert [(each.rule_id, each.message) for each in report.failures] == []
    assert fonts(reader) == {"ABeeZee-Regular"}
    assert str(reader.root_object["/Lang"]) == language


def fits(documents: list[Document]) -> bool:
    try:
        pdf(documents, "Essai", PLAIN.ink)
    except KitError:
        return False
    return True


@pytest.mark.parametrize("ink", INKS.values(), ids=INKS)
@pytest.mark.parametrize("paper", [A4, A3, LETTER], ids=lambda paper: str(paper.name))
def test_a_whole_kit_prints_on_every_paper_and_stays_within_its_margins(paper: Paper, ink: Ink) -> None:
    order = Order(paper, ink)
    made = kit(FULLEST, order)
    shown = pictures(made, "Essai", ink, PPI)
    assert len(shown) == sum(len(each.pages) for each in made)
    edge = int(MARGIN / 25.4 * PPI) - 1
    for number, data in enumerate(shown, 1):
        image = Image.open(BytesIO(data)).convert("L")
        wide, high = image.size
        for box in ((0, 0, wide, edge), (0, high - edge, wide, high), (0, 0, edge, high), (wide - edge, 0, wide, high)):
            assert min(image.crop(box).tobytes()) >= WHITE, (number, box)


def test_the_pdf_says_nothing_wrong_of_a_mat() -> None:
    report = page.validate_pdf_bytes(printed("gs/le-code-des-fleches"), profile="ua1")
    assert report.is_compliant, [each.message for each in report.failures]


def test_the_check_of_tags_finds_a_picture_without_words() -> None:
    data = printed("gs/le-code-des-fleches")
    assert not page.validate_pdf_bytes(data.replace(b"/Alt", b"/Alx"), profile="ua1").is_compliant


_PRINT = """
import sys
from collections.abc import Iterator, Mapping, Sequence
from tests.lecons.printing._kits import printed
sys.stdout.buffer.write(printed("gs/le-code-des-fleches"))
"""


def test_the_same_bytes_on_every_run() -> None:
    here = printed("gs/le-code-des-fleches")
    for seed, zone in (("1", "Pacific/Auckland"), ("2", "America/Lima")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"}
        there = subprocess.run(
            [sys.executable, "-c", _PRINT], env=environment, cwd=ROOT, capture_output=True, check=True
        )
        assert there.stdout == here


def test_content_is_printed_as_it_stands() -> None:
    text = '#panic("x") *gras* $x$ @preview/kit <b>'
    first, *others = kit("gs/le-code-des-fleches")
    asked = replace(first, title=text)
    reader = opened(pdf([asked, *others[:1]], text, PLAIN.ink))
    assert reader.metadata is not None
    assert reader.metadata.title == text


def test_templates_ask_no_network() -> None:
    files = sorted(MODELS.glob("*.typ"))
    assert files
    for file in files:
        told = file.read_text(encoding="utf-8")
        assert "@preview" not in told
        assert "http" not in told


def test_a_sheet_that_is_too_long_for_its_page_is_told_and_not_cut() -> None:
    made = next(each for each in kit(FULLEST) if each.name == "fiche")
    (sheet,) = made.pages
    longer = replace(sheet, data={**sheet.data, "words": "abeille " * 2500})
    with pytest.raises(KitError, match="trop long pour sa page"):
        pdf([replace(made, pages=(longer,))], "Essai", PLAIN.ink)
