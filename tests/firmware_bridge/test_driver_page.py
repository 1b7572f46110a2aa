"""``docs/ecrire-un-pilote.md``: its driver drives its emulator, and keeps what every driver promises."""

import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

from beebot.notation import parse_flat
from beebot.robot import Ability, Lost, RefusedError, Robot, RobotError, Stopped
from firmware_bridge import discovery, drivers
from firmware_bridge.discovery import candidates
from firmware_bridge.drivers.timed import TimedDriver
from firmware_bridge.robot_ports import PortInfo
from tests.firmware_bridge import test_conformance as suite
from tests.firmware_bridge.benches import KINDS, Bench, Kind
from tests.firmware_bridge.promises import PROMISES, steps_and_finish
from tools.robots.direct_link import DirectLink
from tools.robots.virtual_clock import VirtualClock

PAGE = (Path(__file__).parents[2] / "docs" / "ecrire-un-pilote.md").read_text(encoding="utf-8")
DRIVER, EMULATOR, TRIAL = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
(LINE,) = re.findall(r"^    (_linked\(.*\)),$", PAGE, re.MULTILINE)


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The page's Python in one module, and its two lines in their tables."""
    module = ModuleType("trotte")
    monkeypatch.setitem(sys.modules, "trotte", module)
    for text in (DRIVER, EMULATOR, TRIAL):
        exec(compile(text, "ecrire-un-pilote.md", "exec"), module.__dict__)
    info = eval(LINE, {"_linked": drivers._linked, "TrotteDriver": module.TrotteDriver})
    monkeypatch.setattr(drivers, "DRIVERS", {"trotte": info})
    monkeypatch.setattr("tests.firmware_bridge.benches.DRIVERS", {"trotte": info})
    return module


@pytest.fixture
def kind(page: ModuleType) -> Kind:
    return Kind("trotte", page.Trotte, 0.8, asks=True)


def test_its_trial_runs(page: ModuleType) -> None:
    assert page.events == steps_and_finish(parse_flat("avancer gauche avancer"))
    assert [(move.letter, move.x_mm, move.y_mm) for move in page.emulator.record] == [
        ("n", 0.0, 120.0),
        ("w", 0.0, 120.0),
        ("n", -120.0, 120.0),
    ]


def test_it_keeps_what_every_driver_promises(kind: Kind) -> None:
    for promise in PROMISES:
        promise(Bench(kind).robot)
    suite.drives_its_trace(Bench(kind), parse_flat("avancer gauche avancer pause reculer droite droite avancer"))
    suite.test_connecting_stopping_and_closing_move_nothing(kind)
    suite.test_closing_in_mid_run_leaves_the_robot_still(kind)
    suite.test_a_link_lost_at_any_byte_is_told_and_nothing_is_done_twice(kind, heals=True)
    suite.test_a_link_lost_at_any_moment_is_told(kind)


def test_it_refuses_what_trotte_cannot_do(kind: Kind) -> None:
    with pytest.raises(RefusedError, match="ce robot ne sait pas faire « gauche45 »"):
        Bench(kind).robot.load(parse_flat("gauche45"))


def test_it_stops_at_once(kind: Kind) -> None:
    bench = Bench(kind)
    moment = bench.clock.now() + 3.0
    bench.clock.at(moment, bench.robot.stop)
    assert bench.run(parse_flat("avancer avancer"))[-1] == Stopped(1)
    bench.later()
    assert bench.moves[-1].end_s < moment + 0.01


def test_it_sees_a_restart(kind: Kind) -> None:
    bench = Bench(kind)
    bench.clock.at(bench.clock.now() + 1.0, lambda: bench.emulator.opened(bench.clock.now()))
    assert isinstance(bench.run(parse_flat("avancer avancer"))[-1], Lost)


def test_it_takes_nothing_else_for_trotte(page: ModuleType) -> None:
    clock = VirtualClock()
    other = KINDS["mbot"].emulator(page.emulator.record[0].placement)
    robot: TimedDriver = page.TrotteDriver("banc", clock, lambda _port, clock: DirectLink(other, clock))
    with pytest.raises(RobotError, match="ce qui répond sur le port banc n'est pas un Trotte"):
        robot.connect()


def test_its_signal_is_heard(kind: Kind) -> None:
    bench = Bench(kind)
    assert bench.robot.capabilities.abilities == {Ability.SIGNAL}
    bench.robot.signal()
    bench.later(0.1)
    assert bench.emulator.signals == 1  # type: ignore[attr-defined]


def test_it_is_found_for_it_answers(page: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(discovery, "DRIVERS", drivers.DRIVERS)
    assert [info.name for info in candidates(PortInfo("COM3", "", ("trotte",)))] == ["trotte"]


def test_its_table_names_every_ability_and_every_method_that_some_drivers_alone_have() -> None:
    rows = re.findall(r"^\| (?:`([A-Z]+)` )?\| ((?:`\w+`(?:, )?)+) \|", PAGE, re.MULTILINE)
    assert [name for name, _methods in rows if name] == [ability.name for ability in Ability]
    methods = {name for _name, row in rows for name in re.findall(r"`(\w+)`", row)}
    assert methods == {name for name in vars(Robot) if not name.startswith("_")} - Robot.__abstractmethods__


def test_the_page_names_what_exists() -> None:
    for name in re.findall(r"`((?:drivers|firmware_bridge|tests|beebot)/[a-z_/]+\.py)`", PAGE):
        path = Path(__file__).parents[2] / (f"firmware_bridge/{name}" if name.startswith("drivers/") else name)
        assert path.exists() or "trotte" in name, name
