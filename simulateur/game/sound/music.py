"""A quiet tune for the pages where nobody thinks of a program: a few notes of a kalimba, and long rests.

It is no recording: it says which note is due. The same seconds give the same notes.
"""

from simulateur.game.sound.cues import Note

_BEAT_S, _CALM_BEAT_S = 0.6, 1.2
"""From note to note, in seconds; twice that for a class that wants less of it all."""
_AFTER_WORDS_S = 1.5
"""How long the tune waits after somebody has spoken, in seconds."""
_LETTERS = {"c": Note.C, "d": Note.D, "e": Note.E, "g": Note.G, "a": Note.A, "h": Note.HIGH_C}
TUNE = "c.eg a.g. e.d. c... c.eg h.a. g.e. d... e.ga h.a. g.e. d... c.de g.e. d.d. c... ........ ........"
"""One letter a beat; a dot is a rest, a blank is nothing."""
_BEATS = tuple(_LETTERS.get(letter) for letter in TUNE if letter != " ")


class Music:
    """The music, as far as it has come: a few notes, and long rests."""

    def __init__(self) -> None:
        self._beat = 0
        self._wait_s = 0.0

    def tick(self, seconds: float, *, plays: bool, calm: bool = False) -> Note | None:
        """The note that is due ``seconds`` after the last call; None for a rest, or if it does not play.

        With ``calm`` notes come more slowly. After a time in which it did not play, the music waits a moment.
        """
        if not plays:
            self._wait_s = _AFTER_WORDS_S
            return None
        self._wait_s -= seconds
        if self._wait_s > 0:
            return None
        self._wait_s += _CALM_BEAT_S if calm else _BEAT_S
        self._wait_s = max(self._wait_s, 0.0)  # after a slow turn no notes are made up for
        note = _BEATS[self._beat]
        self._beat = (self._beat + 1) % len(_BEATS)
        return note
