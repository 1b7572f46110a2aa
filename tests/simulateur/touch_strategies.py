"""Random touches on one challenge of every genre, calls for help and time that passes."""

from hypothesis import strategies as st

from simulateur.game.controls import COMMAND_KEYS, Key, Touch
from tests.simulateur.builders import GENRES, MEADOW, challenge

ALL = {name: challenge(facts, name, hints=["Où ?"]) for name, facts in (GENRES | {"programmer": MEADOW}).items()}
WRITTEN = [*COMMAND_KEYS, Key.REPEAT, Key.CLEAR, Key.UNDO, Key.REDO]
RUN = [Key.GO, Key.STEP, Key.AGAIN, Key.HARE, Key.VIEW]
NUMBERS = st.integers(-1, 8)
STRIPS = st.integers(0, 1)
TOUCHES = st.one_of(
    st.sampled_from(WRITTEN + RUN).map(Touch),
    st.builds(Touch, st.sampled_from((Key.CARD, Key.GAP)), NUMBERS, STRIPS),
    st.builds(Touch, st.sampled_from((Key.STRIP, Key.BEE)), strip=STRIPS),
    st.builds(Touch, st.just(Key.CELL), st.integers(-1, 40)),
    st.builds(Touch, st.sampled_from((Key.OBJECT, Key.OPTION)), NUMBERS),
)
HELP = "help"
ACTIONS = st.lists(st.one_of(TOUCHES, TOUCHES, TOUCHES, st.sampled_from((0.1, 1.0, 30.0)), st.just(HELP)), max_size=30)
