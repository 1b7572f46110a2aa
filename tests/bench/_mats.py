"""A challenge on each mat of the kit. It is made by a process of its own: what makes it is not there in play."""

from dataclasses import replace

import lecons
from beebot.challenge import Challenge
from beebot.loader import load_mat
from beebot.mat import Mat
from beebot.pose import Cell
from beebot.pupils_api import make_challenge


def challenges() -> tuple[Challenge, ...]:
    """From corner to corner of each mat, or from the free cells that are nearest to them; its id is the mat's."""
    return tuple(replace(_across(load_mat(file)), id=file.stem) for file in lecons.mats())


def _across(mat: Mat) -> Challenge:
    cells = (Cell(column, row) for column in range(mat.width) for row in range(mat.height))
    free = [cell for cell in cells if cell not in mat.obstacles]
    return make_challenge(mat, start=f"{free[0]} east", targets=[free[-1]])
