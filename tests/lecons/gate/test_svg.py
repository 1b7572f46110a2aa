"""What the gate says of drawings, what it writes of those it lets through, and what they look like as pixels."""

import base64
import io
import random
from contextlib import suppress
from pathlib import Path

import pygame
import pytest
from fontTools.ttLib import TTFont

from lecons.gate.raster import check_letters, rasterised
from lecons.gate.refusal import RefusedError
from lecons.gate.svg import judged
from lecons.pictures.artwork import ASSETS
from lecons.pictures.font import font_file
from lecons.pictures.images import KIT
from tests.lecons.gate.hostile_pictures import DOT, NS, page, photo, png
from tests.lecons.gate.programs import SAVED, WHOLE
from tests.loops import for_each

FILES = sorted((*KIT.glob("*.svg"), *ASSETS.glob("*.svg")))
PHOTO = base64.b64encode(photo(random.Random(2), "png")).decode()
CLEAR = (0, 0, 0, 0)


def drawn(text: str | bytes, side: int = 120) -> pygame.Surface:
    """The pixels of a drawing that passes."""
    clean = judged(text if isinstance(text, bytes) else text.encode())
    return pygame.image.load(io.BytesIO(rasterised(clean, side)), "drawing.png")


def apart(one: pygame.Surface, other: pygame.Surface) -> float:
    """By how much two pictures differ on average, in one channel of one pixel."""
    pairs = zip(pygame.image.tobytes(one, "RGBA"), pygame.image.tobytes(other, "RGBA"), strict=True)
    return sum(abs(a - b) for a, b in pairs) / (4 * one.get_width() * one.get_height())


def told(text: str | bytes) -> str:
    with pytest.raises(RefusedError) as refused:
        check_letters(judged(text if isinstance(text, bytes) else text.encode()))
    return f"{refused.value.line} : {refused.value.message}"


@for_each("file", FILES, ids=lambda file: file.stem)
def test_the_kits_own_drawings_pass(file: Path) -> None:
    assert judged(file.read_bytes()).text.startswith(f'<svg xmlns="{NS.split(chr(34))[1]}"')


@pytest.mark.parametrize("file", FILES[::20], ids=lambda file: file.stem)
def test_a_drawing_of_the_kit_looks_as_the_screen_draws_it(file: Path) -> None:
    ours = drawn(file.read_bytes())
    assert (
        apart(ours, pygame.image.load_sized_svg(io.BytesIO(file.read_bytes()), ours.get_size())) < 6
    )  # where a rim is seen through, one says white and the other black


def test_a_drawing_is_written_anew() -> None:
    """Nothing that is not drawn is left: no remark, no note of a program, no name of a font file."""
    text = """<?xml version='1.0'?><!-- Léa --><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/x.dtd">
    <svg:svg xmlns:svg='http://www.w3.org/2000/svg' xmlns:x='http://x/' width='40px' height="20" x:by="Léa">
    <svg:title>Léa</svg:title><svg:style>@font-face{src:url(http://x/Léa)} .a{fill:red}</svg:style><x:note>Léa</x:note>
    <svg:a href="http://x/Léa"><svg:circle class='a' r='3.50' id="&lt;&#34;">Léa<svg:set/></svg:circle></svg:a>
    </svg:svg>"""
    assert judged(text.encode()).text == (
        f'<svg {NS} width="40px" height="20"><style>.a{{fill:red}}</style>'
        '<a><circle class="a" r="3.50" id="&lt;&quot;"></circle></a></svg>'
    )


def test_what_is_clean_stays_as_it_is() -> None:
    for text in (*SAVED.values(), WHOLE):
        once = judged(text.encode()).text
        assert judged(once.encode()).text == once


@pytest.mark.parametrize("name", SAVED)
def test_what_drawing_programs_save_passes_and_looks_as_drawn(name: str) -> None:
    assert apart(drawn(SAVED[name]), drawn(SAVED["by hand"])) < 0.1


def test_all_that_a_teacher_draws_in_inkscape_is_seen() -> None:
    """A drawing of 210 by 150 millimetres, some of whose things are looked at."""
    picture = drawn(WHOLE, 1050)
    assert picture.get_size() == (1050, 750)
    seen = {
        "in the clip": (40 * 5, 68 * 5),
        "beside the clip": (13 * 5, 22 * 5),
        "where the mask shows it": (82 * 5, 45 * 5),
        "where the mask hides it": (139 * 5, 45 * 5),
        "what is cloned": (163 * 5, 42 * 5),
        "the clone": (191 * 5, 48 * 5),
        "a photograph": (45 * 5, 52 * 5),
        "a dot of the pattern": (87 * 5, 117 * 5),
        "the end of an arrow": (185 * 5, 122 * 5),
    }
    assert {name: tuple(picture.get_at(at)) for name, at in seen.items()} == {
        "in the clip": (59, 122, 87, 255),
        "beside the clip": CLEAR,
        "where the mask shows it": pytest.approx((126, 90, 168, 247), abs=4),
        "where the mask hides it": pytest.approx((126, 90, 168, 2), abs=200),
        "what is cloned": (90, 158, 75, 255),
        "the clone": (90, 158, 75, 255),
        "a photograph": pytest.approx((135, 206, 235, 255), abs=3),
        "a dot of the pattern": (181, 83, 42, 255),
        "the end of an arrow": (170, 51, 51, 255),
    }
    shadow = picture.get_at((40 * 5, 140 * 5)).a
    assert 0 < shadow < 255, "the edge of what is blurred"
    words = picture.subsurface((0, 82 * 5, 1050, 20 * 5)).get_bounding_rect()
    assert words.width > 700, "a text in a font that nobody has here"


@pytest.mark.parametrize("encoding", ["utf-8", "latin-1", "utf-16"])
def test_an_encoding_may_be_said(encoding: str) -> None:
    data = f'<?xml version="1.0" encoding="{encoding}"?><!-- été -->{page(DOT)}'.encode(encoding)
    assert judged(data) == judged(page(DOT).encode())


FOR_ALL = '<g><rect width="9" height="9"/></g>'
ASKED = {
    "another language": f'<switch><g systemLanguage="en">{DOT}</g>{FOR_ALL}</switch>',
    "another program": f'<switch><foreignObject requiredExtensions="x">{DOT}</foreignObject>{FOR_ALL}</switch>',
}


@pytest.mark.parametrize("body", ASKED.values(), ids=ASKED)
def test_what_is_for_others_is_not_drawn(body: str) -> None:
    assert apart(drawn(page(body)), drawn(page(FOR_ALL))) == 0


TEXT = '<text x="5" y="60" font-size="30" font-family="{}">Léa</text>'


@pytest.mark.parametrize("family", ["", "serif", "monospace", "Comic Sans MS, cursive", "Ecole"])
def test_every_text_is_in_the_kits_font(family: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever fonts the machine has: here, one that this drawing asks for."""
    with TTFont(font_file().with_name("ABeeZee-Italic.ttf")) as font:
        for record in font["name"].names:
            record.string = "Ecole"
        (tmp_path / ".fonts").mkdir()
        font.save(tmp_path / ".fonts" / "ecole.ttf")
    monkeypatch.setenv("HOME", str(tmp_path))
    ours = drawn(page(TEXT.format("ABeeZee")))
    assert ours.get_bounding_rect().width > 40
    assert apart(drawn(page(TEXT.format(family))), ours) == 0


def test_a_file_that_is_named_is_not_opened(tmp_path: Path) -> None:
    """The renderer would: so nothing that names one may come to it."""
    (tmp_path / "a.png").write_bytes(png(9, 9, b""))
    for name in ("a.png", str(tmp_path / "a.png"), f"file://{tmp_path}/a.png"):
        assert "est hors de ce dessin" in told(page(f'<image width="9" height="9" href="{name}"/>'))


def picture(data: str, kind: str = "image/png") -> str:
    return f'<image width="50" height="50" href="data:{kind};base64,{data}"/>'


def test_a_photograph_may_be_in_a_drawing() -> None:
    lines = "\n".join(PHOTO[place : place + 76] for place in range(0, len(PHOTO), 76))
    assert apart(drawn(page(picture(lines))), drawn(page(picture(PHOTO, "image/jpeg;charset=x")))) == 0
    assert drawn(page(picture(PHOTO))).get_bounding_rect().size == (40, 60)


OUTSIDE = (
    "« {} » est hors de ce dessin ; mettez-le dedans (dans Inkscape : Extensions > Images > Incorporer) ou enlevez-le"
)
LEADS_OUT = {
    "a file": ('<image href="/etc/passwd"/>', OUTSIDE.format("/etc/passwd")),
    "a file beside it": ('<image xlink:href="a.png"/>', OUTSIDE.format("a.png")),
    "a host": ('<image href="https://x.fr/a.png"/>', OUTSIDE.format("https://x.fr/a.png")),
    "a clone of another drawing": ('<use href="b.svg#a"/>', OUTSIDE.format("b.svg#a")),
    "a filter that takes a file": ('<filter><feImage href="a.png"/></filter>', OUTSIDE.format("a.png")),
    "a paint": (DOT.replace("#c0392b", "url( 'a.svg#b')"), OUTSIDE.format("a.svg#b")),
    "a mask in a style": (DOT.replace("/>", ' style="mask:URL(a.svg#b)"/>'), OUTSIDE.format("a.svg#b")),
    "a rule": (f"<style>.a{{filter:url(http://x/)}}</style>{DOT}", OUTSIDE.format("http://x/")),
    "a style sheet": (f"<style>@import url(http://x/);</style>{DOT}", OUTSIDE.format("url(http://x/)")),
    "an instruction": (f'<?xml-stylesheet href="a.css"?>{DOT}', OUTSIDE.format('href="a.css"')),
    "a drawing in it": (
        picture("PHN2Zy8+", "image/svg+xml"),
        "les photos d'un dessin sont en PNG ou JPEG ; enregistrez celle-ci de nouveau",
    ),
    "what is no photograph": (
        picture("PHN2Zy8+"),
        "ce n'est pas une photo en PNG ou JPEG ; enregistrez-la en PNG ou JPEG",
    ),
    "a photograph cut off": (
        picture("iVBO!"),
        "cette photo ne se lit pas jusqu'au bout ; prenez-en une autre copie",
    ),
    "a photograph that is too large": (
        picture(base64.b64encode(png(5_000, 4_000, b"")).decode()),
        "cette photo a 5000 × 4000 points ; réduisez-la, 512 points de côté suffisent",
    ),
    "photographs that are too large together": (
        picture(base64.b64encode(png(3_000, 3_000, b"")).decode()) * 2,
        "les photos de ce dessin ont ensemble plus de 16 millions de points ; réduisez-les",
    ),
}


@pytest.mark.parametrize(("body", "sentence"), LEADS_OUT.values(), ids=LEADS_OUT)
def test_what_leads_out_of_a_drawing_is_refused_by_its_name(body: str, sentence: str) -> None:
    declared = f'{NS} xmlns:xlink="http://www.w3.org/1999/xlink"'
    assert told(page("\n" + body, declared=declared)) == f"2 : {sentence}"


def test_of_two_ways_to_say_what_is_drawn_again_the_newer_one_holds() -> None:
    """As browsers have it: https://www.w3.org/TR/SVG2/linking.html#XLinkRefAttrs."""
    declared = f'{NS} xmlns:xlink="http://www.w3.org/1999/xlink"'
    for said in ('href="#a" xlink:href="#b"', 'xlink:href="#b" href="#a"'):
        clean = judged(page(f"<use {said}/>", declared=declared).encode()).text
        assert '<use href="#a">' in clean


UNREADABLE = "ce n'est pas un dessin SVG qui se lit ; enregistrez-le de nouveau en « SVG simple »"
COMPLICATED = "feuille de style trop compliquée ; exportez sans elle (dans Illustrator : « Style : attributs »)"
NO_MOVE = "un déplacement écrit en CSS ne se dessine pas ; exportez sans CSS, ou en « SVG simple »"
REFUSED = {
    "nothing": (b"", "1 : le fichier est vide ; enregistrez le dessin de nouveau"),
    "no XML": (b"GIF89a", f"1 : {UNREADABLE}"),
    "cut off": (page(DOT)[:-8], f"1 : {UNREADABLE}"),
    "latin-1 that does not say so": (page("\n<!-- été -->" + DOT).encode("latin-1"), f"2 : {UNREADABLE}"),
    "another XML": ("<html/>", "1 : ce n'est pas un dessin SVG ; enregistrez-le de nouveau en « SVG simple »"),
    "an encoding nobody knows": (
        b'<?xml version="1.0" encoding="x-none"?><svg/>',
        "1 : l'encodage de ce dessin est inconnu ; enregistrez-le en UTF-8",
    ),
    "entities": (
        f'<!DOCTYPE svg [\n<!ENTITY a "b">]>{page(DOT)}',
        "2 : le dessin contient des entités (« <!ENTITY ») ; enregistrez-le en « SVG simple »",
    ),
    "an entity that is a file": (
        f'<!DOCTYPE svg [\n<!ENTITY a SYSTEM "file:///etc/passwd">]>{page("<text>&a;</text>")}',
        "2 : le dessin contient des entités (« <!ENTITY ») ; enregistrez-le en « SVG simple »",
    ),
    "a script": (
        page("<script/>"),
        "1 : un programme n'a pas sa place dans un dessin ; enregistrez-le en « SVG simple »",
    ),
    "a text that flows": (
        page("\n<flowRoot/>"),
        "2 : ce texte coulé ne se dessine pas ; dans Inkscape : Texte > Convertir en texte",
    ),
    "a letter of another font": (
        page("<text>Léa\n<tspan>★</tspan></text>"),
        "2 : « ★ » n'est pas dans ABeeZee, la police du kit ; dans Inkscape : Chemin > Objet en chemin",
    ),
    "20,001 circles": (
        page("<circle cx='5' cy='5' r='4'/>" * 20_001),
        "1 : plus de 20000 éléments dans ce dessin ; simplifiez-le",
    ),
    "a megabyte": (
        page(f'<path d="M0 0{"h1v1" * 300_000}"/>'),
        "1 : le dessin dépasse 1024 Kio ; simplifiez-le (dans Inkscape : Chemin > Simplifier)",
    ),
    "61 groups": (
        page("<g>" * 61),
        "1 : plus de 60 groupes l'un dans l'autre ; dégroupez (dans Inkscape : Objet > Dégrouper)",
    ),
    "a rule for the mouse": (page(f"<style>a:hover{{fill:red}}</style>{DOT}"), f"1 : {COMPLICATED}"),
    "a rule for paper": (page(f"<style>@media print{{a{{fill:red}}}}</style>{DOT}"), f"1 : {COMPLICATED}"),
    "a colour by another name": (page(DOT.replace("#c0392b", "var(--x)")), f"1 : {COMPLICATED}"),
    "CSS that turns": (page(DOT.replace("/>", ' style="fill:red;transform: rotate(9deg)"/>')), f"1 : {NO_MOVE}"),
    "CSS that shifts": (page(DOT.replace("/>", ' style="translate: 9px"/>')), f"1 : {NO_MOVE}"),
    "what nobody knows": (
        page("\n<blink/>"),
        "2 : « blink » ne se dessine pas ; dans Inkscape, transformez-le en chemin et enregistrez en « SVG simple »",
    ),
}


@for_each("text, sentence", REFUSED.values())
def test_what_is_refused_is_told_with_its_line_and_what_to_do(text: str | bytes, sentence: str) -> None:
    assert told(text) == sentence


MANY = 200_000
LONG = {
    "spaces": f"<style>a{{}}{' ' * 2 * MANY}:</style>",
    "at signs": f"<style>{'@charset' * (MANY // 2)}</style>",
    "fonts": f"<style>{'@font-face{' * (MANY // 3)}</style>",
    "remarks": f"<style>a{'/*' * MANY}</style>",
    "imports": f"<style>{'@import' * (MANY // 2)}</style>",
    "moves": f'<g style="{"transform:" * (MANY // 3)}("/>',
    "brackets": f'<g style="{"transform:a(" * (MANY // 4)}"/>',
    "colours": f'<g style="{"rgb(" * MANY}"/>',
    "addresses": f'<g style="url(#{"url(" * MANY}"/>',
    "a picture": f'<image href="data:image/png{";a" * MANY}"/>',
    "a path": f'<path d="M0 0{"h1v1" * MANY}"/>',
}


@pytest.mark.parametrize("body", LONG.values(), ids=LONG)
def test_a_long_text_takes_no_longer_than_it_is_long(body: str) -> None:
    """It passes or is refused; where a pattern went back over it, it took hours."""
    text = page(body).encode()
    assert len(text) < 2**20
    with suppress(RefusedError):
        judged(text)
