"""Drawings that the renderer alone would draw otherwise than meant: written so that it draws them right, or refused."""

import pytest

from lecons.gate.colours import colour
from lecons.gate.refusal import RefusedError
from lecons.gate.svg import judged
from tests.lecons.gate.hostile_pictures import DOT, page
from tests.lecons.gate.test_svg import apart, clean, told

STOPS = '<stop stop-color="red"/><stop offset="1" stop-color="blue"/>'
PAGE = 'viewBox="0 0 100 100" width="100" height="100"'
SQUARE = '<rect x="20" y="20" width="40" height="40" fill="{}"/>'
RED = SQUARE.format("#ff0000")
WIDE = '<path d="M0 25H200" stroke="#f00" stroke-width="{}"/>'
BAND = '<rect x="10" y="40" width="80" height="20" fill="url(#a)"/>'
FLAT = 'cx="50" cy="50" r="40" gradientTransform="translate(0 37.5) scale(1 .25)"'
DASHED = '<path d="M10 50H98" stroke="red" stroke-width="10" stroke-dasharray="20 10" stroke-dashoffset="{}"/>'
DASH = '<rect x="{}" y="45" width="20" height="10" fill="#ff0000"/>'
ALIKE = {
    "a name of CSS": (SQUARE.format("rebeccapurple"), SQUARE.format("#663399")),
    "hsl": (SQUARE.format("hsl(120, 100%, 25%)"), SQUARE.format("#008000")),
    "a clip of the whole page, as a path": (
        f'<clipPath id="a"><path d="M0 0L100 0L100 100L0 100Z"/></clipPath><g clip-path="url(#a)">{RED}</g>',
        RED,
    ),
    "a gradient that shines through": (
        f'<linearGradient id="a">{STOPS}</linearGradient>{SQUARE.format("url(#a)")[:-2]} fill-opacity=".25"/>',
        (
            '<linearGradient id="a"><stop stop-color="red" stop-opacity=".25"/>'
            f'<stop offset="1" stop-color="blue" stop-opacity=".25"/></linearGradient>{SQUARE.format("url(#a)")}'
        ),
    ),
    "a round gradient on a wide shape": (
        f'<radialGradient id="a">{STOPS}</radialGradient>{BAND}',
        f'<radialGradient id="a" gradientUnits="userSpaceOnUse" {FLAT}>{STOPS}</radialGradient>{BAND}',
    ),
    "two gradients of one id": (
        (
            f'<linearGradient id="a">{STOPS}</linearGradient><linearGradient id="a"><stop/><stop offset="1"'
            f' stop-color="#fff"/></linearGradient>{SQUARE.format("url(#a)")}'
        ),
        f'<linearGradient id="a">{STOPS}</linearGradient>{SQUARE.format("url(#a)")}',
    ),
    "a line under what fills": (
        (
            '<rect x="20" y="20" width="40" height="40" fill="#fc0" stroke="#000" stroke-width="20"'
            ' style="paint-order:stroke"/>'
        ),
        '<rect x="10" y="10" width="60" height="60"/><rect x="20" y="20" width="40" height="40" fill="#fc0"/>',
    ),
    "dashes that begin in a gap": (DASHED.format("22"), "".join(map(DASH.format, (18, 48, 78)))),
    "dashes that begin before": (DASHED.format("-8"), "".join(map(DASH.format, (18, 48, 78)))),
    "dashes that begin in one": (DASHED.format("30"), "".join(map(DASH.format, (10, 40, 70)))),
    "a dot": (
        f'{RED}<path d="M50 50h0" stroke="red" stroke-width="40" stroke-linecap="round"/>',
        f'{RED}<circle cx="50" cy="50" r="20" fill="#ff0000"/>',
    ),
    "a square dot": (
        f'{RED}<line x1="70" y1="70" x2="70" y2="70" stroke="#00f" stroke-width="40" stroke-linecap="square"/>',
        f'{RED}<rect x="50" y="50" width="40" height="40" fill="#00f"/>',
    ),
    "the first that is asked for": (
        f'<switch><g requiredExtensions="x">{DOT}</g><g systemLanguage="en">{DOT}</g><g>{RED}</g>{DOT}</switch>',
        RED,
    ),
    "what needs another program": (f'{RED}<g requiredExtensions="http://x/">{DOT}</g>', RED),
    "the important word": (
        f'<style>.a{{fill:red !important}}</style>{RED[:-2]} class="a" style="fill:lime"/>'.replace(
            '"#ff0000"', '"#00f"'
        ),
        RED,
    ),
    "a remark in a style": (
        f'{RED[:-2]} style="/* x */FILL:#00f"/>'.replace('fill="#ff0000"', ""),
        SQUARE.format("#00f"),
    ),
    "one radius": (
        '<ellipse cx="50" cy="50" rx="40" fill="red"/>',
        '<circle cx="50" cy="50" r="40" fill="#ff0000"/>',
    ),
    "a corner of nothing": (f'{RED[:-2]} rx="0" ry="20"/>', RED),
    "a page that is moved": ("", "", f'{PAGE} transform="translate(20 20)"'),
}


@pytest.mark.parametrize("name", ALIKE)
def test_it_looks_as_meant(name: str) -> None:
    body, meant, *head = ALIKE[name]
    if head:
        body, meant = '<rect width="40" height="40" fill="red"/>', RED
    assert apart(clean(page(body, *head)), page(meant, PAGE)) <= 2


@pytest.mark.parametrize(
    ("body", "meant"),
    [
        ('<circle cx="50%" cy="50%" r="10%" fill="red"/>', '<circle cx="100" cy="25" r="14.5774" fill="#ff0000"/>'),
        (WIDE.format("10%"), WIDE.format("14.5774")),
    ],
)
def test_a_part_of_the_page_is_of_its_slant(body: str, meant: str) -> None:
    head = 'viewBox="0 0 200 50"'
    assert apart(clean(page(body, head)), page(meant, f'{head} width="200" height="50"')) <= 2


CLIPPED = '<clipPath id="a"><rect width="100" height="100"{}/></clipPath><g clip-path="url(#a)"{}>' + RED + "</g>"
NO_CLIP = "1 : une découpe ne se dessine pas ; dans Inkscape : Objet > Découpe > Retirer"
NO_SHADE = "1 : un dégradé répété ou décentré ne se dessine pas ; choisissez un dégradé simple"
NO_STRETCH = "1 : un trait étiré ou penché ne se dessine pas ; dans Inkscape : Chemin > Contour en chemin"
NO_MOVE = "1 : un déplacement écrit en CSS ne se dessine pas ; exportez sans CSS, ou en « SVG simple »"
NO_DASH = "1 : des pointillés trop fins ; espacez-les, ou choisissez un trait plein"
LINE = '<path d="M20 20H40" stroke="red"{}/>'
SHADED = '<{0} id="a" {1}>' + STOPS + "</{0}>" + SQUARE.format("url(#a)")
REFUSED = {
    "a round clip": (CLIPPED.format(' rx="50"', ""), NO_CLIP),
    "a turned clip": (CLIPPED.format(' transform="rotate(45 50 50)"', ""), NO_CLIP),
    "a clip of nothing": (CLIPPED.format(' style="display:none"', ""), NO_CLIP),
    "a clip in a small group": (CLIPPED.format("", ' transform="scale(.5)"'), NO_CLIP),
    "a clip around two shapes": (CLIPPED.format("/><rect", ""), NO_CLIP),
    "a gradient that repeats": (SHADED.format("linearGradient", 'spreadMethod="repeat"'), NO_SHADE),
    "a gradient off its centre": (SHADED.format("radialGradient", 'fx="20%"'), NO_SHADE),
    "a gradient with a hole": (SHADED.format("radialGradient", 'fr="20%"'), NO_SHADE),
    "a stretched line": (f'<g transform="scale(2 1)">{LINE}</g>'.format(""), NO_STRETCH),
    "a slanted line": (f'<g transform="skewX(30)">{LINE}</g>'.format(""), NO_STRETCH),
    "CSS that turns": (RED[:-2] + ' style="transform:rotate(9deg)"/>', NO_MOVE),
    "CSS that turns about": (RED[:-2] + ' transform="rotate(9)" style="transform-origin:50px 50px"/>', NO_MOVE),
    "an arrow in one word": (
        LINE.format(' style="marker:url(#a)"'),
        "1 : un bout de flèche ne se dessine pas ; dans Inkscape : Chemin > Contour en chemin",
    ),
    "dots along a line": (
        LINE.format(' stroke-linecap="round" stroke-dasharray="0 9"'),
        NO_DASH,
    ),
    "smooth after another sort": (
        '<path d="M9 9C9 9 20 20 30 30T50 50"/>',
        "1 : tracé illisible à « T50 50 » ; dessinez cette forme de nouveau",
    ),
}


@pytest.mark.parametrize(("body", "sentence"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_look_as_meant_is_refused(body: str, sentence: str) -> None:
    assert told(page(body)) == sentence


def test_a_stretched_page_is_refused() -> None:
    assert told(page(RED, 'viewBox="0 0 100 100" width="200" height="100" preserveAspectRatio="none"')) == (
        "1 : ce dessin est étiré (« preserveAspectRatio ») ; donnez à la page les proportions du dessin"
    )


@pytest.mark.parametrize("far", ["999999 0 50 50", "0 -999999 10 10", "500 500 .02 .02"])
def test_a_page_whose_places_the_renderer_cannot_tell_apart_is_refused(far: str) -> None:
    assert "est trop loin du point 0, 0" in told(page(RED, f'viewBox="{far}"'))


def test_a_page_far_from_the_origin_looks_as_one_that_is_not() -> None:
    def drawn(at: int) -> str:
        square = f'<rect x="{at + 20}" y="{at + 20}" width="40" height="40" fill="#ff0000"/>'
        return clean(page(square, f'viewBox="{at} {at} 100 100"'))

    assert apart(drawn(100_000), drawn(0)) <= 2


def test_a_name_of_a_colour_is_never_left_to_the_renderer() -> None:
    assert [colour(name, 1)[0] for name in ("tomato", "Grey", "rebeccapurple", "rgb(0 128 0 / 40%)", "#0F0")] == [
        "#ff6347",
        "#808080",
        "#663399",
        "#008000",
        "#00ff00",
    ]


MANY = 400_000
LONG = {
    "digits": (page(f'<rect height="9" width="{"1" * MANY}!"/>'), "n'est pas une longueur"),
    "an opacity": (page(f'<rect height="9" width="9" opacity="{"1" * MANY}!"/>'), "n'est pas un nombre"),
    "a colour": (page(f'<rect height="9" width="9" fill="rgb({"1" * MANY}"/>'), "couleur inconnue"),
    "a path": (page(f'<path d="M{"1" * MANY}!"/>'), "trop grand"),
    "spaces": (page(f"<style>a{{}}{' ' * MANY}x</style>{DOT}"), "feuille de style trop compliquée"),
    "at signs": (page(f"<style>{'@charset' * 12_000}</style>{DOT}"), "feuille de style trop compliquée"),
    "remarks": (page(f"<style>a{'/*' * 40_000}</style>{DOT}"), "feuille de style trop compliquée"),
    "a style": (page(DOT[:-2] + f' style="{"a:b;" * MANY}"/>')[: 10**6], "SVG"),
    "a number of a list": (page(f'<g transform="scale({"1" * MANY}!)">{DOT}</g>'), "trop grand"),
}


@pytest.mark.parametrize(("text", "part"), LONG.values(), ids=LONG)
def test_a_long_text_takes_no_longer_than_it_is_long(text: str, part: str) -> None:
    with pytest.raises(RefusedError, match=part):
        judged(text.encode())
