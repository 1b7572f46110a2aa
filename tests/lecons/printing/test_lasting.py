"""A printed PDF can be read aloud, shows one font, and is the same on every run; no drawing leaves its margins."""

import os
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import page
import pytest
from PIL import Image

from beebot.i18n import speaking
from lecons.printing.documents.order import Order
from lecons.printing.ink import INKS, Ink
from lecons.printing.paper import A3, A4, LETTER, MARGIN, Paper
from lecons.printing.typeset import MODELS, pdf, pictures
from tests.lecons.printing._kits import FULLEST, NAMES, PLAIN, kit, printed
from tests.lecons.printing._reading import fonts, opened

ROOT = Path(__file__).resolve().parents[3]
PPI = 36.0
WHITE = 250


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_sheet_is_on_one_page_and_nothing_is_wrong_with_its_tags(name: str, language: str) -> None:
    documents = [each for each in kit(name, language=language) if each.name != "tapis"]
    with speaking(language):
        data = pdf(documents, "Essai", PLAIN.ink)
    assert len(next(each for each in documents if each.name == "fiche").pages) == 1
    reader = opened(data)
    assert len(reader.pages) == sum(len(each.pages) for each in documents)
    report = page.validate_pdf_bytes(data, profile="ua1")
    assert [(each.rule_id, each.message) for each in report.failures] == []
    assert fonts(reader) == {"ABeeZee-Regular"}
    assert str(reader.root_object["/Lang"]) == language


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
    assert text.split(maxsplit=1)[0] in _title(pdf([asked, *others[:1]], text, PLAIN.ink))


def _title(data: bytes) -> str:
    about = opened(data).metadata
    return "" if about is None else str(about.title)


def test_templates_ask_no_network() -> None:
    files = sorted(MODELS.glob("*.typ"))
    assert files
    for file in files:
        told = file.read_text(encoding="utf-8")
        assert "@preview" not in told
        assert "http" not in told
