"""Six robots on one table: each with its animal, each alone with its troubles. Real drivers, emulators behind ports."""

import sys
from functools import partial

import pytest

from beebot.notation import parse_flat
from beebot.robot import Ability, Bumped, Finished, Lost, Measured, StepDone, StepStarted, Stopped
from firmware_bridge.clock import SystemClock
from firmware_bridge.drivers.kit import KitDriver
from firmware_bridge.emulator.kit import KitRobot
from firmware_bridge.kit_protocol import Parameter
from lecons.names import ANIMALS
from simulateur.game.messages.members import Lamp, Member
from simulateur.game.reports import Answered, Linked, NotForThisRobot, Unreachable
from simulateur.game.requests import AdjustRobot, Ask, NameRobot, Order, SendToPair, TellRobot
from simulateur.machine.robots.robot_service import MOST, RobotService
from simulateur.machine.robots.robot_thread import RobotLink
from tests.patience import HANG_S
from tests.simulateur.fleet import BROKEN, SPEED, Classroom, ScriptedRobot, SlowToLoad, room, wait
from tools.robots.emulators.escornabot import Escornabot
from tools.robots.emulators.mbot import Mbot

__all__ = ["room"]
pytestmark = [
    pytest.mark.usefixtures("unhurried"),
    pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals"),
]
LONG = parse_flat("avancer gauche avancer droite avancer")
SHORT = parse_flat("gauche avancer")
ENDLESS = LONG * 30
"""Still under way on the busiest machine when a stop is heard."""
LETTERS = "nwnen"
ALL_LETTERS = LETTERS * 30


def letters(robot: KitRobot | Mbot | Escornabot) -> str:
    """What a robot did from beginning to end."""
    return "".join(movement.letter for movement in robot.record if movement.complete and movement.letter in "nswe")


def test_six_robots_run_at_once_and_one_unplugged_in_mid_run_comes_back_by_itself(room: Classroom) -> None:
    bots = [KitRobot() for _ in range(MOST)]
    tokens = [room.add(bot) for bot in bots]
    assert tokens == list(ANIMALS[:MOST])
    room.wait_linked()
    room.forget()
    lost = tokens[2]
    for token in tokens:
        room.send(token, ENDLESS if token == lost else LONG)
    assert all(member.moving for member in room.service.members)
    room.wait(lambda: StepStarted(1) in room.said(lost))
    room.sockets[lost].unplug()
    room.wait_for(lost, Lost)
    assert room.lamp(lost) is Lamp.LOST
    others = [token for token in tokens if token != lost]
    room.wait(lambda: all(Finished() in room.said(token) for token in others))
    for token, bot in zip(tokens, bots, strict=True):
        if token != lost:
            assert room.said(token)[-1] == Finished()
            assert (room.lamp(token), letters(bot)) == (Lamp.LINKED, LETTERS)
    room.sockets[lost].plug()
    goes_on_where_it_was_cut(room, lost, bots[2])


def goes_on_where_it_was_cut(room: Classroom, token: str, bot: KitRobot) -> None:
    """It is linked again, says where it was cut, is sent the rest, and does each step once until it is stopped."""
    room.wait(lambda: room.lamp(token) is Lamp.LINKED)
    linked = next(report for report in room.said(token) if isinstance(report, Linked))
    assert linked.aftermath is not None
    cut = linked.aftermath.cut_at
    assert cut is not None
    assert linked.aftermath.sentence == f"le robot répond de nouveau : il a été coupé à l'instruction {cut + 1}"
    assert letters(bot) == ALL_LETTERS[:cut]
    room.forget()
    room.send(token, ENDLESS, cut)
    room.wait(lambda: StepStarted(cut + 1) in room.said(token))
    room.service.obey(TellRobot(token, Order.STOP))
    room.wait_for(token, Stopped)
    wait(lambda: bot.idle)
    done = letters(bot)
    assert len(done) > cut
    assert done == ALL_LETTERS[: len(done)]
    room.wait(lambda: not any(member.moving for member in room.service.members))


def test_a_robot_that_hangs_delays_no_other(room: Classroom) -> None:
    hanging = SlowToLoad()
    room.service.add(Member("kit", "robot du kit", "nulle part"), RobotLink(hanging), ["owl"])
    bot = KitRobot(usb=False)
    token = room.add(bot)
    room.wait_linked()
    room.send("owl", SHORT)
    assert hanging.loading.wait(HANG_S)
    room.send(token, SHORT)
    room.wait_for(token, Finished)
    assert (letters(bot), hanging.calls) == ("wn", ["connect", "load 2"])
    hanging.may_end.set()
    hanging.says.put(Finished())


def test_one_is_stopped_and_the_other_goes_on(room: Classroom) -> None:
    bots = KitRobot(usb=False), KitRobot(usb=False)
    fox, frog = map(room.add, bots)
    room.wait_linked()
    for token, program in ((fox, ENDLESS), (frog, LONG)):
        room.send(token, program)
    room.wait(lambda: StepStarted(0) in room.said(fox))
    room.service.obey(TellRobot(fox, Order.STOP))
    room.wait_for(frog, Finished)
    room.wait_for(fox, Stopped)
    wait(lambda: bots[0].idle)
    assert len(letters(bots[0])) < len(ENDLESS)
    assert letters(bots[1]) == LETTERS


def test_stop_all_stops_all_at_once_and_tells_of_the_one_that_could_not_be_told(room: Classroom) -> None:
    bots = [KitRobot(usb=False) for _ in range(3)]
    tokens = [room.add(bot) for bot in bots]
    broken = ScriptedRobot()
    room.service.add(Member("kit", "robot du kit", "nulle part"), RobotLink(broken), ["pig"])
    room.wait_linked()
    for token in tokens:
        room.send(token, ENDLESS)
    room.send("pig", SHORT)
    broken.says.put(StepStarted(0))
    room.wait(lambda: all(StepStarted(0) in room.said(token) for token in (*tokens, "pig")))
    broken.broken = True
    room.service.obey(Ask.STOP_ALL)
    room.wait(lambda: all(isinstance(room.said(token)[-1], Stopped) for token in tokens))
    room.wait_for("pig", Unreachable)
    assert [told.report for told in room.told if isinstance(told.report, Unreachable)] == [Unreachable(BROKEN)]
    wait(lambda: all(bot.idle for bot in bots))
    assert all(len(letters(bot)) < len(ENDLESS) for bot in bots)
    broken.says.put(Bumped(0))


def test_closing_stops_every_robot_and_releases_every_port(room: Classroom) -> None:
    bots = [KitRobot(usb=False) for _ in range(3)]
    tokens = [room.add(bot) for bot in bots]
    room.wait_linked()
    for token in tokens:
        room.send(token, ENDLESS)
    room.wait(lambda: all(StepStarted(0) in room.said(token) for token in tokens))
    room.service.close()
    wait(lambda: all(bot.idle for bot in bots))  # on a busy computer their last words are still on the wire
    assert all(len(letters(bot)) < len(ENDLESS) for bot in bots)
    wait(lambda: not any(socket.served.in_use for socket in room.sockets.values()))


def test_two_robots_go_in_lock_step(room: Classroom) -> None:
    bots = KitRobot(usb=False), Mbot(usb=False)
    fox, frog = room.add(bots[0]), room.add(bots[1], "mbot")
    room.wait_linked()
    room.forget()
    room.service.obey(SendToPair((fox, frog), (LONG, SHORT)))
    room.wait(lambda: all(Finished() in room.said(token) for token in (fox, frog)))
    for token, program in ((fox, LONG), (frog, SHORT)):
        steps = [event for index in range(len(program)) for event in (StepStarted(index), StepDone(index))]
        assert room.said(token) == [*steps, Finished()]
    assert [letters(bot) for bot in bots] == [LETTERS, "wn"]


def test_a_pair_that_is_stopped_stops_both(room: Classroom) -> None:
    bots = KitRobot(usb=False), KitRobot(usb=False)
    fox, frog = map(room.add, bots)
    room.wait_linked()
    room.service.obey(SendToPair((fox, frog), (ENDLESS, ENDLESS)))
    room.wait(lambda: StepStarted(1) in room.said(fox))
    room.service.obey(Ask.STOP_ALL)
    room.wait(lambda: not any(member.moving for member in room.service.members))
    assert all(isinstance(room.said(token)[-1], Stopped) for token in (fox, frog))
    wait(lambda: all(bot.idle for bot in bots))
    assert all(len(letters(bot)) < len(ENDLESS) for bot in bots)


def test_a_pair_of_which_one_is_lost_stops_and_the_other_can_be_sent_a_program_again(room: Classroom) -> None:
    bots = KitRobot(usb=False), KitRobot(usb=False)
    fox, frog = map(room.add, bots)
    room.wait_linked()
    room.service.obey(SendToPair((fox, frog), (ENDLESS, ENDLESS)))
    room.wait(lambda: StepStarted(1) in room.said(frog))
    room.sockets[frog].unplug()
    room.wait(lambda: not any(member.moving for member in room.service.members))
    assert (room.lamp(fox), room.lamp(frog)) == (Lamp.LINKED, Lamp.LOST)
    room.forget()
    room.send(fox, SHORT)
    room.wait_for(fox, Finished)


def test_a_program_that_one_of_a_pair_cannot_do_moves_none_and_both_are_told_of(room: Classroom) -> None:
    bots = KitRobot(usb=False), Escornabot()
    fox, frog = room.add(bots[0]), room.add(bots[1], "escornabot")
    room.wait_linked()
    room.service.obey(SendToPair((fox, frog), (SHORT, parse_flat("avancer " * 101))))
    room.wait(lambda: not any(member.moving for member in room.service.members))
    refused = NotForThisRobot("ce robot retient 100 instructions, le programme en a 101 ; raccourcissez-le")
    assert room.said(fox)[-1] == room.said(frog)[-1] == refused
    assert bots[0].record == bots[1].record == ()


def test_a_pair_whose_other_half_is_lost_waits_for_nobody(room: Classroom) -> None:
    bots = KitRobot(usb=False), KitRobot(usb=False)
    fox, frog = map(room.add, bots)
    room.wait_linked()
    room.sockets[frog].unplug()
    room.wait(lambda: room.lamp(frog) is Lamp.LOST)
    room.service.obey(SendToPair((fox, frog), (LONG, LONG)))
    room.wait(lambda: not any(member.moving for member in room.service.members))
    assert bots[0].record == ()


def test_a_robot_keeps_the_animal_it_was_given_and_brings_it_along(room: Classroom) -> None:
    bot = KitRobot()
    assert room.add(bot) == "fox"
    room.wait_linked()
    room.service.obey(NameRobot("fox", "owl"))
    room.sockets["owl"] = room.sockets.pop("fox")
    other = room.add(KitRobot())
    room.service.obey(NameRobot(other, "owl"))
    assert [member.token for member in room.service.members] == ["owl", other]
    room.wait(lambda: bot._requests._saved[-1] == 3)
    room.service.obey(TellRobot("owl", Order.REMOVE))
    assert [member.token for member in room.service.members] == [other]
    wait(lambda: not room.sockets["owl"].served.in_use)
    again_port = room.sockets["owl"].port
    again = KitDriver(again_port, SystemClock(SPEED))
    room.service.add(Member("kit", "robot du kit", again_port), RobotLink(again), ["pig"])
    room.wait_linked()
    assert [member.token for member in room.service.members] == [other, "owl"]


def test_a_seventh_robot_is_refused() -> None:
    service = RobotService()
    for number in range(MOST):
        service.add(Member("kit", "robot du kit", f"{number}"), RobotLink(ScriptedRobot()), [ANIMALS[0]])
    assert [member.token for member in service.members] == list(ANIMALS[:MOST])
    with pytest.raises(ValueError, match="no more than 6 robots"):
        service.add(Member("kit", "robot du kit", "7"), RobotLink(ScriptedRobot()))
    service.close()


def test_a_robot_unplugged_at_rest_is_missed(room: Classroom) -> None:
    token = room.add(KitRobot())
    room.wait_linked()
    room.sockets[token].unplug()
    room.wait(lambda: room.lamp(token) is Lamp.LOST)
    room.sockets[token].plug()
    room.wait_linked()


class SleepyClock(SystemClock):
    """The clock of a computer that sleeps: when it wakes, all that time has gone by."""

    slept_s = 0.0

    def now(self) -> float:
        return super().now() + self.slept_s


@pytest.mark.parametrize("usb", [True, False])
def test_a_computer_that_slept_in_mid_run_executes_nothing_twice(room: Classroom, usb: bool) -> None:
    bot, clock = KitRobot(usb=usb), SleepyClock(SPEED)
    token = room.add(bot, clock=clock)
    room.wait_linked()
    room.send(token, LONG)
    for index in (0, 1, 2):
        room.wait(partial(begun_or_over, room, token, index))
        clock.slept_s += 3600
    room.wait(lambda: not moves(room))
    room.wait_linked()
    assert letters(bot) == LETTERS[: len(letters(bot))]
    room.wait(lambda: bot.idle)
    ended = [report for report in room.said(token) if isinstance(report, Finished | Lost)]
    assert len(ended) == 1
    if isinstance(ended[0], Finished):
        assert letters(bot) == LETTERS
    else:
        assert room.said(token)[-1].aftermath is not None  # type: ignore[attr-defined]


def begun_or_over(room: Classroom, token: str, index: int) -> bool:
    return StepStarted(index) in room.said(token) or not moves(room)


def moves(room: Classroom) -> bool:
    return any(member.moving for member in room.service.members)


def test_what_only_some_robots_can_do_is_asked_of_them_alone(room: Classroom) -> None:
    kit, mbot = KitRobot(usb=False), Mbot(usb=False)
    fox, frog, owl = room.add(kit), room.add(mbot, "mbot"), room.add(Escornabot(), "escornabot")
    room.wait_linked()
    members = {member.token: member for member in room.service.members}
    assert [members[token].abilities for token in (fox, frog, owl)] == [
        frozenset(Ability),
        {Ability.CALIBRATION},
        set(),
    ]
    for token in (fox, frog, owl):
        room.service.obey(TellRobot(token, Order.SIGNAL))
    measured = Measured(742.0, -12.0, 352.0)
    for token in (fox, frog):
        room.service.obey(AdjustRobot(token, measured))
    room.wait(lambda: all(any(isinstance(report, Answered) for report in room.said(each)) for each in (fox, frog)))
    assert Answered("réglage gardé dans le robot") in room.said(fox)
    assert Answered(f"réglage gardé sur cet ordinateur, dans {room.paces}") in room.said(frog)
    assert kit._requests._saved[Parameter.CELL_LEFT] != 2994
    assert room.paces.exists()
    room.service.obey(AdjustRobot(fox, Measured(100, 0, 360)))
    room.wait_for(fox, NotForThisRobot)
    assert room.lamp(fox) is Lamp.LINKED
