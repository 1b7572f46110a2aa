"""``libre``: a mat to play on. Pictures are laid on it, the bee wears a scarf, and each run paints where she went."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import chain
from typing import NamedTuple

from beebot.challenge import Challenge, Target
from beebot.command import Command, Program, laid_out
from beebot.interpreter import run
from beebot.mat import Decor, Ground, Mat, Place
from beebot.pose import Cell, Pose
from simulateur.game.controls import KEYS_OF_COMMANDS, POTS, Key, Touch
from simulateur.game.kinds.draft import History, NoCards, Strip, every_cell, touch_on
from simulateur.game.kinds.gesture import Gesture, ToLay
from simulateur.game.kinds.ghost import Ghost
from simulateur.game.kinds.touch_to_card import Editor

POTS_DRAWN = ("pot-plum", "pot-coral", "pot-blue")
SCARVES = ("scarf-coral", "scarf-blue", "scarf-green", "scarf-plum")
SCENE = "mat-"
"""A mat to choose, with its ground behind it: the name of what stands for it in a box."""


class World(NamedTuple):
    """A mat for free play: its ``decor``, and six ``stamps`` to lay, each a drawing and a sound, by name."""

    decor: Decor
    stamps: tuple[tuple[str, str], ...]


_WORLDS = (
    World(
        Decor(),
        (
            ("fleur-bouton", ""),
            ("ruche", "cloche"),
            ("sentier-arbre", "oiseau"),
            ("mare", "canard"),
            ("sentier-champignon", "etoile"),
            ("sentier-fleur-rouge", "vent"),
        ),
    ),
    World(
        Decor(ground=Ground.FARM),
        (
            ("ferme-poule", "poule"),
            ("ferme-vache", "vache"),
            ("ferme-cheval", "cheval"),
            ("ferme-mouton", "mouton"),
            ("ferme-cochon", "cochon"),
            ("ferme-grange", "porte"),
        ),
    ),
    World(
        Decor(ground=Ground.ISLAND),
        (
            ("ile-palmier", "vent"),
            ("ile-bateau", "cloche"),
            ("ile-tortue", "mer"),
            ("ile-perroquet", "oiseau"),
            ("ile-phare", "etoile"),
            ("ile-coffre", "porte"),
        ),
    ),
)


@lru_cache(maxsize=4)
def worlds_of(mat: Mat) -> tuple[World, ...]:
    """The mats that a child in free play can choose from: ``mat`` as it is first, then the others."""
    own = next((world for world in _WORLDS if world.decor.ground is mat.decor.ground), _WORLDS[0])
    others = tuple(world for world in _WORLDS if world is not own)
    return (own._replace(decor=mat.decor), *others)


class Ribbon(NamedTuple):
    """What one run painted: the place of its pot of colour, the ``cells`` in order, and the pose at its end."""

    pot: int
    program: Program
    cells: tuple[Cell, ...]
    end: Pose


@dataclass(frozen=True)
class Garden(NoCards):
    """The state of free play: an editor for the program, and all that a child did to the mat.

    ``laid`` are the cells with a stamp, each with its place among the stamps of the ``world`` (a place too): on another
    mat its own stamps stand there. ``box`` is the key of the tray that is open, ``picked`` the stamp in hand, ``pot``
    the colour to paint with. The bee starts at the end of the last ribbon.
    """

    editor: Editor
    laid: tuple[tuple[Cell, int], ...] = ()
    picked: int | None = None
    box: Key | None = None
    world: int = 0
    scarf: int | None = None
    pot: int = 0
    ribbons: tuple[Ribbon, ...] = ()

    @cached_property  # a page that is drawn asks some fifty times
    def challenge(self) -> Challenge:
        """The challenge to play: on the chosen mat, with the stamps, the bee where the last run left her."""
        asked, (decor, stamps) = self.bare, self.worlds[self.world]
        flowers = tuple(Target(cell) for cell, stamp in self.laid if stamps[stamp][0] == decor.target)
        others = ((cell, *stamps[stamp]) for cell, stamp in self.laid if stamps[stamp][0] != decor.target)
        own = (place for place in asked.mat.places if place.cell not in dict(self.laid))
        places = (*own, *(Place(cell, picture=picture, sound=sound) for cell, picture, sound in others))
        start = self.ribbons[-1].end if self.ribbons else asked.start
        return replace(asked, mat=replace(asked.mat, places=places), targets=flowers, start=start)

    @property
    def bare(self) -> Challenge:
        """The challenge on the chosen mat, without stamps, the bee at her first start."""
        asked = self.editor.challenge
        mat = replace(asked.mat, decor=self.worlds[self.world].decor, places=()) if self.world else asked.mat
        return replace(asked, mat=mat)

    @property
    def worlds(self) -> tuple[World, ...]:
        return worlds_of(self.editor.challenge.mat)

    @property
    def answer(self) -> Program | None:
        return self.editor.answer

    @property
    def so_far(self) -> Program | None:
        return self.editor.so_far

    @property
    def strips(self) -> tuple[Strip, ...]:
        return self.editor.strips

    @property
    def active(self) -> int | None:
        return 0

    def touch(self, touch: Touch) -> "Garden":
        match touch.key:
            case Key.STAMPS | Key.MAT | Key.SCARVES:
                touched = replace(self, box=None if touch.key is self.box else touch.key, picked=None)
            case Key.PLUM | Key.CORAL | Key.BLUE:
                pot = POTS.index(touch.key)
                touched = self if pot == self.pot else replace(self, pot=pot)
            case Key.OBJECT:
                touched = self._choose(touch.index)
            case Key.CELL:
                touched = self._lay(touch.index)
            case Key.PAINTED:
                touched = self.painted()
            case Key.CLEAR if self.ribbons and not self.editor.program:
                touched = replace(self, ribbons=())  # a second time: the mat is washed, and she is back at her start
            case _:
                touched = self._with(self.editor.touch(touch))
        return touched

    def lay(self, place: int, card: Command, *, insert: bool) -> "Garden":
        return self._with(self.editor.lay(place, card, insert=insert))

    def put_down(self) -> "Garden":
        return self._with(self.editor.put_down())

    def painted(self) -> "Garden":
        """A copy after a run of the program: the bee has painted a ribbon and stands at its end."""
        if not self.answer:
            return self
        trace = run(self.answer, self.challenge.start, self.challenge.mat)
        cells = (trace.start.cell, *(step.after.cell for step in trace.steps if step.after.cell != step.before.cell))
        return replace(self, ribbons=(*self.ribbons, Ribbon(self.pot, self.answer, cells, trace.end)))

    def remade(self) -> tuple[Touch, ...]:
        """The fewest touches that make this mat again; no stamp is then in hand, and no tray open.

        The last one is ``Key.PAINTED`` where the cards on the strip are those of the last run.
        """
        mat, touches = self.challenge.mat, []
        for box, chosen in ((Key.MAT, self.world), (Key.SCARVES, self.scarf)):
            touches += (
                [] if (not chosen and box is Key.MAT) or chosen is None else [Touch(box), Touch(Key.OBJECT, chosen)]
            )
        boxed = [Touch(Key.STAMPS)] if self.laid else []
        stamped = ((Touch(Key.OBJECT, n), touch_on(mat, cell), Touch(Key.OBJECT, n)) for cell, n in self.laid)
        touches += [*boxed, *chain.from_iterable(stamped), *boxed]
        for ribbon in self.ribbons:
            touches += [Touch(POTS[ribbon.pot]), *_cards(ribbon.program), Touch(Key.PAINTED)]
        if not self.ribbons or self.ribbons[-1][:2] != (self.pot, self.editor.program):
            touches += [Touch(POTS[self.pot]), *_cards(self.editor.program)]
        return tuple(touches)

    def _with(self, editor: Editor) -> "Garden":
        if editor is self.editor:
            return self
        return replace(self, editor=editor)

    def _choose(self, index: int) -> "Garden":
        chosen: dict[str, int | None] = {}
        match self.box:
            case Key.STAMPS | None if 0 <= index < len(self.worlds[self.world].stamps):
                chosen = {"picked": None if index == self.picked else index}
            case Key.MAT if 0 <= index < len(self.worlds):
                chosen = {"world": index}
            case Key.SCARVES if 0 <= index < len(SCARVES):
                chosen = {"scarf": None if index == self.scarf else index}
            case None:
                return self
            case _:
                return replace(self, box=None, picked=None)
        return replace(self, **chosen)  # type: ignore[arg-type]

    def _lay(self, index: int) -> "Garden":
        """Lay the stamp in hand, or take it away where it lies already; with an empty hand, take what lies there."""
        width = self.editor.challenge.mat.width
        cell = Cell(index % width, index // width)
        there, picked = dict(self.laid).get(cell), self.picked
        mat = self.editor.challenge.mat
        if (there is None and picked is None) or cell not in mat or cell in mat.obstacles:
            return self
        laid = tuple((where, stamp) for where, stamp in self.laid if where != cell)
        if picked is not None and there != picked:
            laid = (*laid, (cell, picked))
        return replace(self, laid=laid, picked=there if picked is None else picked)


def _cards(program: Program) -> Iterator[Touch]:
    yield Touch(Key.CLEAR)
    yield from (Touch(KEYS_OF_COMMANDS[command]) for command in laid_out(program))


class Roaming(Gesture[Garden, Program]):
    """The gesture for ``libre``: a strip of cards, and trays of stamps, mats and scarves to choose from."""

    written_alone = True
    has_goal = False

    def begin(self, challenge: Challenge, kept: Program) -> Garden:
        return Garden(Editor(challenge, History(kept)))

    def ghost(self, draft: Garden) -> Ghost | None:
        """The hand touches the key of the stamps; the one that shuts a tray over cards; None where neither is new."""
        if draft.box and draft.answer is not None:
            return Ghost((Touch(Key.OBJECT, len(self.things(draft))),))
        touched = draft.laid or draft.box or draft.editor.program or draft.editor.history.past or draft.ribbons
        return None if touched else Ghost((Touch(Key.STAMPS),))

    def played_on(self, draft: Garden) -> Garden:
        return draft

    def remade(self, draft: Garden) -> tuple[Touch, ...]:
        return draft.remade()

    def failed(self, draft: Garden) -> Garden:
        """A copy of ``draft`` after a run is over: the run has painted."""
        return draft.painted()

    def things(self, draft: Garden) -> tuple[ToLay, ...]:
        """What the open tray holds; where none is open, the stamps, so that those on the mat can be dragged."""
        match draft.box:
            case Key.MAT:
                return tuple(
                    ToLay(SCENE + each.decor.ground.value, n == draft.world) for n, each in enumerate(draft.worlds)
                )
            case Key.SCARVES:
                return tuple(ToLay(name, n == draft.scarf) for n, name in enumerate(SCARVES))
        return tuple(ToLay(name, n == draft.picked) for n, (name, _) in enumerate(draft.worlds[draft.world].stamps))

    def bare(self, draft: Garden) -> tuple[Challenge, frozenset[Cell]]:
        return draft.bare, frozenset(dict(draft.laid))

    def cells(self, draft: Garden, *, one_by_one: bool) -> tuple[Touch, ...]:
        if draft.box is not Key.STAMPS:
            return ()
        if draft.picked is None:
            return tuple(touch_on(draft.challenge.mat, cell) for cell, _stamp in draft.laid)
        return every_cell(draft.challenge.mat)

    def lying(self, draft: Garden, cell: Cell) -> int | None:
        return dict(draft.laid).get(cell) if draft.box in (None, Key.STAMPS) else None


GESTURE = Roaming()
"""How ``libre`` is answered."""
