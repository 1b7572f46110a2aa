"""Pictures as nobody should send them, and as drawing programs do: made by a generator with a seed, by hand none."""

import io
import random
import struct
import zlib
from collections.abc import Callable, Iterator

import pygame

from lecons.pictures.images import KIT

NS = 'xmlns="http://www.w3.org/2000/svg"'
DOT = '<circle cx="50" cy="50" r="40" fill="#c0392b"/>'
Picture = tuple[str, bytes]
"""How the file ends, and what is in it."""
ODD_NUMBERS = (
    "nan",
    "NaN",
    "inf",
    "-inf",
    "1e999",
    "-1e999",
    "1e38",
    "1e-320",
    "1e6",
    "999999",
    "-0",
    "0",
    "00",
    "1e",
    "e1",
    "+-1",
    "0x10",
    "1,5",
    "50%",
    "1e400%",
    "12qq",
    "3em",
    "",
    " ",
    "٣",
    "1" * 400,
)
NAMES = (
    "path",
    "rect",
    "circle",
    "ellipse",
    "line",
    "polyline",
    "polygon",
    "g",
    "text",
    "use",
    "image",
    "script",
    "svg",
)
KEYS = (
    "d",
    "points",
    "x",
    "y",
    "width",
    "height",
    "rx",
    "ry",
    "cx",
    "cy",
    "r",
    "x1",
    "y1",
    "x2",
    "y2",
    "transform",
    "style",
    "stroke-width",
    "stroke-dasharray",
    "stroke-miterlimit",
    "opacity",
    "fill",
    "stroke",
    "viewBox",
    "class",
    "id",
    "href",
)


def page(body: str, head: str = 'viewBox="0 0 100 100"', declared: str = NS) -> str:
    return f"<svg {declared} {head}>{body}</svg>"


def quotes(rng: random.Random) -> bytes:
    """Single quotes, prefixes, sizes with units, orders of attributes: all that XML allows."""
    sizes = ("", 'width="100" height="100"', "width='0px' height='0px'", 'width="100mm" height="80mm"', 'width="100%"')
    views = (
        "",
        "viewBox='0 0 100 100'",
        'viewBox="0,0,100,100"',
        'viewBox="0 0 0 0"',
        'viewBox="nan 0 1 1"',
        'viewBox=""',
    )
    prefix = rng.choice(("", "svg:", "s:"))
    declared = f'xmlns{prefix and ":" + prefix[:-1]}="http://www.w3.org/2000/svg"'
    head = " ".join((declared, rng.choice(sizes), rng.choice(views)))
    text = f"<{prefix}svg {head}><{prefix}circle cx='50' cy='50' r='40'/></{prefix}svg>"
    return rng.choice(("", '<?xml version="1.0"?>\n', "\ufeff", "\n\n")).encode() + text.encode()


def encodings(rng: random.Random) -> bytes:
    said = rng.choice(
        ("utf-8", "latin-1", "utf-16", "utf-32", "windows-1252", "shift_jis", "rot13", "hex", "idna", "x")
    )
    text = f'<?xml version="1.0" encoding="{said}"?><!-- été -->' + page(DOT)
    return text.encode(rng.choice(("utf-8", "latin-1", "utf-16", "utf-32")))


def entities(rng: random.Random) -> bytes:
    kind = rng.randrange(4)
    if kind == 0:
        lines = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(12))
        return f'<!DOCTYPE svg [<!ENTITY a0 "ha">{lines}]>{page("<g>&a12;</g>" + DOT)}'.encode()
    if kind == 1:
        return f'<!DOCTYPE svg [<!ENTITY f SYSTEM "file:///etc/passwd">]>{page("<title>&f;</title>" + DOT)}'.encode()
    if kind == 2:
        far = 'SYSTEM "http://127.0.0.1:9/x.dtd" [<!ENTITY % p SYSTEM "/dev/zero"> %p;]'
        return f"<!DOCTYPE svg {far}>{page(DOT)}".encode()
    return page(f"&nothing;{DOT}").encode()


def deep(rng: random.Random) -> bytes:
    many, tag = rng.choice((59, 61, 1000, 40_000)), rng.choice(("g", "svg", "a", "defs", "x:y"))
    declared = NS + ' xmlns:x="x"'
    return page(f"<{tag}>" * many + DOT + f"</{tag}>" * many, declared=declared).encode()


def dashes(rng: random.Random) -> bytes:
    pattern = rng.choice(("0.001", "0.0001 0.0001", "1e-9", "1e-30", "0 0", "0", "-1 2", "1 " * 40, "0.5", "2%", "nan"))
    width = rng.choice(("1", "0.001", "90", "1e5"))
    offset = rng.choice(ODD_NUMBERS)
    more = f'stroke="#000" stroke-width="{width}" stroke-dasharray="{pattern}" stroke-dashoffset="{offset}"'
    zigzag = "M0 0" + "L100 100L0 50" * rng.choice((1, 20, 500))
    inherited = f'<g {more}><path d="{zigzag}" fill="none"/></g>'
    return page(
        rng.choice((inherited, f'<path d="{zigzag}" fill="none" {more}/>', f"<g {more}>{DOT * 30}</g>"))
    ).encode()


def many(rng: random.Random) -> bytes:
    count = rng.choice((1_900, 2_100, 100_000))
    one = rng.choice(
        (
            '<circle cx="50" cy="50" r="45"/>',
            '<path d="M0 0C99 0 0 99 99 99S0 9 9 0" stroke="red" stroke-width="30" stroke-linejoin="round"/>',
            '<rect width="100" height="100" opacity=".01"/>',
            '<ellipse cx="50" cy="50" rx="45" ry="1" transform="rotate(33)" stroke="#000" stroke-width="9"/>',
        )
    )
    return page(one * count).encode()[: 4 * 2**20]


def long_path(rng: random.Random) -> bytes:
    piece = rng.choice(
        ("L9 9 90 90", "c1 1 90 9 0 -9", "a45 45 0 01 9 9a9 9 0 10-9-9", "q9 9 1 1 t1 1", "h1v1h-1v-1", "m1 1z")
    )
    stroke = rng.choice(("", 'stroke="red" stroke-width="40" stroke-linejoin="round" stroke-linecap="round"'))
    return page(f'<path d="M5 5{piece * rng.choice((100, 4_000, 9_000, 60_000))}" {stroke}/>').encode()


def transforms(rng: random.Random) -> bytes:
    steps: tuple[str, ...] = (
        "scale(1e5)",
        "scale(0)",
        "scale(-1 1)",
        "skewX(90)",
        "skewY(89.99999)",
        "rotate(1e6)",
        "translate(1e6)",
        "matrix(0 0 0 0 0 0)",
    )
    steps += (
        "matrix(1 2 3)",
        "scale(nan)",
        "rotate(45",
        "perspective(3)",
        "scale(1e-9)",
        "matrix(1,0,0,1,0,0)",
        "rotate(9 50 50)",
    )
    nested = rng.choices(steps, k=rng.randrange(1, 12))
    inside = DOT.replace("/>", f' transform="{rng.choice(steps)} {rng.choice(steps)}"/>')
    return page("".join(f'<g transform="{step}">' for step in nested) + inside + "</g>" * len(nested)).encode()


def gradients(rng: random.Random) -> bytes:
    def one(name: str) -> str:
        kind = rng.choice(("linearGradient", "radialGradient"))
        stops = "".join(
            f'<stop offset="{rng.choice((*ODD_NUMBERS, "0", "1"))}" stop-color="{rng.choice(("red", "nope"))}"/>'
            for _stop in range(rng.choice((0, 1, 2, 70)))
        )
        said = f'r="{rng.choice((*ODD_NUMBERS, "5"))}" fx="{rng.choice(ODD_NUMBERS)}" href="#{rng.choice("abc")}"'
        return f'<{kind} id="{name}" {rng.choice((said, "", "gradientTransform="))}>{stops}</{kind}>'.replace(
            "gradientTransform=>", ">"
        )

    return page(
        "<defs>" + "".join(map(one, "abc")) + '</defs><rect width="90" height="90" fill="url(#a)" stroke="url(#b)"/>'
    ).encode()


def soup(rng: random.Random) -> bytes:
    """Elements and attributes that exist, with values that do not fit."""
    values = (
        *ODD_NUMBERS,
        "M0 0L9 9",
        "0,0 9,9 5",
        "red",
        "url(#a)",
        "url(#",
        "#12345",
        "none",
        "inherit",
        "rgb(1,2,3)",
        "fill:red;stroke:",
    )

    def one(depth: int) -> str:
        name = rng.choice(NAMES[:8] if rng.random() < 0.8 else NAMES)
        said = " ".join(f'{key}="{rng.choice(values)}"' for key in rng.sample(KEYS, rng.randrange(5)))
        inside = "".join(one(depth + 1) for _child in range(rng.randrange(4))) if name == "g" and depth < 5 else ""
        return f"<{name} {said}>{inside}</{name}>"

    return page("".join(one(0) for _each in range(rng.randrange(1, 8)))).encode()


def styles(rng: random.Random) -> bytes:
    rules: tuple[str, ...] = (
        ".a{fill:red}",
        "#b{stroke:blue;stroke-width:nan}",
        "*{opacity:2}",
        "g>path{fill:red}",
        "@import url(x);",
        "a:hover{}",
        "{",
        "}",
    )
    rules += (
        "@font-face{src:url(x)}",
        ".a{" * 50,
        ".a,.b,#c{fill:url(#x) none}",
        "/* ",
        "-->",
        "\\",
        ".a{fill:red}" * 400,
    )
    style = "".join(rng.choices(rules, k=rng.randrange(1, 6)))
    return page(f"<style><![CDATA[{style}]]></style>" + DOT.replace("/>", ' class="a fill-petal" id="b"/>')).encode()


def mutated(rng: random.Random) -> bytes:
    """A drawing of the kit with bytes or words changed."""
    data = bytearray(rng.choice(sorted(KIT.glob("*.svg"))).read_bytes())
    for _change in range(rng.randrange(1, 12)):
        place = rng.randrange(len(data))
        match rng.randrange(4):
            case 0:
                data[place] = rng.randrange(256)
            case 1:
                del data[place : place + rng.randrange(60)]
            case 2:
                data[place:place] = rng.choice(ODD_NUMBERS).encode()
            case 3:
                data[place:place] = bytes(data[rng.randrange(len(data)) :][:40])
    return bytes(data[: rng.choice((len(data), rng.randrange(len(data))))])


def raw(rng: random.Random) -> bytes:
    return rng.choice(
        (b"", b"\0" * 100, b"<svg", b"\x1f\x8b" + rng.randbytes(99), rng.randbytes(rng.randrange(5000)), b"<" * 9999)
    )


def png(width: int, height: int, rows: bytes, colour: int = 0) -> bytes:
    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, colour, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def bomb(rng: random.Random) -> bytes:
    """A PNG that says it is huge, or is, or has rows for more than it says."""
    width, height = rng.choice(
        ((60_000, 60_000), (11_999, 11_999), (4_000, 4_000), (1, 1), (0, 9), (2**31, 1), (12_000, 1), (9, 9))
    )
    rows = zlib.compress(b"\0" * min(width * height + height, rng.choice((10, 10**6, 30 * 10**6))), 9)
    return png(width, height, rows, rng.choice((0, 2, 3, 6, 9)))


def photo(rng: random.Random, kind: str) -> bytes:
    """A photograph as it should be."""
    surface = pygame.Surface(rng.choice(((20, 30), (640, 480), (1, 900), (2000, 1500))))
    surface.fill(rng.choice(("red", "skyblue", "white")))
    pygame.draw.circle(surface, "black", surface.get_rect().center, 9)
    made = io.BytesIO()
    pygame.image.save(surface, made, f"photo.{kind}")
    return made.getvalue()


def damaged_photo(rng: random.Random) -> bytes:
    data = bytearray(photo(rng, rng.choice(("png", "jpg"))))
    for _change in range(rng.randrange(6)):
        data[rng.randrange(len(data))] = rng.randrange(256)
    return bytes(data[: rng.choice((len(data), rng.randrange(len(data)), 30))])


def exif(rng: random.Random) -> bytes:
    data, order = photo(rng, "jpg"), rng.choice((("<", b"II"), (">", b"MM")))
    entry = struct.pack(f"{order[0]}HHIHH", 0x0112, 3, 1, rng.randrange(12), 0)
    tiff = (
        order[1]
        + struct.pack(f"{order[0]}HI", 42, rng.choice((8, 8, 2**31, 0)))
        + struct.pack(f"{order[0]}H", rng.choice((1, 65535)))
        + entry
    )
    part = b"Exif\0\0" + tiff[: rng.choice((len(tiff), 9, 12))]
    return data[:2] + b"\xff\xe1" + struct.pack(">H", len(part) + 2) + part + data[2:]


def nested(many: int, levels: int, inner: str, outer: str, first: str) -> str:
    """Things made of ``many`` of the things before: ``inner`` stands for one of number {n}, ``outer`` is round them."""
    made = "".join(outer.format(n=n + 1, inside=inner.format(n=n) * many) for n in range(levels))
    return outer.format(n=0, inside=first) + made


SQUARE = '<rect width="90" height="90" {}/>'
_BOMBS = {
    "clones of clones": nested(10, 9, '<use href="#a{n}"/>', '<g id="a{n}">{inside}</g>', DOT),
    "clones in a row": nested(1, 5_000, '<use href="#a{n}"/>', '<g id="a{n}">{inside}</g>', DOT),
    "patterns of patterns": nested(
        10,
        8,
        SQUARE.format('fill="url(#a{n})"'),
        '<pattern id="a{n}" width="3" height="3" patternUnits="userSpaceOnUse">{inside}</pattern>',
        DOT,
    )
    + SQUARE.format('fill="url(#a8)"'),
    "clips of clips": nested(
        10, 8, SQUARE.format('clip-path="url(#a{n})"'), '<clipPath id="a{n}">{inside}</clipPath>', DOT
    )
    + SQUARE.format('clip-path="url(#a8)"'),
    "arrows on arrows": nested(
        1,
        8,
        f'<path d="M0 0{"L9 9" * 20}" marker-mid="url(#a{{n}})"/>',
        '<marker id="a{n}">{inside}</marker>',
        DOT,
    )
    + f'<path d="M0 0{"L9 9" * 20}" marker-mid="url(#a8)"/>',
    "clouds": '<filter id="f"><feTurbulence numOctaves="999999" baseFrequency=".1"/></filter>'
    + SQUARE.format('filter="url(#f)"'),
    "a thick edge": '<filter id="f"><feMorphology radius="99" operator="dilate"/></filter>'
    + SQUARE.format('filter="url(#f)"'),
    "a large sum": f'<filter id="f"><feConvolveMatrix order="150" kernelMatrix="{"1 " * 22_500}"/></filter>'
    + SQUARE.format('filter="url(#f)"'),
    "a huge pattern": f'<pattern id="a" width="1e6" height="1e6" patternUnits="userSpaceOnUse">{DOT}</pattern>'
    + SQUARE.format('fill="url(#a)"'),
    "fine dashes": '<path d="M0 0L99 99" stroke="red" stroke-dasharray="1e-4" stroke-width="3"/>',
    "many masks": f'<mask id="m">{DOT}</mask>' + SQUARE.format('mask="url(#m)"') * 9_000,
    "many circles": '<circle cx="50" cy="50" r="45" stroke="red"/>' * 19_000,
    "a long text": f"<text>{'abc ' * 200_000}</text>",
}
BOMBS = {name: page(body) for name, body in _BOMBS.items()}
"""Drawings of some kilobytes for which the renderer would take hours, or all memory."""


DRAWN: tuple[Callable[[random.Random], bytes], ...] = (
    quotes,
    encodings,
    entities,
    deep,
    dashes,
    many,
    long_path,
    transforms,
    gradients,
    soup,
    soup,
    styles,
    mutated,
    mutated,
    raw,
)
TAKEN: tuple[Callable[[random.Random], bytes], ...] = (bomb, damaged_photo, exif, raw)


def hostile_pictures(seed: int, count: int) -> Iterator[Picture]:
    """``count`` pictures, the same ones for the same seed."""
    rng = random.Random(seed)
    for _each in range(count):
        if rng.random() < 0.75:
            yield ".svg", rng.choice(DRAWN)(rng)
        else:
            yield rng.choice((".png", ".jpg", ".jpeg")), rng.choice(TAKEN)(rng)
