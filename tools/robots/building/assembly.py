"""How the robot goes together, in four drawings of one page, made of the very parts that are cut."""

from html import escape

from tools.robots.building.body import CELLS_HIGH, HATCH, HEIGHT, Body
from tools.robots.building.shapes import Part, Point

_SCALE = 2.0
WIDTH, HEIGHT_PX = 1160, 900
_WOOD, _EDGE, _METAL, _RUBBER, _CELL = "#f3dfb8", "#7a5a22", "#b8c1c8", "#333333", "#9fd3a8"
_BRASS = "#e8c25a"


def assembly(body: Body) -> str:
    """A page that shows how the robot goes together, as SVG; its four panels are in the order of the work."""
    parts = {part.name: part for part in body.parts()}
    lines = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT_PX}" '
            f'width="{WIDTH}" height="{HEIGHT_PX}">'
        ),
        "<title>Montage du robot du kit. Jamais construit.</title>",
        f'<rect width="{WIDTH}" height="{HEIGHT_PX}" fill="#ffffff"/>',
        *_panel(0, 0, "1  Les roues : joue, âme et joue, anneau, deux vis M3 fraisées"),
        *_wheel(body, parts),
        *_panel(580, 0, "2  Les flancs : le moteur dedans, deux vis M4 fraisées"),
        *_side(body, parts["flanc gauche"]),
        *_panel(0, 450, "3  Le plancher : trappe vissée dessous, deux patins"),
        *_floor(body, parts["plancher"]),
        *_panel(580, 450, "4  Tout ensemble, vu de face : quatre tiges M3 serrent"),
        *_section(body),
        "</svg>",
        "",
    ]
    return "\n".join(lines)


def _panel(x: float, y: float, title: str) -> list[str]:
    return [
        f'<rect x="{x + 8}" y="{y + 8}" width="564" height="434" rx="14" fill="none" stroke="#c8d0d6"/>',
        _text(x + 28, y + 38, title, 17, "start", bold=True),
    ]


def _wheel(body: Body, parts: dict[str, Part]) -> list[str]:
    m = body.measures
    core, cheek = parts["âme de roue"], parts["joue de roue"]
    lines = []
    for place, (part, name) in enumerate(((cheek, "joue"), (core, "âme"), (cheek, "joue"))):
        at = (100.0 + 160.0 * place, 150.0)
        lines += [*_wood(part, at), _text(at[0], 240, name, 14)]
    across, top = m.wheel * _SCALE, 265.0
    x = 270.0
    wide = 3 * m.thickness * _SCALE
    for place, part in enumerate((cheek, core, cheek)):
        radius = part.outline.box.width / 2 * _SCALE
        left = x - wide / 2 + place * m.thickness * _SCALE
        lines.append(_block(left, top + 80 - radius, m.thickness * _SCALE, 2 * radius, _WOOD))
    ring = m.ring * _SCALE
    for side in (-1, 1):
        middle = top + 80 + side * (across / 2 - ring / 2)
        lines.append(f'<circle cx="{x:g}" cy="{middle:g}" r="{ring / 2:g}" fill="{_RUBBER}"/>')
    lines.append(_block(x - wide / 2 - 10, top + 80 + 14 * _SCALE - 3, wide + 20, 6, _METAL))
    lines.append(_block(x - wide / 2 - 10, top + 80 - 14 * _SCALE - 3, wide + 20, 6, _METAL))
    lines += [
        _text(x + 40, top + 25, f"anneau de caoutchouc, {_comma(m.ring)} mm", 13, "start"),
        _text(x + 40, top + 55, f"{_comma(m.wheel)} mm au sol", 13, "start"),
        _text(x + 40, top + 115, "vis M3 × 16 fraisées, tête noyée côté flanc", 13, "start"),
        _text(x - 40, top + 85, "coupe", 13, "end"),
    ]
    return lines


def _side(body: Body, side: Part) -> list[str]:
    m, at = body.measures, (690.0, 300.0)
    x, y = body.axle
    motor = (at[0] + x * _SCALE, at[1] - (y + m.motor.offset) * _SCALE)
    ear = m.motor.screws / 2 * _SCALE
    lines = [
        *_wood(side, at),
        (
            f'<circle cx="{motor[0]:g}" cy="{motor[1]:g}" r="{m.motor.case:g}" fill="{_METAL}" fill-opacity="0.55" '
            'stroke="#5d6d7e" stroke-dasharray="6 4"/>'
        ),
    ]
    lines += [
        f'<circle cx="{motor[0] + sign * ear:g}" cy="{motor[1]:g}" r="6" fill="{_METAL}" stroke="#333"/>'
        for sign in (-1, 1)
    ]
    lines += [
        f'<circle cx="{motor[0]:g}" cy="{at[1] - y * _SCALE:g}" r="{m.motor.shaft:g}" fill="{_BRASS}" stroke="#333"/>',
        _text(860, 385, "l'axe du moteur au bas de sa boîte, les fils vers le haut ;", 13),
        _text(860, 407, "têtes noyées dehors : la roue passe à 1,5 mm. L'autre flanc est son image", 13),
        _text(804, 175, "le dos", 13),
        _text(804, 332, "le plancher", 13),
    ]
    return lines


def _floor(body: Body, floor: Part) -> list[str]:
    m, at = body.measures, (290.0, 665.0)
    wide, long = HATCH[0] * _SCALE, HATCH[1] * _SCALE
    lines = _wood(floor, at)
    lines.append(_block(at[0] - wide / 2 + 4, at[1] - long / 2 + 4, wide - 8, long - 8, _CELL))
    for place in range(4):
        x = at[0] - wide / 2 + 8 + place * (wide - 16) / 4
        lines.append(
            f'<rect x="{x:g}" y="{at[1] - 50:g}" width="{(wide - 24) / 4:g}" height="100" rx="8" '
            'fill="#dff3e2" stroke="#3b7a49"/>'
        )
    half = body.width / 2 * _SCALE
    thick = 3 * m.thickness * _SCALE
    for sign in (-1, 1):
        x = at[0] + sign * (half + 3 + thick / 2)
        lines.append(_block(x - thick / 2, at[1] - m.wheel, thick, 2 * m.wheel, "#555555"))
    lines += [
        _text(at[0], at[1] + 5, "4 accus Ni-MH", 14, bold=True),
        _text(410, 560, "patin : écrou borgne M4", 13, "start"),
        _text(410, 600, "trappe : vis M3", 13, "start"),
        _text(440, 665, "roue", 13, "start"),
        _line((406, 556), (at[0] + 6, at[1] - (m.length / 2 - 10.5) * _SCALE)),
        _line((406, 596), (at[0] + 5, at[1] - body.lid_screws[1] * _SCALE)),
        _line((436, 661), (at[0] + half + 3 + thick, 661)),
        _text(28, 560, "tige M3", 13, "start"),
        _line((84, 556), (at[0] - body.rods[0][0] * _SCALE, at[1] - body.rods[0][1] * _SCALE)),
        _text(28, 860, "vu de dessus, l'avant en haut", 13, "start"),
    ]
    return lines


def _section(body: Body) -> list[str]:
    m, ground, middle = body.measures, 850.0, 870.0
    s = _SCALE * 1.6
    half = body.width / 2 * s
    floor = ground - (m.clearance + m.thickness) * s
    back = floor - HEIGHT * s
    axle = ground - m.wheel / 2 * s
    thick = m.thickness * s
    lines = [
        _line((600, ground), (1140, ground)),
        _block(middle - half, floor, 2 * half, thick, _WOOD),
        _block(middle - half, back - thick, 2 * half, thick, _WOOD),
        _block(middle - HATCH[0] / 2 * s, floor + thick, HATCH[0] * s, thick, _WOOD),
        _block(middle - 29 * s, floor + thick - CELLS_HIGH * s, 58 * s, CELLS_HIGH * s, _CELL),
    ]
    for sign in (-1, 1):
        wall = middle + sign * (half - thick / 2)
        shaft = middle + sign * (half - thick)
        motor = shaft - sign * 9.5 * s
        lines += [
            _block(wall - thick / 2, back, thick, HEIGHT * s, _WOOD),
            _block(motor - 9.5 * s, axle - (m.motor.offset + m.motor.case / 2) * s, 19 * s, m.motor.case * s, _METAL),
        ]
        track = middle + sign * m.track / 2 * s
        cheek = (m.wheel - m.ring) * s
        lines += [
            _block(track - 1.5 * thick, axle - cheek / 2, 3 * thick, cheek, _WOOD),
            _block(track - m.ring / 2 * s, axle - m.wheel / 2 * s, m.ring * s, m.wheel * s, _RUBBER),
            _block(min(shaft, shaft + sign * 10 * s), axle - m.motor.shaft / 2 * s, 10 * s, m.motor.shaft * s, _BRASS),
        ]
    lines += [
        _text(middle, floor - 12, "accus", 13),
        _text(middle, axle - (m.motor.offset + 18) * s, f"les moteurs, axe à {_comma(m.wheel / 2)} mm du sol", 13),
        _text(middle, back - thick - 12, "dos : les touches", 13),
        _text(middle, ground + 24, f"voie {_comma(m.track)} mm", 13),
    ]
    return lines


def _wood(part: Part, at: Point) -> list[str]:
    data = " ".join(shape.path((0.0, 0.0)) for shape in (part.outline, *part.holes))
    return [
        (
            f'<path d="{data}" fill="{_WOOD}" fill-rule="evenodd" stroke="{_EDGE}" stroke-width="0.7" '
            f'transform="translate({at[0]:g} {at[1]:g}) scale({_SCALE:g})"/>'
        )
    ]


def _block(x: float, y: float, width: float, height: float, colour: str) -> str:
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" fill="{colour}" '
        'stroke="#444444" stroke-width="1"/>'
    )


def _line(start: Point, end: Point) -> str:
    return (
        f'<line x1="{start[0]:.1f}" y1="{start[1]:.1f}" x2="{end[0]:.1f}" y2="{end[1]:.1f}" stroke="#555555" '
        'stroke-width="1.5"/>'
    )


def _text(x: float, y: float, text: str, size: float, anchor: str = "middle", *, bold: bool = False) -> str:
    weight = ' font-weight="bold"' if bold else ""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size:g}" font-family="sans-serif" text-anchor="{anchor}"'
        f"{weight}>{escape(text)}</text>"
    )


def _comma(number: float) -> str:
    return f"{number:g}".replace(".", ",")
