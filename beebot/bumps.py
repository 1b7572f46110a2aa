"""What one instruction does to a robot: where it leads, and what it bumps into: edge, obstacle, wall or corner."""

from enum import Enum

from beebot.command import Command
from beebot.mat import Mat, Wall
from beebot.pose import Cell, Heading, Pose


class BumpedInto(Enum):
    """What stopped a robot; the value is the word used in traces."""

    EDGE = "bord"
    OBSTACLE = "obstacle"
    WALL = "mur"
    ROBOT = "robot"
    """The other robot of a pair."""


def obey(command: Command, pose: Pose, mat: Mat) -> tuple[Pose, BumpedInto | None]:
    """The pose after ``command`` from ``pose`` on ``mat``, and what the robot bumped into, or None."""
    if command.steps:
        if bump := bumped_into(mat, pose.cell, pose.heading, command.steps):
            return pose, bump
        return Pose(pose.cell.step(pose.heading, command.steps), pose.heading), None
    return Pose(pose.cell, pose.heading.turned(command.pivot)), None


def bumped_into(mat: Mat, origin: Cell, heading: Heading, steps: int) -> BumpedInto | None:
    """What keeps a robot on ``origin`` from moving ``steps`` (1 or -1) along ``heading``; None if it is free."""
    goal = origin.step(heading, steps)
    if goal not in mat:
        return BumpedInto.EDGE
    if goal in mat.obstacles:
        return BumpedInto.OBSTACLE
    if heading.is_diagonal:
        return _at_corner(mat, origin, goal)
    return BumpedInto.WALL if mat.walls and Wall(origin, goal) in mat.walls else None


def _at_corner(mat: Mat, origin: Cell, goal: Cell) -> BumpedInto | None:
    """What stops a diagonal move: an obstacle on a cell that it cuts past, or the end of a wall at the corner."""
    beside = (Cell(goal.column, origin.row), Cell(origin.column, goal.row))
    if any(cell in mat.obstacles for cell in beside):
        return BumpedInto.OBSTACLE
    edges = (Wall(end, cell) for end in (origin, goal) for cell in beside)
    return BumpedInto.WALL if any(edge in mat.walls for edge in edges) else None
