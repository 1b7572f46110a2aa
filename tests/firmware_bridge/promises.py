"""What every driver promises of a robot that it reaches, whether that robot is emulated or stands on a desk."""

from collections.abc import Iterator

import pytest

from beebot.command import SINGLE_COMMANDS, Command, FlatProgram
from beebot.notation import parse_flat
from beebot.robot import Finished, Lost, RefusedError, Robot, RobotEvent, StepDone, StepStarted, Stopped

SHORT = parse_flat("avancer gauche")


def steps_and_finish(program: FlatProgram) -> list[RobotEvent]:
    """The events of a whole run."""
    steps: list[RobotEvent] = []
    for index in range(len(program)):
        steps += [StepStarted(index), StepDone(index)]
    return [*steps, Finished()]


def told(robot: Robot, first_step: int = 0) -> Iterator[RobotEvent]:
    """What it tells of a run; where it was lost its own sentence is the failure, for whoever stands beside it."""
    for event in robot.run(first_step):
        if isinstance(event, Lost):
            raise event.error
        yield event


def runs(robot: Robot, program: FlatProgram) -> None:
    robot.load(program)
    assert list(told(robot)) == steps_and_finish(program)


def doable(robot: Robot, text: str) -> FlatProgram:
    """What a robot has the keys for, of a program; some have no pause, or no way back."""
    return tuple(command for command in parse_flat(text) if command in robot.capabilities.commands)


def refuses_what_it_cannot_do(robot: Robot) -> None:
    memory = robot.capabilities.memory
    with pytest.raises(RefusedError) as refusal:
        robot.load((Command.RIGHT,) * (memory + 1))
    assert str(refusal.value) == (
        f"ce robot retient {memory} instructions, le programme en a {memory + 1} ; raccourcissez-le"
    )
    with pytest.raises(RefusedError, match="le programme est vide ; donnez au moins une instruction"):
        robot.load(())
    for command in set(SINGLE_COMMANDS) - robot.capabilities.commands:
        with pytest.raises(RefusedError, match=f"ce robot ne sait pas faire « {command.value} »"):
            robot.load((command,))


def runs_again_and_from_any_step(robot: Robot) -> None:
    """Ahead, right, back, ahead, right, back, and back once more."""
    program = doable(robot, "avancer droite pause reculer")
    runs(robot, program)
    assert list(told(robot)) == steps_and_finish(program)
    last = len(program) - 1
    assert list(told(robot, last)) == [StepStarted(last), StepDone(last), Finished()]


def stops_between_two_steps_and_runs_again(robot: Robot) -> None:
    robot.load(parse_flat("avancer avancer avancer avancer"))
    events = told(robot)
    while next(events) != StepStarted(1):
        pass
    robot.stop()
    assert list(events) == [Stopped(1)]
    runs(robot, SHORT)


PROMISES = (refuses_what_it_cannot_do, runs_again_and_from_any_step, stops_between_two_steps_and_runs_again)
