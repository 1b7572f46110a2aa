"""What an adult types to find séances by words, and what was found."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from beebot.lesson import LearningPath
from simulateur.game.controls import AdultKey, Touch
from simulateur.game.repertoire.racks import Found, View

if TYPE_CHECKING:
    from lecons.finding import Answer

_LONGEST = 40
"""How many letters a question has at most."""


@dataclass(frozen=True, slots=True)
class Sought:
    """``typed`` is what was typed; ``held`` what was found, the best first, and ``answer`` says how well it fits.

    As long as no word was typed there is no answer, and every séance is held. ``is_open`` says that the letters are
    shown: a séance that was chosen puts them away.
    """

    typed: str = ""
    held: tuple[Found, ...] = ()
    answer: "Answer | None" = None
    is_open: bool = False

    def typing(self, touch: Touch) -> "Sought":
        """What it is after a letter more, a letter less, or none any more; what is held is still what was found."""
        match touch.key:
            case AdultKey.LETTER:
                typed = (self.typed + chr(touch.index))[:_LONGEST]
            case AdultKey.UNTYPE:
                typed = self.typed[:-1]
            case _:
                typed = ""
        return replace(self, typed=typed, is_open=True)

    def put_away(self) -> "Sought":
        """The same without the letters: a sheet is read."""
        return replace(self, is_open=False)

    def among(self, paths: Sequence[LearningPath]) -> "Sought":
        """The same question, asked of the séances of ``paths`` by the rule of ``lecons chercher``."""
        # Nobody types before the first picture.
        from lecons.finding import find  # noqa: PLC0415
        from lecons.query import read_query  # noqa: PLC0415

        every = next(iter(View.WORDS.racks(paths))).held
        query = read_query(self.typed)
        if query == read_query(""):
            return replace(self, held=every, answer=None)
        answer = find(query, [found.lesson for found in every])
        return replace(self, held=tuple(every[place] for place in answer.places), answer=answer)


NOTHING_SOUGHT = Sought()
