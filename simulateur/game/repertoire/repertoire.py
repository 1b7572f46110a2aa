"""What there is to play at a screen, as a frozen value: learning paths, the one that is played, and free play.

And what an adult looks at of it: she finds séances by path, place, topic or words.
"""

from collections.abc import Iterable
from types import MappingProxyType
from typing import NamedTuple

from beebot.lesson import LearningPath, Lesson, Level
from simulateur.game.controls import AdultKey, Touch
from simulateur.game.messages.paths import PathsChanged
from simulateur.game.repertoire.flowers import NO_HASHES, DoneKey, Flowers, Hashes, hashes_of
from simulateur.game.repertoire.freeplay import free_play
from simulateur.game.repertoire.seance_lists import NOTHING_SOUGHT, Found, SeanceList, Sought, View


class Repertoire(NamedTuple):
    """What there is to play, and what of it was done.

    An adult can choose from ``paths``. ``flowers`` are those of the path that is played, ``free`` is free play at its
    level. ``hashes`` are those of challenges that are known already. ``waiting`` are changes of the paths that wait
    until nobody plays one of them.

    ``view`` is by what an adult finds a séance, ``place`` the index of the list that she looks at, ``sheet`` the place
    of the séance in it. ``sought`` is what she types to find it by words. ``chosen`` is the id of the path that she
    touched last, "" before she touches one.
    """

    paths: tuple[LearningPath, ...]
    flowers: Flowers
    free: Lesson
    hashes: Hashes
    waiting: tuple[PathsChanged, ...] = ()
    view: View = View.PATHS
    place: int = 0
    sheet: int = 0
    sought: Sought = NOTHING_SOUGHT
    chosen: str = ""

    @classmethod
    def of(cls, path: LearningPath, hashes: Hashes = NO_HASHES) -> "Repertoire":
        """A repertoire of one path, which is played and of which nothing was done."""
        free = free_play(path.level)
        return cls((path,), Flowers.of(path, (), (free,), hashes), free, MappingProxyType(dict(hashes)))

    @property
    def path(self) -> LearningPath:
        return self.flowers.path

    def keys(self, lesson: Lesson) -> tuple[DoneKey, ...]:
        """The keys under which the challenges of ``lesson``, of any path, are noted as done, in their order."""
        if lesson in self.path.lessons:
            return self.flowers.keys(lesson)
        hashes = self.hashes
        if not all(each in hashes for each in lesson.challenges):
            hashes = hashes_of((lesson,))
        return tuple((each.id, hashes[each]) for each in lesson.challenges)

    @property
    def views(self) -> tuple[View, ...]:
        """The views that list any séance."""
        return tuple(view for view in View if view.lists(self.paths))

    @property
    def lists(self) -> tuple[SeanceList, ...]:
        """The lists of séances that the open view has."""
        return (SeanceList(0, self.sought.held),) if self.view is View.WORDS else self.view.lists(self.paths)

    @property
    def listed(self) -> SeanceList:
        """The list that the adult looks at."""
        return next(listed for listed in self.lists if listed.index == self.place)

    @property
    def found(self) -> Found:
        """The séance whose sheet the adult reads; the first of the path that is played, where her search finds none."""
        held = self.listed.held
        return held[self.sheet] if held else Found(self.path, self.path.on_shelf[0])

    @property
    def types(self) -> bool:
        """Whether the adult types words to search for, and reads no sheet."""
        return self.view is View.WORDS and self.sought.is_open

    @property
    def looked_at(self) -> LearningPath:
        """The path of the séance whose sheet the adult reads."""
        return self.found.path

    @property
    def for_children(self) -> LearningPath:
        """The path that children play once the adult has gone: the one she chose, if there is anything to play in it.

        Else it is the one that is played. To read a séance of another path chooses none.
        """
        chosen = next((path for path in self.paths if path.id == self.chosen), self.path)
        return chosen if chosen.lessons else self.path

    @property
    def following(self) -> Found | None:
        """The séance after the one whose sheet is read, in the order of its path; None after the last."""
        path, lesson = self.found
        place = path.on_shelf.index(lesson) + 1
        return Found(path, path.on_shelf[place]) if place < len(path.on_shelf) else None

    def looking_at_played(self, sheet: int) -> "Repertoire":
        """A copy for an adult who comes in: she reads the séance at index ``sheet`` of the path that is played."""
        place = self.paths.index(self.path)
        return self._replace(view=View.PATHS, place=place, sheet=sheet, sought=NOTHING_SOUGHT, chosen="")

    def touch(self, touch: Touch) -> "Repertoire":
        repertoire = self
        match touch.key:
            case AdultKey.FIND_BY if tuple(View)[touch.index] in self.views:
                repertoire = self._found_by(tuple(View)[touch.index])
            case AdultKey.SHELF:
                chosen = self.paths[touch.index].id if self.view is View.PATHS else self.chosen
                repertoire = self._replace(place=touch.index, sheet=0, chosen=chosen)
            case AdultKey.SHEET:
                repertoire = self._replace(sheet=touch.index, sought=self.sought.put_away())
            case AdultKey.FOLLOWING:
                repertoire = self._at_following()
            case AdultKey.PRINT if touch.index:
                repertoire = self._at_following()
            case AdultKey.LETTER | AdultKey.UNTYPE | AdultKey.UNTYPE_ALL:
                repertoire = self._replace(sheet=0, sought=self.sought.typing(touch).among(self.paths))
            case AdultKey.WORDS:
                repertoire = self._replace(sought=self.sought._replace(is_open=True))
            case AdultKey.SECTION if self.types:
                repertoire = self._put_away()
        return repertoire

    def _found_by(self, view: View) -> "Repertoire":
        sought = self.sought._replace(is_open=True).among(self.paths) if view is View.WORDS else self.sought
        return self._looking_at(self.found, self._replace(view=view, sought=sought))

    def _put_away(self) -> "Repertoire":
        """A copy where another page is opened: without the letters; path by path, where her words find none."""
        repertoire = self if self.listed.held else self._found_by(View.PATHS)
        return repertoire._replace(sought=self.sought.put_away())

    def _at_following(self) -> "Repertoire":
        """A copy where she reads the séance that follows; path by path, where this list does not hold it."""
        following = self.following
        if following is None:
            return self
        repertoire = self._replace(sought=self.sought.put_away())
        repertoire = repertoire if following in self.listed.held else repertoire._replace(view=View.PATHS)
        return self._looking_at(following, repertoire)

    def _looking_at(self, found: Found, repertoire: "Repertoire") -> "Repertoire":
        """``repertoire`` at the séance ``found``: in the same list if that holds it, or else in the first."""
        lists = sorted(repertoire.lists, key=lambda listed: (found not in listed.held, listed.index != self.place))
        listed = lists[0]
        return repertoire._replace(place=listed.index, sheet=listed.held.index(found) if found in listed.held else 0)

    def playing(self, path: LearningPath) -> "Repertoire":
        """A copy where children play ``path``; what was done stays done."""
        free = free_play(path.level)
        flowers = Flowers.of(path, self.flowers.done, (free,), self.hashes)
        return self._replace(flowers=flowers, free=free)

    def with_path(self, path: LearningPath, hashes: Hashes) -> "Repertoire":
        """A copy with ``path`` to choose from too; ``hashes`` are its challenges'. The open sheet stays open."""
        more = _with(self, path, hashes)
        sought = self.sought.among(more.paths) if self.view is View.WORDS else self.sought
        return self._looking_at(self.found, more._replace(sought=sought))

    def to_change(self, change: PathsChanged) -> "Repertoire":
        """A copy where ``change`` waits, after those that wait already."""
        return self._replace(waiting=(*self.waiting, change))

    def changed(self) -> "Repertoire":
        """A copy after all waiting changes were made; if the path that was looked at is gone, the one played is shown.

        If the path that is played has gone, one of the same id is played instead, or else one of its level, or else the
        first one. If nothing would be left, what is there stays.
        """
        if not self.waiting:
            return self
        now, looked_at = self, self.looked_at.id
        for change in self.waiting:
            now = now._after(change)
            ids = [path.id for path in now.paths]
            looked_at = looked_at if looked_at in ids else now.path.id
        place = [path.id for path in now.paths].index(looked_at)
        return Repertoire(now.paths, now.flowers, now.free, now.hashes, place=place, chosen=self.chosen)

    def _after(self, change: PathsChanged) -> "Repertoire":
        changed = self._replace(paths=tuple(path for path in self.paths if path.id not in change.gone))
        for read in change.come:
            changed = _with(changed, read.path, read.hashes)
        if not changed.paths:
            return self
        if self.path in changed.paths:
            return changed
        level = (path for path in changed.paths if path.level is self.path.level)
        same = (path for path in changed.paths if path.id == self.path.id)
        return changed.playing(next(same, next(level, changed.paths[0])))

    def with_done(self, keys: Iterable[DoneKey]) -> "Repertoire":
        """A copy where the challenges with these ``keys`` were done too."""
        return self.showing(self.flowers.done.union(keys))

    def showing(self, done: Iterable[DoneKey]) -> "Repertoire":
        """A copy where the challenges with the keys ``done`` were done, and no others."""
        return self._replace(flowers=self.flowers._replace(done=frozenset(done)))


def _with(there: Repertoire, path: LearningPath, hashes: Hashes) -> Repertoire:
    levels = (*Level, None)
    paths = sorted((*there.paths, path), key=lambda each: levels.index(each.level))
    return there._replace(paths=tuple(paths), hashes=MappingProxyType({**there.hashes, **hashes}))
