"""What the gate says of drawings, and what it makes of those it lets through."""

import io
from pathlib import Path

import pygame
import pytest

from lecons.gate.refusal import RefusedError
from lecons.gate.svg import judged
from lecons.pictures.artwork import ASSETS
from lecons.pictures.images import KIT
from tests.lecons.gate.hostile_pictures import DOT, NS, page
from tests.lecons.gate.programs import SAVED
from tests.loops import for_each

FILES = sorted((*KIT.glob("*.svg"), *ASSETS.glob("*.svg")))


def pixels(text: str, side: int = 120) -> bytes:
    return pygame.image.tobytes(pygame.image.load_sized_svg(io.BytesIO(text.encode()), (side, side)), "RGBA")


def apart(one: str, other: str) -> int:
    """By how much two drawings differ at most, in one channel of one pixel."""
    return max(abs(a - b) for a, b in zip(pixels(one), pixels(other), strict=True))


def clean(text: str) -> str:
    return judged(text.encode()).text


def told(text: str | bytes) -> str:
    with pytest.raises(RefusedError) as refused:
        judged(text if isinstance(text, bytes) else text.encode())
    return f"{refused.value.line} : {refused.value.message}"


@for_each("file", FILES, ids=lambda file: file.stem)
def test_the_kits_own_drawings_pass_and_look_the_same(file: Path) -> None:
    before = file.read_text("utf-8")
    assert apart(clean(before), before) <= 2, "numbers are written anew, so that a rim may differ by a shade"


def test_the_clean_text() -> None:
    text = """<?xml version='1.0'?><svg:svg xmlns:svg='http://www.w3.org/2000/svg' width='40px' height="20">
    <svg:title>rien</svg:title><svg:g fill="RED" transform="translate(1,2)"><svg:circle r='3.50' cx='5' cy='6'/></svg:g>
    </svg:svg>"""
    assert clean(text) == (
        f'<svg {NS} viewBox="0 0 40 20" width="40" height="20">\n'
        '<circle cx="5" cy="6" r="3.5" fill="#ff0000" transform="matrix(1,0,0,1,1,2)"/>\n</svg>\n'
    )


def test_what_is_clean_stays_as_it_is() -> None:
    for text in SAVED.values():
        once = clean(text)
        marks = clean(once)
        assert [part for part in marks.split('"') if "g" not in part] == [
            part for part in once.split('"') if "g" not in part
        ]


@pytest.mark.parametrize("name", SAVED)
def test_what_drawing_programs_save_passes_and_looks_as_drawn(name: str) -> None:
    assert apart(clean(SAVED[name]), SAVED["by hand"]) <= 1


@pytest.mark.parametrize(
    "head",
    [
        "width='100' height='100'",
        'width="100px" height="100px"',
        'viewBox="0,0 100,100"',
        'width="0px" viewBox="0 0 100 100"',
    ],
)
def test_a_page_may_be_said_in_many_ways(head: str) -> None:
    assert pixels(clean(page(DOT, head))) == pixels(page(DOT, 'viewBox="0 0 100 100" width="100" height="100"'))


@pytest.mark.parametrize("encoding", ["utf-8", "latin-1", "utf-16"])
def test_an_encoding_may_be_said(encoding: str) -> None:
    data = f'<?xml version="1.0" encoding="{encoding}"?><!-- été -->{page(DOT)}'.encode(encoding)
    assert judged(data).text == clean(page(DOT))


LOOKS = {
    "a rule for a class": ('<style>.a,.b{fill:#00f}</style><circle class="a" cx="50" cy="50" r="40"/>', 'fill="#00f"'),
    "its own style over a rule": (
        '<style>*{fill:red}</style><circle style="fill:#00f" cx="50" cy="50" r="40"/>',
        'fill="#00f"',
    ),
    "colours as numbers": (
        '<circle fill="rgba(0, 0, 255, .5)" cx="50" cy="50" r="40"/>',
        'fill="#00f" fill-opacity=".5"',
    ),
    "groups that shine through": (
        '<g opacity=".5"><circle opacity="50%" fill="#00f" cx="50" cy="50" r="40"/></g>',
        'fill="#00f" opacity=".25"',
    ),
    "the colour of its letters": (
        '<g color="#00f"><circle fill="currentColor" cx="50" cy="50" r="40"/></g>',
        'fill="#00f"',
    ),
    "what is hidden": (
        f'<g display="none">{DOT}</g><g visibility="hidden">{DOT}</g><circle fill="#00f" cx="50" cy="50" r="40"/>',
        'fill="#00f"',
    ),
    "a gradient of one colour": (
        f'<radialGradient id="a"><stop stop-color="#00f"/></radialGradient>{DOT.replace("#c0392b", "url(#a)")}',
        'fill="#00f"',
    ),
    "inches and percents": ('<circle fill="#00f" cx="50%" cy="50%" r="30pt"/>', 'fill="#00f"'),
}


@pytest.mark.parametrize(("body", "look"), LOOKS.values(), ids=LOOKS)
def test_a_look_is_as_any_viewer_shows_it(body: str, look: str) -> None:
    expected = page(f'<circle cx="50" cy="50" r="40" {look}/>', 'viewBox="0 0 100 100" width="100" height="100"')
    assert apart(clean(page(body)), expected) <= 1


def test_a_role_stays_with_its_colour_and_no_other() -> None:
    shapes = '<rect width="9" height="9"/><rect width="9" height="9" fill="red"/>'
    body = f'<g class="fill-petal left-out" fill="#7E5AA8">{shapes}</g>'
    first, second = clean(page(body)).splitlines()[1:3]
    assert first.endswith('fill="#7e5aa8" class="fill-petal"/>')
    assert second.endswith('fill="#ff0000"/>')


def test_gradients_of_two_drawings_never_meet() -> None:
    stops = '<stop stop-color="{}"/><stop offset="1" stop-color="red"/>'
    body = f'<linearGradient id="a">{stops}</linearGradient><rect width="9" height="9" fill="url(#a)"/>'
    first, second = (clean(page(body.format(colour))) for colour in ("blue", "green"))
    assert first.partition('id="')[2][:12] != second.partition('id="')[2][:12]


INKSCAPE = "dans Inkscape : "
REFUSED = {
    "nothing": (b"", "1 : le fichier est vide ; enregistrez le dessin de nouveau"),
    "no XML": (b"GIF89a", "1 : ce n'est pas un dessin SVG qui se lit ; enregistrez-le de nouveau en « SVG simple »"),
    "cut off": (
        page(DOT)[:-8],
        "1 : ce n'est pas un dessin SVG qui se lit ; enregistrez-le de nouveau en « SVG simple »",
    ),
    "latin-1 that does not say so": (
        page("\n<!-- été -->" + DOT).encode("latin-1"),
        "2 : ce n'est pas un dessin SVG qui se lit ; enregistrez-le de nouveau en « SVG simple »",
    ),
    "another XML": ("<html/>", "1 : ce n'est pas un dessin SVG ; enregistrez-le de nouveau en « SVG simple »"),
    "an encoding nobody knows": (
        b'<?xml version="1.0" encoding="x-none"?><svg/>',
        "1 : l'encodage de ce dessin est inconnu ; enregistrez-le en UTF-8",
    ),
    "entities": (
        f'<!DOCTYPE svg [\n<!ENTITY a "b">]>{page(DOT)}',
        "2 : le dessin contient des entités (« <!ENTITY ») ; enregistrez-le en « SVG simple »",
    ),
    "no size": (
        page(DOT, ""),
        "1 : ce dessin n'a ni « viewBox » ni taille ; dans Inkscape, donnez-lui une page et enregistrez-le",
    ),
    "a page of nothing": (
        page(DOT, 'viewBox="0 0 0 9"'),
        "1 : la page de ce dessin n'a pas de taille ; dans Inkscape : Fichier > Propriétés du document",
    ),
    "nothing to see": (
        page('<g/><rect width="9" height="9" fill="none"/>'),
        "1 : rien ne se voit dans ce dessin ; dessinez dans la page, avec une couleur",
    ),
    "text": (page("\n\n<text>Léa</text>"), f"3 : du texte ne se dessine pas ; {INKSCAPE}Chemin > Objet en chemin"),
    "a clone": (
        page('\n<use href="#a"/>'),
        f"2 : un clone ne se dessine pas ; {INKSCAPE}Édition > Cloner > Délier le clone",
    ),
    "a photograph": (
        page("<image/>"),
        "1 : une photo dans un dessin ne se montre pas ; donnez la photo elle-même, en PNG ou JPEG",
    ),
    "a script": (
        page("<script/>"),
        "1 : un programme n'a pas sa place dans un dessin ; enregistrez-le en « SVG simple »",
    ),
    "a blur": (
        page(DOT.replace("/>", ' style="filter:url(#a)"/>')),
        f"1 : un filtre (flou, ombre) ne se dessine pas ; {INKSCAPE}Filtres > Supprimer les filtres",
    ),
    "a clip": (
        page('<clipPath id="a"><circle r="9"/></clipPath>' + DOT.replace("/>", ' clip-path="url(#a)"/>')),
        f"1 : une découpe ne se dessine pas ; {INKSCAPE}Objet > Découpe > Retirer",
    ),
    "an arrow": (
        page(DOT.replace("/>", ' marker-end="url(#a)"/>')),
        f"1 : un bout de flèche ne se dessine pas ; {INKSCAPE}Chemin > Contour en chemin",
    ),
    "a pattern": (
        page(DOT.replace("#c0392b", "url(#a)")),
        "1 : « url(#a) » n'est ni une couleur ni un dégradé ; choisissez une couleur unie",
    ),
    "a colour": (
        page(DOT.replace("#c0392b", "rouge")),
        "1 : couleur inconnue « rouge » ; choisissez une couleur unie, écrite #RRVVBB",
    ),
    "no number": (
        page(DOT.replace("40", "NaN")),
        "1 : « NaN » n'est pas une longueur ; écrivez un nombre, ou un nombre suivi de mm",
    ),
    "a huge number": (
        page(DOT.replace("40", "1e9")),
        "1 : le nombre 1e9 est trop grand ; redessinez à une taille ordinaire",
    ),
    "a path": (page('<path d="M0 0L9 x"/>'), "1 : tracé illisible à « x » ; dessinez cette forme de nouveau"),
    "a transform": (
        page('<g transform="turn(9)"/>'),
        "1 : transformation inconnue « turn(9) » ; dans Inkscape, enregistrez en « SVG simple »",
    ),
    "out of the page": (
        page(DOT.replace('cx="50"', 'cx="90"')),
        f"1 : une forme dépasse de la page ; {INKSCAPE}Édition > Ajuster la page à la sélection (Ctrl+Maj+R)",
    ),
    "fine dashes": (
        page('<path d="M0 0L99 99" stroke="red" stroke-dasharray=".01"/>'),
        "1 : des pointillés trop fins ; espacez-les, ou choisissez un trait plein",
    ),
    "100,000 circles": (
        page("<circle cx='5' cy='5' r='4'/>" * 30_000),
        "1 : plus de 20000 éléments dans ce dessin ; simplifiez-le",
    ),
    "3,000 circles": (
        page("<circle cx='5' cy='5' r='4'/>" * 3_000),
        "1 : plus de 2000 formes dans ce dessin ; simplifiez-le",
    ),
    "a path without end": (
        page(f'<path d="M0 0{"h1v1" * 20_000}"/>'),
        f"1 : trop de points dans ce dessin ; {INKSCAPE}Chemin > Simplifier",
    ),
    "61 groups": (
        page("<g>" * 61),
        f"1 : plus de 60 groupes l'un dans l'autre ; dégroupez ({INKSCAPE}Objet > Dégrouper)",
    ),
    "a rule for what lies where": (
        page(f"<style>g>a{{fill:red}}</style>{DOT}"),
        "1 : feuille de style trop compliquée ; exportez sans elle (dans Illustrator : « Style : attributs »)",
    ),
    "gradients in a ring": (
        page('<linearGradient id="a" href="#a"/>' + DOT.replace("#c0392b", "url(#a)")),
        "1 : le dégradé « a » tourne en rond ; choisissez une couleur unie",
    ),
    "what nobody knows": (
        page("\n<blink/>"),
        "2 : « blink » ne se dessine pas ; dans Inkscape, transformez-le en chemin et enregistrez en « SVG simple »",
    ),
}


@for_each("text, sentence", REFUSED.values(), ids=REFUSED)
def test_what_is_refused_is_told_with_its_line_and_what_to_do(text: str | bytes, sentence: str) -> None:
    assert told(text) == sentence
