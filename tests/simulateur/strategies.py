"""Random mats, programs and runs for the properties of the screen."""

from hypothesis import strategies as st

from beebot.command import SINGLE_COMMANDS
from beebot.interpreter import Trace, run
from beebot.mat import Mat
from beebot.pose import Cell, Heading, Pose
from simulateur.game.play.playback import HARE, TORTOISE

TEMPOS = st.sampled_from((TORTOISE, HARE))
COMMANDS = st.sampled_from(SINGLE_COMMANDS)
PROGRAMS = st.lists(COMMANDS, max_size=4) | st.lists(COMMANDS, min_size=8, max_size=20)


@st.composite
def traces(draw: st.DrawFn) -> Trace:
    """A run of up to twenty instructions on a mat of up to eight by eight, which may bump."""
    width, height = draw(st.integers(1, 8)), draw(st.integers(1, 8))
    cells = [Cell(column, row) for column in range(width) for row in range(height)]
    start = draw(st.sampled_from(cells))
    obstacles = draw(st.frozensets(st.sampled_from(cells), max_size=4)) - {start}
    program = tuple(draw(PROGRAMS))
    return run(program, Pose(start, draw(st.sampled_from(Heading))), Mat(width, height, obstacles))
