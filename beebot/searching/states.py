"""Sets of states as bits: where the robot may stand, which way it looks, and what it has already visited.

A state is a memory of what was visited and of what limits are used up, a heading, and a cell (or a point of a trail to
reproduce); a set of states is one ``int`` with a bit for each, so that an instruction moves a whole set at once: a move
shifts bits by cells, a pivot by headings, a visit by memories. The solver and the hints both stand on these.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import chain, pairwise

from beebot.bumps import bumped_into
from beebot.challenge import Challenge
from beebot.command import STRIDES, Command
from beebot.judging.rules import Trail
from beebot.mat import Mat
from beebot.pose import QUARTERS, Heading
from beebot.searching.visited import Memory, Shifts, index_of, repeated

MAX_STATES = 1 << 20
"""The largest mat times memory that hints search: 10 targets in free order on 16 by 16 cells. Beyond, a child waits."""
CHILDLIKE = (*(each for each in Command if each is not Command.BACKWARD), Command.BACKWARD)
"""Of equally good cards the first of these is shown: a robot that backs up is the hardest to follow."""

States = int
"""A set of states: one bit for each."""
State = int
"""The place of a state's bit."""


@dataclass(frozen=True, eq=False)
class Effect:
    """What an instruction, or any one of several, does to a set of states.

    One step shifts the states of ``moved``, which are free to obey, then those of ``visits``, which visit something
    there; the sets of ``visits`` share no state. ``times`` holds how many steps a card may take, in rising order, and
    the effect unites what each of them leads to. Last, ``tallied`` keeps the states in which the card may still be
    laid, and shifts them by what it uses up; None keeps all.
    """

    moved: Shifts
    visits: Shifts = ()
    tallied: Shifts | None = None
    times: tuple[int, ...] = (1,)

    @cached_property
    def _visiting(self) -> States:
        return _union(there for there, _shift in self.visits)

    def forward(self, states: States) -> States:
        """The set of states that the instruction leads to from those of ``states``."""
        after = self._gone(states)
        if self.times != (1,):
            after = self._often(after, self._gone)
        return after if self.tallied is None else _union((after & there) << shift for there, shift in self.tallied)

    def _gone(self, states: States) -> States:
        after = 0
        for free, shift in self.moved:
            if hit := states & free:
                after |= hit << shift if shift >= 0 else hit >> -shift
        if self.visits and (hit := after & self._visiting):
            after ^= hit
            for there, shift in self.visits:
                if bits := hit & there:
                    after |= bits << shift
        return after

    def _often(self, once: States, step: Callable[[States], States]) -> States:
        """The states after each number of steps in ``times``, united; ``once`` are those after the first ``step``."""
        found, now = 0, once
        for count in range(1, self.times[-1] + 1):
            now = now if count == 1 else step(now)
            found |= now if count in self.times else 0
        return found

    def backward(self, states: States) -> States:
        """The states from which the instruction leads into ``states``."""
        if self.tallied is not None:
            states = _union((states >> shift) & there for there, shift in self.tallied)
        once = self._came(states)
        return once if self.times == (1,) else self._often(once, self._came)

    def _came(self, states: States) -> States:
        landed = states ^ (states & self._visiting)
        for there, shift in self.visits:
            landed |= (states >> shift) & there
        before = 0
        for free, shift in self.moved:
            before |= (landed >> shift if shift >= 0 else landed << -shift) & free
        return before


@dataclass(frozen=True, eq=False)
class Space:
    """Every state of a challenge, and what each instruction does.

    The bit of a state is its memory, then its heading, then its cell: each heading has ``cells`` bits, and each memory
    as many as all headings together. ``keys`` are the instructions that may be used, best liked first. ``ways[1]`` is
    a step ahead and ``ways[-1]`` a step back: for each heading, the cells free to take it, and the shift.
    """

    keys: tuple[Command, ...]
    headings: tuple[Heading, ...]
    cells: int
    start: State
    success: States
    ways: dict[int, Shifts]
    memory: Memory
    _effects: dict[tuple[Command, ...], tuple[Effect, ...]] = field(init=False, default_factory=dict)
    _followed: dict[tuple[State, Command], State | None] = field(init=False, default_factory=dict)
    _tallied: dict[Command, Shifts | None] = field(init=False, default_factory=dict)

    @cached_property
    def poses(self) -> int:
        """How many states there are for each memory: one for each cell and heading."""
        return self.cells * len(self.headings)

    @property
    def size(self) -> int:
        return self.poses * self.memory.count

    @cached_property
    def visits(self) -> dict[bool, dict[int, Shifts]]:
        """By cell, for moves (False) and pauses (True) that end there: which memories grow, and by how much."""
        return {pause: self.memory.visits(1, pause=pause) for pause in (False, True)}

    def tallied(self, command: Command) -> Shifts | None:
        """The memories in which ``command`` may be laid, and how much it adds to them; None if no limit counts it."""
        if command not in self._tallied:
            self._tallied[command] = self.memory.tallied(command, 1)
        return self._tallied[command]

    def heading(self, state: State) -> Heading:
        """Which way the robot faces in ``state``."""
        return self.headings[state % self.poses // self.cells]

    def follow(self, state: State, command: Command) -> State | None:
        """The state after ``command``; None if it bumps (or leaves the trail to be drawn). The result is cached."""
        key = (state, command)
        if key not in self._followed:
            self._followed[key] = self.after(state, command)
        return self._followed[key]

    def advance(self, states: States, commands: tuple[Command, ...]) -> States:
        """The states after any one of ``commands``, from those of ``states`` in which it does not bump."""
        after = 0
        for effect in self._compiled(commands):
            after |= effect.forward(states)
        return after

    def retreat(self, states: States, commands: tuple[Command, ...]) -> States:
        """The states from which any one of ``commands`` leads into ``states``."""
        return _union(effect.backward(states) for effect in self._compiled(commands))

    def after(self, state: State, command: Command) -> State | None:
        """What ``follow`` gives, without caching it."""
        memory, pose = divmod(state, self.poses)
        if command.pivot:
            return self._laid(command, memory, (pose + self.pivoted(command)) % self.poses)
        free, shift = self.ways_of(command)[pose // self.cells]
        for _step in range(max(1, command.steps)):
            if not free >> pose % self.cells & 1:
                return None
            pose += shift
            visits = self.visits[not command.is_move].get(pose % self.cells, ())
            memory += next((gain for there, gain in visits if there >> memory & 1), 0)
        return self._laid(command, memory, pose)

    def ways_of(self, command: Command) -> Shifts:
        """For each heading, the cells from which ``command`` can go one step, and how far that shifts a state."""
        if command.is_move:
            return self.ways[1 if command.steps > 0 else -1]
        return (((1 << self.cells) - 1, 0),) * len(self.headings)

    def pivoted(self, command: Command) -> int:
        """How far ``command`` shifts a pose, modulo all poses; a pivot of 45° needs the space of eight headings."""
        return command.pivot * len(self.headings) // 360 * self.cells % self.poses

    def _laid(self, command: Command, memory: int, pose: int) -> State | None:
        """The state once ``command`` counts among the cards; None where there is none left to lay."""
        tallied = self.tallied(command)
        gain = 0 if tallied is None else next((gain for there, gain in tallied if there >> memory & 1), None)
        return None if gain is None else (memory + gain) * self.poses + pose

    def weight(self, commands: tuple[Command, ...]) -> int:
        """How many bytes of memory the effects of ``commands`` take."""
        sets = [
            bits
            for effect in self._compiled(commands)
            for bits, _shift in (*effect.moved, *effect.visits, *(effect.tallied or ()))
        ]
        return sum(bits.bit_length() for bits in sets) // 8

    def _compiled(self, commands: tuple[Command, ...]) -> tuple[Effect, ...]:
        """One effect for all moves among ``commands``, one for the pause, one for all pivots, if they count alike."""
        if commands not in self._effects:
            alike: dict[Shifts | None, list[Command]] = {}
            for command in commands:
                alike.setdefault(self.memory.tallied(command, self.poses), []).append(command)
            effects = (self._compile(tuple(group), tallied) for tallied, group in alike.items())
            self._effects[commands] = tuple(chain.from_iterable(effects))
        return self._effects[commands]

    def _compile(self, commands: tuple[Command, ...], tallied: Shifts | None) -> Iterator[Effect]:
        if not STRIDES.isdisjoint(commands):
            ahead = tuple(command for command in commands if command.steps > 0)
            times = tuple(sorted(command.steps for command in ahead))
            yield from (replace(each, times=times) for each in self._compile((Command.FORWARD,), tallied))
            commands = tuple(command for command in commands if command not in ahead)
        moved: dict[int, States] = {}
        for command in commands:
            for at, (free, shift) in enumerate(self.ways_of(command) if command.is_move else ()):
                moved[shift] = moved.get(shift, 0) | free << at * self.cells
        pivoted: list[tuple[States, int]] = []
        for by in (self.pivoted(command) for command in commands if command.pivot):
            rest = self.poses - by
            pivoted += [((1 << rest) - 1, by), ((1 << by) - 1 << rest, -rest)]
        if moved:
            always = self._always((free, shift) for shift, free in moved.items())
            yield Effect(always, self._visiting(pause=False), tallied)
        if Command.PAUSE in commands:
            yield Effect((((1 << self.size) - 1, 0),), self._visiting(pause=True), tallied)
        if pivoted:
            yield Effect(self._always(pivoted), (), tallied)

    def _always(self, shifts: Iterable[tuple[States, int]]) -> Shifts:
        return tuple((repeated(poses, self.memory.count, self.poses), shift) for poses, shift in shifts)

    def _visiting(self, *, pause: bool) -> Shifts:
        """The states that visit something, whatever their heading, and how far they shift."""
        shifts: dict[int, States] = {}
        for cell, visits in self.memory.visits(self.poses, pause=pause).items():
            for there, gain in visits:
                shifts[gain] = shifts.get(gain, 0) | there << cell
        return tuple((repeated(there, len(self.headings), self.cells), gain) for gain, there in shifts.items())


def contains(states: States, state: State) -> bool:
    """Whether ``state`` is in ``states``."""
    return bool(states >> state & 1)


def places(states: States) -> list[State]:
    """The states in a set, from the lowest."""
    first = max(0, (states & -states).bit_length() - 1)
    text = f"{states >> first:b}"[::-1]
    found = []
    place = text.find("1")
    while place >= 0:
        found.append(first + place)
        place = text.find("1", place + 1)
    return found


def space_of(challenge: Challenge, most: int = MAX_STATES, *, trail: Trail = ()) -> Space | None:
    """The states of a challenge with one robot; None if they are more than ``most``.

    Where there is a ``trail``, a program succeeds that draws it, and nothing else is asked.
    """
    given = {card for card in challenge.template if card is not None}
    half = challenge.start.heading.is_diagonal or any(each.pivot % 90 for each in challenge.keys | given)
    headings = tuple(Heading) if half else QUARTERS
    keys = tuple(each for each in CHILDLIKE if each in challenge.keys)
    at = headings.index(challenge.start.heading)
    if trail:
        size = len(trail)
        done = repeated(1 << size - 1, len(headings), size)
        nothing = Memory(replace(challenge, targets=(), passages=frozenset()))
        if nothing.count * size * len(headings) > most:
            return None
        success = _ending(done, nothing, size * len(headings))
        return Space(keys, headings, size, at * size, success, _trail_ways(trail, headings), nothing)
    cells = challenge.mat.width * challenge.mat.height
    poses = cells * len(headings)
    memory = Memory(challenge)
    if memory.count * poses > most:
        return None
    goals = [1 << index_of(challenge.mat, goal) for goal in challenge.goals]
    ends = _union(goals) if goals else (1 << cells) - 1
    return Space(
        keys,
        headings,
        cells,
        at * cells + index_of(challenge.mat, challenge.start.cell),
        _ending(repeated(ends, len(headings), cells), memory, poses),
        mat_ways(challenge.mat, headings),
        memory,
    )


def _ending(done: States, memory: Memory, poses: int) -> States:
    """The states with a pose of ``done`` and a memory with which a run may succeed."""
    return _union(done << end * poses for end in memory.ends)


def mat_ways(mat: Mat, headings: tuple[Heading, ...]) -> dict[int, Shifts]:
    """For a step ahead (1) and back (-1): by place in ``headings``, the cells free to go from, as bits, and the shift.

    The edge and the obstacles are worked out with bits. Near walls, and near obstacles for diagonal steps, ``mat`` is
    asked cell by cell.
    """
    ends = {end for wall in mat.walls for end in (wall.first, wall.second)}
    obstacles = _union(1 << index_of(mat, cell) for cell in mat.obstacles)
    ahead: list[tuple[int, int]] = []
    for heading in headings:
        east, north = heading.vector
        columns = (1 << mat.width - abs(east)) - 1 << max(0, -east)
        free = sum(columns << row * mat.width for row in range(max(0, -north), mat.height - max(0, north)))
        shift = north * mat.width + east
        free &= ~(obstacles >> shift if shift > 0 else obstacles << -shift)
        asked = {cell.step(way) for cell in mat.obstacles | ends for way in Heading} if heading.is_diagonal else ends
        for cell in asked:
            if cell in mat and bumped_into(mat, cell, heading, 1):
                free &= ~(1 << index_of(mat, cell))
        ahead.append((free, shift))
    return _both_ways(ahead)


def _trail_ways(cells: Trail, headings: tuple[Heading, ...]) -> dict[int, Shifts]:
    """A step ahead and a step back along the trail ``cells``, as in ``Space.ways``: the cells are places in it."""
    steps = list(enumerate(pairwise(cells)))
    return _both_ways(
        [(sum(1 << at for at, (one, other) in steps if one.step(heading) == other), 1) for heading in headings]
    )


def _both_ways(ahead: list[tuple[int, int]]) -> dict[int, Shifts]:
    half = len(ahead) // 2
    return {1: tuple(ahead), -1: (*ahead[half:], *ahead[:half])}


def _union(sets: Iterable[int]) -> int:
    union = 0
    for bits in sets:
        union |= bits
    return union
