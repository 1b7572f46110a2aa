"""Whose turn it is at a screen, as a frozen value."""

from typing import NamedTuple


class Turns(NamedTuple):
    """The animals that take turns, at least one; ``place`` is that of the one whose turn it is."""

    animals: tuple[str, ...]
    place: int = 0

    @property
    def animal(self) -> str:
        return self.animals[self.place]

    @property
    def coming(self) -> tuple[str, ...]:
        """The other animals in the order of their turns; empty for one alone."""
        return self.animals[self.place + 1 :] + self.animals[: self.place]

    @property
    def following(self) -> str:
        """Whose turn is next; a lone animal follows itself."""
        return (*self.coming, self.animal)[0]

    def at(self, place: int) -> "Turns":
        """A copy where the animal at ``place`` has the turn; places count on past the last one from the first."""
        return self._replace(place=place % len(self.animals))

    def passed_on(self) -> "Turns":
        """A copy where the turn has passed to the next animal."""
        return self.at(self.place + 1)

    def given_to(self, animal: str) -> "Turns":
        """A copy where it is the turn of ``animal``; the same turns where it does not play."""
        if animal not in self.animals:
            return self
        return self.at(self.animals.index(animal))

    def among(self, animals: tuple[str, ...]) -> "Turns":
        """A copy where ``animals`` play. If the one whose turn it was is not among them, the first one begins."""
        return Turns(animals).given_to(self.animal)
