"""The body fits: tabs and slots, motors and walls, holes and wood, parts and sheet, for other measures too."""

import math
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.firmware.robot import PINS
from tools.robots.building.__main__ import main, plans
from tools.robots.building.body import (
    CELLS_HIGH,
    GAP,
    HEIGHT,
    KEYS,
    TAB,
    Body,
    DoesNotFitError,
    Measures,
    has_room,
)
from tools.robots.building.inside import check_room, things
from tools.robots.building.schematic import RAIL, UNITS, WIRES, wire_list, wire_table
from tools.robots.building.shapes import Disc, Part, Plate, Slab, Steps
from tools.robots.building.sheet import MARGIN, SHEET, lay_out

IMAGES = Path(__file__).parents[4] / "docs" / "images" / "robot"
USUAL = Measures()
any_measures = st.builds(
    Measures,
    thickness=st.floats(2.5, 5.0),
    kerf=st.floats(0.0, 0.3),
    play=st.floats(0.0, 0.3),
    wheel=st.floats(60.0, 72.0),
    ring=st.floats(2.0, 5.0),
    track=st.floats(92.0, 130.0),
)


def parts_of(measures: Measures) -> dict[str, Part]:
    return {part.name: part for part in Body(measures).parts()}


def cut(length: float, kerf: float, *, hole: bool) -> float:
    """What a beam leaves of a length that is drawn: a hole gets larger by it, a piece smaller."""
    return length + kerf if hole else length - kerf


def tabs_of(outline: Steps) -> list[tuple[float, float]]:
    """Middle and length of each tab at the foot of a wall."""
    foot = min(y for _x, y in outline.corners)
    xs = [x for x, y in outline.corners if y == foot]
    return [((left + right) / 2, right - left) for left, right in zip(xs[::2], xs[1::2], strict=True)]


def fits(measures: Measures) -> None:
    body, parts = Body(measures), parts_of(measures)
    kerf, play, thick = measures.kerf, measures.play, measures.thickness
    floor = parts["plancher"].drawn(kerf)
    assert isinstance(floor.outline, Plate)
    side, end = parts["flanc gauche"].drawn(kerf).outline, parts["avant"].drawn(kerf).outline
    assert isinstance(side, Steps)
    assert isinstance(end, Steps)
    wall = parts["flanc gauche"].outline.box.width
    for (at, length), notch in zip(tabs_of(side), sorted(floor.outline.notches), strict=True):
        assert at - wall / 2 == pytest.approx(notch)
        room = cut(floor.outline.long, kerf, hole=True) - cut(length, kerf, hole=False)
        assert room == pytest.approx(play, abs=1e-6)
    assert floor.outline.deep == thick
    slots = [hole for hole in floor.holes if isinstance(hole, Slab) and hole.width < 20 and hole.y > 0]
    for (at, length), slot in zip(tabs_of(end), sorted(slots, key=lambda slot: slot.x), strict=True):
        assert at - body.end_wall / 2 == pytest.approx(slot.x)
        assert cut(slot.width, kerf, hole=True) - cut(length, kerf, hole=False) == pytest.approx(play, abs=1e-6)
        assert cut(slot.height, kerf, hole=True) == pytest.approx(thick + play)
    reach = side.box.height - HEIGHT - kerf
    assert reach == pytest.approx(2 * thick), "a tab comes through the plate and no further"


def motors_fit(measures: Measures) -> None:
    body, parts = Body(measures), parts_of(measures)
    motor = measures.motor
    side = parts["flanc gauche"]
    axle, *ears = (hole for hole in side.holes if isinstance(hole, Disc))
    assert axle.y + measures.clearance + measures.thickness == pytest.approx(measures.wheel / 2)
    for ear, aside in zip(ears, (-17.5, 17.5), strict=True):
        assert (ear.x - axle.x, ear.y - axle.y) == pytest.approx((aside, 8.0))
    assert side.outline.box.grown(-2.0).holds(axle.box)
    assert axle.y + motor.offset + motor.case / 2 <= HEIGHT
    assert axle.y + motor.offset - motor.case / 2 >= CELLS_HIGH - measures.thickness, "the cells pass below"
    inner_faces = body.width - 2 * measures.thickness
    assert inner_faces >= 2 * 19 + 4, "two motors back to back"
    wheel_inside = measures.track / 2 - 1.5 * measures.thickness
    assert wheel_inside - body.width / 2 == pytest.approx(GAP)


def has_its_place(measures: Measures) -> None:
    laid = lay_out(Body(measures).parts(), measures.kerf)
    assert len(laid) == 13
    for piece in laid:
        assert has_room(piece.part), piece.part.name
        box = piece.box
        assert min(box.left, box.bottom, box.top) >= MARGIN - 1e-9
        assert box.right <= SHEET[0] - MARGIN + 1e-9
    for one, other in combinations(laid, 2):
        a, b = one.box, other.box
        apart = max(a.left - b.right, b.left - a.right, min(a.bottom, a.top) - max(b.bottom, b.top))
        apart = max(apart, min(b.bottom, b.top) - max(a.bottom, a.top))
        assert apart >= 2.9, (one.part.name, other.part.name)


def test_the_usual_body_fits() -> None:
    fits(USUAL)
    motors_fit(USUAL)
    has_its_place(USUAL)
    assert Body(USUAL).width == pytest.approx(88.0)
    assert math.hypot(Body(USUAL).width / 2 + GAP + 9, USUAL.length / 2) < 90, (
        "it turns within less than a cell around its middle"
    )
    check_room(Body(USUAL))


@given(any_measures)
@settings(max_examples=30)
def test_any_measures_make_a_body_that_fits_or_are_refused(measures: Measures) -> None:
    try:
        Body(measures).parts()
        check_room(Body(measures))
    except DoesNotFitError:
        return
    fits(measures)
    motors_fit(measures)
    has_its_place(measures)


@pytest.mark.parametrize(
    "measures",
    [
        replace(USUAL, track=78.0),
        replace(USUAL, wheel=40.0),
        replace(USUAL, wheel=110.0),
        replace(USUAL, kerf=2.0),
        replace(USUAL, ring=30.0),
        replace(USUAL, ring=3.5),
    ],
)
def test_what_cannot_be_built_is_refused_in_a_sentence(measures: Measures) -> None:
    with pytest.raises(DoesNotFitError, match=r"mesures|roues|anneau"):
        Body(measures).parts()


def test_everything_inside_has_a_place_of_its_own() -> None:
    for thickness in (2.7, 3.0, 3.2):
        body = Body(replace(USUAL, thickness=thickness))
        check_room(body)
        inner = body.width / 2 - thickness
        for thing in things(body):
            assert -inner - 1e-9 <= thing.low[0] < thing.high[0] <= inner + 1e-9, thing.name
            assert -body.inner_end - 1e-9 <= thing.low[1] < thing.high[1] <= body.inner_end + 1e-9, thing.name
            assert -thickness <= thing.low[2] < thing.high[2] <= HEIGHT, thing.name


@pytest.mark.parametrize(
    ("measures", "both"),
    [
        (replace(USUAL, length=124.0), {"Nano", "ARRÊT"}),
        (replace(USUAL, track=92.0), {"Nano", "HC-05"}),
    ],
)
def test_two_things_in_one_place_are_refused(measures: Measures, both: set[str]) -> None:
    with pytest.raises(DoesNotFitError, match="se touchent"):
        check_room(Body(measures))
    found = things(Body(measures))
    assert any({one.name, other.name} == both for one, other in combinations(found, 2) if one.meets(other))


def test_the_socket_of_the_nano_comes_out_of_the_right_wall_alone_and_behind_the_wheel() -> None:
    parts, body = parts_of(USUAL), Body(USUAL)
    socket = [hole for hole in parts["flanc droit"].holes if isinstance(hole, Slab)]
    assert [(hole.x, hole.y) for hole in socket] == [body.usb_at]
    assert not [hole for hole in parts["flanc gauche"].holes if isinstance(hole, Slab)]
    nano = next(thing for thing in things(body) if thing.name == "Nano")
    assert socket[0].x - body.wall / 2 == pytest.approx((nano.low[1] + nano.high[1]) / 2)
    assert socket[0].box.right - body.wall / 2 < -USUAL.wheel / 2, "the wheel does not cover it"


@pytest.mark.parametrize("thickness", [2.7, 3.0, 3.2])
def test_the_usual_sheets_take_one_plank_of_300_by_400(thickness: float) -> None:
    laid = lay_out(Body(replace(USUAL, thickness=thickness)).parts(), USUAL.kerf)
    assert max(piece.box.top for piece in laid) <= SHEET[1] - MARGIN


def test_a_hole_too_near_to_another_is_seen() -> None:
    plank = Slab(0.0, 0.0, 40.0, 40.0)
    assert has_room(Part("x", plank, (Disc(-5.0, 0.0, 3.0), Disc(5.0, 0.0, 3.0))))
    assert not has_room(Part("x", plank, (Disc(-4.0, 0.0, 3.0), Disc(4.0, 0.0, 3.0))))
    assert not has_room(Part("x", plank, (Disc(18.0, 0.0, 3.0),)))


def test_the_beam_takes_half_on_each_side() -> None:
    tab = Steps(((0, 0), (10, 0), (10, -3), (20, -3), (20, 0), (30, 0), (30, 20), (0, 20))).grown(0.1)
    assert tab.corners[2:4] == ((9.9, -3.1), (20.1, -3.1))
    assert tab.corners[1] == pytest.approx((9.9, -0.1))
    shaft = Disc(0, 0, 2.5, 3.0).grown(-0.1)
    assert (shaft.radius, shaft.flat) == pytest.approx((2.4, 2.8))


def test_the_keys_on_the_back_are_those_of_the_firmware() -> None:
    named = {name.lower() for name, _place in KEYS}
    assert named | {"stop"} == set(PINS)


def test_every_wire_has_two_ends_and_the_pins_are_those_that_the_firmware_is_tested_with() -> None:
    units = {unit.name: unit for unit in UNITS}
    for wire in WIRES:
        for name, pin in (wire.start, wire.end):
            if (name, pin) not in (("Boutons, vers GND", "GND"),):
                units[name].pin(pin)
    keys = {start.split()[-1]: end.removeprefix("Boutons, vers GND ") for start, end, _through in wire_list()}
    arduino = {name: f"{'A' if port == 'C' else 'D'}{pin}" for name, (port, pin) in PINS.items()}
    said = {"ARRÊT": "stop", "GO": "go"}
    assert {said.get(keys[pin], keys[pin]): pin for pin in arduino.values()} == arduino
    supply = [wire.end[0].split()[0] for wire in WIRES[:4]]
    assert supply == ["F1", "S1", "D1", "Rail"], "nothing reaches the rail past fuse, switch and diode"


def test_the_strips_of_the_rails_have_a_hole_for_each_wire_and_fit_where_they_go() -> None:
    """Each wire has a hole of its own; two terminal blocks of five ways, which stood here before, were too few."""
    ends = [pin for wire in WIRES for unit, pin in (wire.start, wire.end) if unit == RAIL]
    plus, ground = (sum(pin in names for pin in ends) for names in (("V+", "C1 +"), ("GND", "C1 -")))
    guide = (IMAGES.parents[1] / "construire-le-robot.md").read_text(encoding="utf-8")
    said = re.search(r"(\d) bandes de (\d) trous.*V\+ \((\d) fils\).*GND \((\d) fils\)", guide)
    assert said is not None
    strips, holes, *wires = map(int, said.groups())
    assert wires == [plus, ground]
    assert strips // 2 * holes - 2 * (strips // 2 - 1) >= max(wires), "some holes are for the bridges"
    room = next(thing for thing in things(Body(USUAL)) if thing.name.startswith("rail"))
    for axis, pitches in enumerate((holes, strips)):
        assert 2.54 * pitches <= room.high[axis] - room.low[axis]


def test_the_table_of_wires_has_each_once_with_its_colour_and_the_guide_has_the_parts_in_between() -> None:
    kept = (IMAGES / "fils.csv").read_text(encoding="utf-8")
    assert kept == wire_table()
    head, *rows = kept.splitlines()
    assert head == "fil;de;à;couleur;à travers"
    assert [row.split(";")[0] for row in rows] == [str(number) for number in range(1, len(WIRES) + 1)]
    assert {len(row.split(";")) for row in rows} == {5}
    assert rows[0] == "1;Accus 4 × Ni-MH AA +;F1 fusible réarmable 1,1 A entrée;rouge;"
    guide = (IMAGES.parents[1] / "construire-le-robot.md").read_text(encoding="utf-8")
    bought = guide.partition("## Ce qu'il faut acheter")[2].partition("\n## ")[0]
    for part in ("F1", "S1", "D1", "C1", "R1", "R2", "R3", "R4", "D2"):
        assert part in bought, part


def test_the_files_of_the_guide_are_those_that_the_command_makes(tmp_path: Path) -> None:
    assert main([str(tmp_path)]) == 0
    made, kept = ({file.name: file.read_bytes() for file in folder.iterdir()} for folder in (tmp_path, IMAGES))
    assert made == kept


@pytest.mark.parametrize("name", ["corps.svg", "cablage.svg", "montage.svg", "dedans.svg"])
def test_a_drawing_is_an_image_that_says_that_nobody_built_it(name: str) -> None:
    text = plans(USUAL)[name]
    root = ET.fromstring(text)
    assert "Jamais construit" in (root[0].text or "")
    assert not re.search(r"nan|inf", text)


def test_the_command_draws_for_other_measures(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path / "plans"), "--epaisseur", "3,2", "--trait", "0.2"]) == 0
    assert sorted(file.name for file in (tmp_path / "plans").iterdir()) == [
        "cablage.svg",
        "corps.svg",
        "dedans.svg",
        "fils.csv",
        "montage.svg",
    ]
    assert "corps.svg" in capsys.readouterr().out
    assert main([str(tmp_path), "--voie", "60"]) == 1
    with pytest.raises(SystemExit):
        main([str(tmp_path), "--roue", "grande"])
    assert "n'est pas une mesure en millimètres" in capsys.readouterr().err
    assert TAB == 14.0
