"""The engine's trace in millimetres, to lay beside what an emulated robot did."""

from beebot.interpreter import Trace
from beebot.pose import Pose
from firmware_bridge.emulator.movement import Placement


def placement(pose: Pose, cell_mm: int) -> Placement:
    """Where a robot at ``pose`` stands, when the middle of cell ``A1`` is 0, 0 and a cell is ``cell_mm`` wide."""
    return Placement(float(pose.cell.column * cell_mm), float(pose.cell.row * cell_mm), float(pose.heading.degrees))


def expected_path(trace: Trace, cell_mm: int) -> tuple[Placement, ...]:
    """Where each step of ``trace`` leaves the robot; start the emulator at ``placement(trace.start, cell_mm)``."""
    return tuple(placement(step.after, cell_mm) for step in trace.steps)
