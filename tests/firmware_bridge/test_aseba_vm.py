"""The emulated node runs bytecode, from the assembler of PyPI's ``thymiodirect``, which nobody here wrote."""

import operator
import struct
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from thymiodirect.assembler import Assembler
from thymiodirect.connection import RemoteNode

from tools.robots.emulators.thymio import FULL, VARIABLES, Thymio
from tools.robots.emulators.thymio_program import EVENTS

WORDS = st.integers(-32768, 32767)
FREE = sum(size for _name, size in VARIABLES)
"""The first variable that is the program's own; ``_userdata`` in the assembler."""
SET_BYTECODE, RESET, RUN, PAUSE, STOP, STATE, SET = 0xA001, 0xA002, 0xA003, 0xA004, 0xA006, 0xA007, 0xA00C
INFINITE = "init: jump init"


def bytecode(source: str) -> list[int]:
    """Assemble handlers, each at the label of its event; without a label, that of the program's start."""
    node = RemoteNode()
    node.named_variables = [name for name, _size in VARIABLES]
    node.var_offset = {
        name: sum(size for _, size in VARIABLES[:place]) for place, (name, _size) in enumerate(VARIABLES)
    }
    node.local_events, node.native_functions = list(EVENTS), []
    node.var_total_size, node.max_var_size = FREE, FREE + 512
    handlers = [event for event in ("init", *EVENTS) if f"{event}:" in source]
    table = "".join(f"dc _ev.{event}, {event}\n" for event in handlers)
    words: list[int] = Assembler(node, f"dc table\n{table}table:\n{source}\nstop\n").assemble()
    return words


def ask(robot: Thymio, kind: int, *words: int, now: float = 0.0) -> None:
    payload = struct.pack(f"<{len(words) + 1}H", 1, *(word & 0xFFFF for word in words))
    robot.receive(struct.pack("<HHH", len(payload), 1, kind) + payload, now)


def started(source: str, now: float = 0.0) -> Thymio:
    robot = Thymio()
    ask(robot, SET_BYTECODE, 0, *bytecode(source), now=now)
    ask(robot, RUN, now=now)
    return robot


def said(robot: Thymio, now: float = 60.0) -> list[tuple[int, tuple[int, ...]]]:
    """Its messages but those of its state: kind and words."""
    data, messages = robot.advance(now), []
    while data:
        length, _node, kind = struct.unpack_from("<3H", data)
        payload, data = data[6 : 6 + length], data[6 + length :]
        if kind != 0x900A:
            messages.append((kind, struct.unpack(f"<{length // 2}h", payload[: length // 2 * 2])))
    return messages


def left_in(source: str, count: int = 1) -> tuple[int, ...]:
    """What the program leaves in the first of its own variables."""
    robot = started("init:\n" + source)
    robot.advance(0.1)
    return robot.words[FREE : FREE + count]


def wrapped(value: int) -> int:
    return int.from_bytes((value & 0xFFFF).to_bytes(2, "little"), "little", signed=True)


def c_quotient(left: int, right: int) -> int:
    return int(left / right)  # exact for words of 16 bits, and rounds towards 0 as C does


BINARY: dict[str, Callable[[int, int], int]] = {
    "add": operator.add,
    "sub": operator.sub,
    "mult": operator.mul,
    "div": c_quotient,
    "mod": lambda left, right: left - right * c_quotient(left, right),
    "bitor": operator.or_,
    "bitxor": operator.xor,
    "bitand": operator.and_,
    "eq": operator.eq,
    "ne": operator.ne,
    "gt": operator.gt,
    "ge": operator.ge,
    "lt": operator.lt,
    "le": operator.le,
    "or": lambda left, right: bool(left or right),
    "and": lambda left, right: bool(left and right),
}


@pytest.mark.parametrize("name", BINARY)
@given(left=WORDS, right=WORDS)
@settings(max_examples=25)
def test_operators_of_two(name: str, left: int, right: int) -> None:
    right = right or 1
    program = f"push {left}\npush {right}\n{name}\nstore _userdata"
    assert left_in(program) == (wrapped(BINARY[name](left, right)),)


@pytest.mark.parametrize(
    ("program", "result"),
    [
        ("push 5\nneg", -5),
        ("push -7\nabs", 7),
        ("push 12\nbitnot", -13),
        ("push -1\npush 4\nasr", -1),
        ("push 3\npush 4\nsl", 48),
        ("push.s -2048", -2048),
        ("push 32767\npush 1\nadd", -32768),
    ],
)
def test_operators_by_hand(program: str, result: int) -> None:
    assert left_in(f"{program}\nstore _userdata") == (result,)


def test_arrays_are_reached_by_an_index() -> None:
    program = "push 11\npush 0\nstore.ind _userdata 3\npush 33\npush 2\nstore.ind _userdata 3\n"
    program += "push 2\nload.ind _userdata 3\npush 1\nstore.ind _userdata 3"
    assert left_in(program, 3) == (11, 33, 33)


def test_a_loop_and_a_subroutine() -> None:
    program = """
    push 0
    store _userdata
again:
    callsub more
    load _userdata
    push 10
    jump.if.not ge again
    stop
more:
    load _userdata
    push 3
    add
    store _userdata
    ret"""
    assert left_in(program) == (12,)


def test_a_when_acts_only_where_its_condition_becomes_true() -> None:
    """Each tick: ``when a > 2 do b += 1``, with a counted up from outside."""
    program = """motor:
    load _userdata
    push 2
    do.jump.when.not gt end
    load _userdata+1
    push 1
    add
    store _userdata+1
end:"""
    robot = started(program)
    counted = []
    for number, value in enumerate((0, 3, 3, 1, 5)):
        now = number / 10
        ask(robot, SET, FREE, value, now=now)
        robot.advance(now + 0.05)
        counted.append(robot.words[FREE + 1])
    assert counted == [0, 1, 1, 1, 2]
    ask(robot, RESET, now=1.0)
    ask(robot, RUN, now=1.0)
    ask(robot, SET, FREE, 5, now=1.0)
    robot.advance(1.05)
    assert robot.words[FREE + 1] == 1


def test_the_two_lines_of_a_program_that_sets_a_wheel() -> None:
    robot = started("init:\npush 100\nstore motor.left.target")
    assert robot.words[86] == 100
    assert not robot.idle


@pytest.mark.parametrize(
    ("event", "seconds", "count"),
    [
        ("motor", 1.0, 100),
        ("buttons", 1.0, 20),
        ("prox", 1.0, 10),
        ("acc", 1.2, 20),
        ("temperature", 3.0, 3),
        ("tap", 9.0, 0),
    ],
)
def test_events_come_as_often_as_on_the_robot(event: str, seconds: float, count: int) -> None:
    robot = started(f"{event}:\nload _userdata\npush 1\nadd\nstore _userdata")
    robot.advance(seconds + 0.001)
    assert robot.words[FREE] == count


def test_timers_have_the_periods_that_the_program_gives() -> None:
    source = "init:\npush 50\nstore timer.period\nstop\ntimer0:\nload _userdata\npush 1\nadd\nstore _userdata"
    robot = started(source)
    robot.advance(1.001)
    assert robot.words[FREE] == 20


def test_a_program_sends_events_of_its_own() -> None:
    robot = started("init:\npush 7\nstore _userdata\npush -9\nstore _userdata+1\nemit 3 _userdata 2")
    assert said(robot) == [(3, (7, -9))]


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("push 1\npush 0\ndiv", (0x9007, (7,))),
        ("push 9\nload.ind _userdata 4", (0x9006, (5, 4, 9))),
    ],
    ids=["division by zero", "out of an array"],
)
def test_what_goes_wrong_is_told_with_its_place_and_stops_the_program(
    source: str, message: tuple[int, tuple[int, ...]]
) -> None:
    assert said(started(f"init:\n{source}")) == [message]


@pytest.mark.parametrize(
    "source",
    [
        "callnat 1",
        "ret",
        "add",
        "jump 1600",
        "jump 0-5",
        "loop: push 1\njump loop",
        "store 4000",
        "emit 1 600 99",
        "dc 0xf000",
        "dc 0x7009",
        "dc 0x8099",
    ],
)
def test_a_program_that_leaves_its_bounds_is_stopped_and_told(source: str) -> None:
    robot = started("init:\n" + source)
    ask(robot, STATE, now=1.0)
    assert robot.advance(2.0)[-2:] == b"\x02\x00"  # paused, no handler at work
    assert [kind for kind, _words in said(started("init:\n" + source))] == [0x9009]


def test_a_handler_without_an_end_starves_the_others_and_the_computer_is_still_heard() -> None:
    robot = started(INFINITE + "\nmotor: push 300\nstore motor.left.target")
    robot.advance(1.0)
    assert robot.words[86] == 0
    ask(robot, SET, 86, 50, now=1.0)
    assert robot.words[86] == 50
    ask(robot, SET_BYTECODE, 0, 0, now=2.0)
    ask(robot, RUN, now=2.0)
    ask(robot, STATE, now=2.0)
    assert robot.advance(3.0)[-2:] == b"\x00\x00"


def test_a_program_that_is_paused_or_stopped_sets_nothing_and_the_wheels_go_on() -> None:
    for kind in (PAUSE, STOP):
        robot = started("motor:\npush 300\nstore motor.left.target")
        robot.advance(1.0)
        assert robot.words[86] == 300
        ask(robot, kind, now=1.0)
        ask(robot, SET, 87, 10, now=1.0)
        robot.advance(2.0)
        assert robot.words[86:88] == (300, 10)
        ask(robot, SET, 86, 0, 0, now=2.0)
        robot.advance(3.0)
        assert robot.words[86:88] == (0, 0)


def test_loading_a_program_sets_every_variable_to_0_and_keeps_who_the_robot_is() -> None:
    robot = Thymio(node=31337)
    payload = struct.pack("<4h", 31337, 86, 200, 200)
    robot.receive(struct.pack("<HHH", len(payload), 1, SET) + payload, 0.0)
    assert not robot.idle
    payload = struct.pack("<3h", 31337, 0, 0)
    robot.receive(struct.pack("<HHH", len(payload), 1, SET_BYTECODE) + payload, 1.0)
    robot.advance(2.0)
    assert robot.idle
    assert [(place, word) for place, word in enumerate(robot.words) if word] == [(0, 31337), (34, 14), (36, 8)]


@given(WORDS, WORDS)
def test_a_wheel_keeps_the_target_it_was_given_and_turns_no_faster_than_it_can(left: int, right: int) -> None:
    robot = Thymio()
    ask(robot, SET, 86, left, right)
    robot.advance(0.0)
    assert robot.words[86:88] == (left, right)
    assert robot.words[92:94] == tuple(max(-FULL, min(FULL, target)) for target in (left, right))


@given(st.lists(st.integers(0, 0xFFFF), min_size=3, max_size=60))
@settings(max_examples=200)
def test_any_bytecode_leaves_the_node_answering(words: list[int]) -> None:
    robot = Thymio()
    ask(robot, SET_BYTECODE, 0, 5, 0xFFFF, 5, 0xFFF0, 6, *words)
    ask(robot, RUN)
    robot.advance(0.1)
    ask(robot, SET_BYTECODE, 0, 0, now=1.0)
    ask(robot, RUN, now=1.0)
    ask(robot, SET, 86, 0, 0, now=1.0)
    robot.advance(2.0)
    assert robot.words[86:88] == (0, 0)
    assert robot.idle
