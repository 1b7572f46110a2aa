"""The shelf of learning paths, as a frozen value: what can be played, what waits to come, what an adult looks at."""

from collections.abc import Iterable
from typing import NamedTuple

from beebot.lesson import LearningPath, Lesson
from simulateur.game.controls import AdultKey, Touch
from simulateur.game.machine.paths import PathsChanged
from simulateur.game.repertoire.flowers import NO_HASHES, DoneKey, Flowers, Hashes
from simulateur.game.repertoire.racks import NOTHING_SOUGHT, Found, Rack, Sought, View
from simulateur.game.repertoire.repertoire import Repertoire


class Shelf(NamedTuple):
    """``repertoire`` is what there is to play.

    ``waiting`` are changes of the paths that wait until nobody plays one of them. ``view`` is by what an adult finds
    a séance, ``place`` the index of the rack that she looks at, ``sheet`` the place of the séance in it. ``sought`` is
    what she types to find it by words. ``chosen`` is the id of the path that she touched last, "" before she
    touches one.
    """

    repertoire: Repertoire
    waiting: tuple[PathsChanged, ...] = ()
    view: View = View.PATHS
    place: int = 0
    sheet: int = 0
    sought: Sought = NOTHING_SOUGHT
    chosen: str = ""

    @classmethod
    def of(cls, path: LearningPath, hashes: Hashes = NO_HASHES) -> "Shelf":
        """One path, which is played; nothing of it was done."""
        return cls(Repertoire.of(path, hashes))

    @property
    def paths(self) -> tuple[LearningPath, ...]:
        """The learning paths that an adult can choose from."""
        return self.repertoire.paths

    @property
    def path(self) -> LearningPath:
        """The learning path that is played."""
        return self.repertoire.path

    @property
    def flowers(self) -> Flowers:
        """The path that is played, and what was done of it."""
        return self.repertoire.flowers

    @property
    def free(self) -> Lesson:
        """Free play, at the level of the path that is played."""
        return self.repertoire.free

    @property
    def views(self) -> tuple[View, ...]:
        """The views that have anything to show."""
        return tuple(view for view in View if view.racks(self.paths))

    @property
    def racks(self) -> tuple[Rack, ...]:
        """The racks that an adult can choose from."""
        return (Rack(0, self.sought.held),) if self.view is View.WORDS else self.view.racks(self.paths)

    @property
    def rack(self) -> Rack:
        """The rack that she looks at."""
        return next(rack for rack in self.racks if rack.index == self.place)

    @property
    def found(self) -> Found:
        """The séance whose sheet she reads: the first of the path that is played, where her words find none."""
        held = self.rack.held
        return held[self.sheet] if held else Found(self.path, self.path.on_shelf[0])

    @property
    def types(self) -> bool:
        """Whether she types words now, and reads no sheet."""
        return self.view is View.WORDS and self.sought.is_open

    @property
    def looked_at(self) -> LearningPath:
        """The path of the séance whose sheet she reads."""
        return self.found.path

    @property
    def for_children(self) -> LearningPath:
        """The path that children have once she has gone: the one that she chose, if it has anything to play.

        Else it is the one that is played. To read a séance of another path chooses none.
        """
        chosen = next((path for path in self.paths if path.id == self.chosen), self.path)
        return chosen if chosen.lessons else self.path

    @property
    def following(self) -> Found | None:
        """The séance after the one whose sheet she reads, in the order of its path; None after the last."""
        path, lesson = self.found
        place = path.on_shelf.index(lesson) + 1
        return Found(path, path.on_shelf[place]) if place < len(path.on_shelf) else None

    def keys(self, lesson: Lesson) -> tuple[DoneKey, ...]:
        """What the challenges of a séance of any path are filed under."""
        return self.repertoire.keys(lesson)

    def looking_at_played(self, sheet: int) -> "Shelf":
        """What it is when an adult comes in: at the séance of this place in the path that is played."""
        place = self.paths.index(self.path)
        return self._replace(view=View.PATHS, place=place, sheet=sheet, sought=NOTHING_SOUGHT, chosen="")

    def touch(self, touch: Touch) -> "Shelf":
        """What it is after an adult's touch; the same where it is on no view, no rack, no séance and no letter."""
        shelf = self
        match touch.key:
            case AdultKey.FIND_BY if tuple(View)[touch.index] in self.views:
                shelf = self._found_by(tuple(View)[touch.index])
            case AdultKey.SHELF:
                chosen = self.paths[touch.index].id if self.view is View.PATHS else self.chosen
                shelf = self._replace(place=touch.index, sheet=0, chosen=chosen)
            case AdultKey.SHEET:
                shelf = self._replace(sheet=touch.index, sought=self.sought.put_away())
            case AdultKey.FOLLOWING:
                shelf = self._at_following()
            case AdultKey.PRINT if touch.index:
                shelf = self._at_following()
            case AdultKey.LETTER | AdultKey.UNTYPE | AdultKey.UNTYPE_ALL:
                shelf = self._replace(sheet=0, sought=self.sought.typing(touch).among(self.paths))
            case AdultKey.WORDS:
                shelf = self._replace(sought=self.sought._replace(is_open=True))
            case AdultKey.SECTION if self.types:
                shelf = self._put_away()
        return shelf

    def _found_by(self, view: View) -> "Shelf":
        """What it is when séances are found by ``view``; by words, the letters are shown."""
        sought = self.sought._replace(is_open=True).among(self.paths) if view is View.WORDS else self.sought
        return self._looking_at(self.found, self._replace(view=view, sought=sought))

    def _put_away(self) -> "Shelf":
        """What it is when another page is opened: without the letters; path by path, where her words find none."""
        shelf = self if self.rack.held else self._found_by(View.PATHS)
        return shelf._replace(sought=self.sought.put_away())

    def _at_following(self) -> "Shelf":
        """What it is when she reads the séance that follows; path by path, where this rack does not hold it."""
        following = self.following
        if following is None:
            return self
        shelf = self._replace(sought=self.sought.put_away())
        shelf = shelf if following in self.rack.held else shelf._replace(view=View.PATHS)
        return self._looking_at(following, shelf)

    def _looking_at(self, found: Found, shelf: "Shelf") -> "Shelf":
        """``shelf`` where the séance ``found`` is in it: in the same rack if that holds it, or else in the first."""
        racks = sorted(shelf.racks, key=lambda rack: (found not in rack.held, rack.index != self.place))
        rack = racks[0]
        return shelf._replace(place=rack.index, sheet=rack.held.index(found) if found in rack.held else 0)

    def playing(self, path: LearningPath) -> "Shelf":
        """What it is when ``path`` is played; what was done stays done."""
        return self._replace(repertoire=self.repertoire.playing(path))

    def with_path(self, path: LearningPath, hashes: Hashes) -> "Shelf":
        """The same with one more path to choose from; an adult goes on reading the same sheet."""
        repertoire = self.repertoire.with_path(path, hashes)
        sought = self.sought.among(repertoire.paths) if self.view is View.WORDS else self.sought
        return self._looking_at(self.found, self._replace(repertoire=repertoire, sought=sought))

    def to_change(self, change: PathsChanged) -> "Shelf":
        """What it is when ``change`` waits behind those that wait already."""
        return self._replace(waiting=(*self.waiting, change))

    def changed(self) -> "Shelf":
        """What it is when nothing waits any more; if the path that was looked at is gone, the one played is shown."""
        if not self.waiting:
            return self
        repertoire, looked_at = self.repertoire, self.looked_at.id
        for change in self.waiting:
            come = [(read.path, read.hashes) for read in change.come]
            repertoire = repertoire.changed(change.gone, come)
            ids = [path.id for path in repertoire.paths]
            looked_at = looked_at if looked_at in ids else repertoire.path.id
        place = [path.id for path in repertoire.paths].index(looked_at)
        return Shelf(repertoire, place=place, chosen=self.chosen)

    def with_done(self, keys: Iterable[DoneKey]) -> "Shelf":
        """What it is when the challenges of these keys were done too."""
        return self._replace(repertoire=self.repertoire.with_done(keys))

    def showing(self, done: Iterable[DoneKey]) -> "Shelf":
        """What it is when the challenges of these keys were done and no others."""
        return self._replace(repertoire=self.repertoire.showing(done))
