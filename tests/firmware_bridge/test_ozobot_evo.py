"""Ozobot Evo: the bytes of a public client, what its words mean to the driver, and what befalls it in the air."""

import tomllib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from beebot.notation import parse_flat
from beebot.robot import Finished, Lost, RobotError, StepDone, StepStarted, Stopped
from firmware_bridge.ble.channel import OZOBOT_EVO, Likeness
from firmware_bridge.ble.link import BleLink
from firmware_bridge.ble.scan import listen
from firmware_bridge.drivers.frozen.ozobot_evo import OzobotEvoDriver
from tests.firmware_bridge.benches import KINDS, Alarm, Bench, said_by
from tests.firmware_bridge.faults import Tapped, links_to
from tests.firmware_bridge.promises import SHORT, steps_and_finish
from tools.robots.direct_link import DirectLink
from tools.robots.emulators.air import Air, Peripheral
from tools.robots.emulators.ozobot_evo import FORCED, INVALID, MOVED, NOT_EXECUTED, OzobotEvo
from tools.robots.virtual_clock import VirtualClock

ASKED = tomllib.loads((Path(__file__).parent / "transcripts" / "ozobot_pyozo.toml").read_text(encoding="utf-8"))[
    "asked"
]
UNCONFIRMED = (
    "le robot sur le port banc n'a pas confirmé un ordre ; "
    "prenez-le en main, éteignez-le, rallumez-le, puis recommencez"
)
ENDED = (
    "le robot banc s'est arrêté avant la fin de son pas ; regardez si quelque chose le bloque ou s'il "
    "faut le recharger, remettez-le au départ, puis recommencez"
)
PORT = "ble:OzoEvo-12AB"


def numberless(packet: bytes) -> str:
    """A packet without the number of its request, which each client draws for itself."""
    return (packet[:2] + packet[6:] if packet[:1] != b"\x6e" else packet).hex(" ")


def connected(robot: OzobotEvo, kind: type[DirectLink] = Tapped) -> tuple[OzobotEvoDriver, Tapped]:
    opened, links = links_to(robot, kind)
    driver = OzobotEvoDriver("banc", Alarm(), opened)
    driver.connect()
    (link,) = links
    assert isinstance(link, Tapped)
    return driver, link


def test_the_driver_writes_what_the_public_client_writes() -> None:
    driver, link = connected(OzobotEvo())
    driver.load(parse_flat("avancer gauche reculer droite45"))
    assert list(driver.run())[-1] == Finished()
    driver.signal()
    driver.check_presence()
    ours = [numberless(packet) for packet in link.written[1:]]
    theirs = [numberless(bytes.fromhex(each["wrote"])) for each in ASKED[:7]]
    dark = "6e 00 3f 00 00 00 00 ff"
    assert ours == [*theirs[:6], dark, theirs[6]]
    assert link.written[0] == bytes.fromhex(ASKED[7]["wrote"])


def test_the_emulator_answers_the_public_client_as_it_did() -> None:
    robot, now, made = OzobotEvo(), 0.0, 0
    for each in ASKED:
        robot.receive(bytes.fromhex(each["wrote"]), now)
        now += 10.0
        assert robot.advance(now).hex(" ") == " ".join(each["heard"]), each["what"]
        assert "".join(move.letter for move in robot.record[made:]) == each["moved"]
        made = len(robot.record)
    assert robot.lights == bytes.fromhex("3f 00 ff ff ff ff")
    assert robot.tones == ((880, 1000, 50),)


class Slow(OzobotEvo):
    """On a carpet so thick that each movement takes so many times longer."""

    times = 1.6

    def _queue(self, which: int, request: int, amount: float, speed: float, moment: float) -> None:
        super()._queue(which, request, amount, speed / self.times, moment)


def test_a_step_is_done_when_the_robot_says_so_and_not_sooner() -> None:
    driver, link = connected(robot := Slow())
    driver.load(SHORT)
    clock = driver._clock
    told = [clock.now() for event in driver.run() if isinstance(event, StepDone)]
    assert link.written
    ends = [move.end_s for move in robot.record]
    assert ends[0] > 1.6 * 1.5, "longer than the driver would have thought"
    assert all(0 <= said - end <= 0.1 for said, end in zip(told, ends, strict=True))


def test_a_run_that_begins_after_an_eighth_of_a_turn_goes_a_diagonal_far() -> None:
    """The robot stands askew already: the first card is not sent again."""
    whole, later = Bench(KINDS["ozobot evo"]), Bench(KINDS["ozobot evo"])
    program = parse_flat("droite45 avancer droite45 avancer")
    whole.run(program)
    later.run(program, first_step=1)
    asked = [move.end_s - move.start_s for move in whole.moves[1:]]
    assert [move.end_s - move.start_s for move in later.moves] == pytest.approx(asked, abs=0.05)
    assert asked[0] > 1.2 * asked[-1], "a diagonal is longer than a side"


def test_a_step_that_never_ends_is_stopped() -> None:
    driver, link = connected(robot := Slow())
    robot.times = 40.0
    driver.load(SHORT)
    *_, lost = driver.run()
    assert isinstance(lost, Lost)
    assert str(lost.error) == UNCONFIRMED
    assert link.written[-1] == bytes.fromhex("78 00 00 00 00 00")
    assert [move.letter for move in robot.record] == ["n"]


@pytest.mark.parametrize("state", [FORCED, NOT_EXECUTED, INVALID, 6])
def test_a_step_that_something_else_ended_is_told_and_the_next_does_not_begin(state: int) -> None:
    class Interrupted(OzobotEvo):
        def _end(self, _state: int, moment: float) -> None:
            super()._end(state, moment)

    driver, _link = connected(robot := Interrupted())
    driver.load(SHORT)
    *before, lost = driver.run()
    assert before == [StepStarted(0)]
    assert isinstance(lost, Lost)
    assert str(lost.error) == ENDED
    assert [move.letter for move in robot.record] == ["n"]


def test_a_stop_of_ours_is_never_told_as_somebody_elses() -> None:
    bench = Bench(KINDS["ozobot evo"])
    for moment in (0.01, 0.03, 0.06, 0.5, 1.49, 1.53, 1.6, 2.0):
        bench.clock.at(bench.clock.now() + moment, bench.robot.stop)
        assert isinstance(bench.run(SHORT)[-1], Stopped), moment
    driver = bench.robot
    assert isinstance(driver, OzobotEvoDriver)
    driver.signal()
    driver.check_presence()


@pytest.mark.parametrize("lost", range(4), ids=["the greeting", "the step", "the turn", "the stop that follows"])
def test_an_order_that_is_lost_is_never_sent_again(lost: int) -> None:
    class Losing(Tapped):
        def write(self, data: bytes) -> None:
            if len(self.written) == lost:
                self.written.append(b"")
            else:
                super().write(data)

    driver, link = connected(robot := OzobotEvo(), Losing)
    driver.load(SHORT)
    last = list(driver.run())[-1]
    if lost in (1, 2):
        assert isinstance(last, Lost)
        assert str(last.error) == UNCONFIRMED
    else:
        assert last == Finished()
    moves = [packet for packet in link.written if packet[:1] in (b"\x64", b"\x66")]
    assert len(moves) == len(set(moves))
    assert [move.letter for move in robot.record] == ["n", "w"][: 2 if lost not in (1, 2) else lost - 1]


@pytest.mark.parametrize("code", [101, MOVED], ids=["that it took it", "that it did it"])
def test_a_word_of_the_robot_that_is_lost_ends_the_run(code: int) -> None:
    class Mumbling(OzobotEvo):
        def _say(self, packet: bytes, moment: float) -> None:
            if int.from_bytes(packet[:2], "little") != code:
                super()._say(packet, moment)

    driver, link = connected(robot := Mumbling())
    driver.load(SHORT)
    *_, lost = driver.run()
    assert isinstance(lost, Lost)
    assert str(lost.error) == UNCONFIRMED
    assert link.written[-1] == bytes.fromhex("78 00 00 00 00 00"), "it is told to rest"
    assert [move.letter for move in robot.record] == ["n"]


@pytest.mark.parametrize("size", [3, 7, 400])
def test_answers_are_heard_in_pieces_all_at_once_and_among_others(size: int) -> None:
    """A battery event comes between them, of a watcher that another program has left."""

    class Chatty(DirectLink):
        def __init__(self, emulator: OzobotEvo, clock: Alarm) -> None:
            super().__init__(emulator, clock)
            self.kept = b""

        def read(self, timeout: float) -> bytes:
            said = super().read(timeout)
            self.kept += said + bytes.fromhex("04 01 00 10 0e 5a 00 65") if said else b""
            now, self.kept = self.kept[:size], self.kept[size:]
            return now

    opened, _links = links_to(robot := OzobotEvo(), Chatty)
    driver = OzobotEvoDriver("banc", Alarm(), opened)
    driver.connect()
    driver.load(SHORT)
    assert list(driver.run()) == steps_and_finish(SHORT)
    assert [move.letter for move in robot.record] == ["n", "w"]


def test_an_echo_is_no_answer() -> None:
    class Echo(OzobotEvo):
        def receive(self, data: bytes, now: float) -> None:
            self._say(data, now)

    opened, _links = links_to(Echo(), Tapped)
    driver = OzobotEvoDriver("banc", VirtualClock(), opened)
    assert said_by(driver).startswith("ce qui répond sur le port banc n'est pas un Ozobot Evo ; ")


# In the air


def in_the_air() -> tuple[Air, Peripheral, OzobotEvoDriver, Alarm]:
    clock = Alarm()
    air = Air(clock)
    robot = air.add(Peripheral("88:1B:99:00:00:01", "OzoEvo-12AB", OzobotEvo(), OZOBOT_EVO, acknowledges=False))

    class Spoken(BleLink):
        def read(self, timeout: float) -> bytes:
            data = super().read(timeout)
            air.let_speak(robot)
            return data

    return (
        air,
        robot,
        OzobotEvoDriver(PORT, clock, lambda port, _: Spoken(port, clock, OZOBOT_EVO, "Ozobot Evo", air.radio())),
        clock,
    )


def test_it_is_found_by_its_name_and_driven() -> None:
    air, robot, driver, _clock = in_the_air()
    assert [(each.kind, each.name) for each in listen(air.radio())] == [("ozobot-evo", "OzoEvo-12AB")]
    driver.connect()
    driver.load(SHORT)
    assert list(driver.run()) == steps_and_finish(SHORT)
    driver.close()
    assert [move.letter for move in robot.emulator.record] == ["n", "w"]


def _sleeps(air: Air) -> None:
    air.peripherals[0].shows = False


def _is_held(air: Air) -> None:
    air.peripherals[0].taken = True


def _has_a_twin(air: Air) -> None:
    air.add(Peripheral("88:1B:99:00:00:02", "OzoEvo-12AB", OzobotEvo(), OZOBOT_EVO))


def _is_older(air: Air) -> None:
    """Its service before firmware 3 (raphaelbink/raspberry-pi-ozobot-evo)."""
    air.peripherals[0].channel = replace(OZOBOT_EVO, service=OZOBOT_EVO.service.replace("801", "701"))


@pytest.mark.parametrize(
    ("trouble", "sentence"),
    [
        (_sleeps, f"le robot {PORT} ne se montre pas ; allumez-le"),
        (_is_held, f"le robot {PORT} se montre mais refuse la liaison ; une autre tablette le tient peut-être"),
        (
            _has_a_twin,
            "plusieurs robots s'appellent « OzoEvo-12AB » ; dites lequel par son adresse : ble:88:1B:99:00:00:01",
        ),
        (_is_older, f"{PORT} n'est pas un Ozobot Evo ; choisissez un autre robot"),
    ],
)
def test_what_keeps_it_from_being_connected_is_said(trouble: Callable[[Air], None], sentence: str) -> None:
    air, robot, driver, _clock = in_the_air()
    trouble(air)
    assert said_by(driver).startswith(sentence)
    assert robot.written == b""


def test_out_of_range_in_mid_step_it_ends_that_step_and_begins_no_other() -> None:
    air, robot, driver, clock = in_the_air()
    driver.connect()
    driver.load(SHORT)
    clock.at(clock.now() + 0.7, lambda: air.leave(robot))
    *before, lost = driver.run()
    assert before == [StepStarted(0)]
    assert isinstance(lost, Lost)
    assert str(lost.error).startswith(f"le robot {PORT} n'est plus à portée, et il roule peut-être encore ; ")
    clock.wait(60.0)
    robot.emulator.advance(clock.now())
    assert [(move.letter, move.y_mm) for move in robot.emulator.record] == [("n", 150.0)]
    robot.shows = True
    driver.close()
    driver.connect()
    assert list(driver.run()) == steps_and_finish(SHORT)


@pytest.mark.parametrize(
    ("name", "likeness"),
    [
        ("OzoEvo-ABC12", Likeness.NAMED),
        ("OzoBlue", Likeness.NAMED),
        ("", Likeness.ALIKE),
        ("Bozo", Likeness.OTHER),
    ],
)
def test_names(name: str, likeness: Likeness) -> None:
    assert OZOBOT_EVO.likeness(name, (OZOBOT_EVO.service,)) is likeness


def test_a_robot_of_that_name_that_is_not_there_is_one_sentence() -> None:
    air, _robot, _driver, clock = in_the_air()
    with pytest.raises(RobotError, match="le robot ble:OzoEvo-99 ne se montre pas"):
        BleLink("ble:OzoEvo-99", clock, OZOBOT_EVO, "Ozobot Evo", air.radio())
