"""Silence around what is spoken, and between its sentences."""

import numpy as np

from tools.voice.inside.loudness import Sound

_EDGE_S = 0.06
"""Seconds of silence that stay before and after the words."""
_BETWEEN_S = 0.45
"""The least seconds of silence between two sentences: a child looks before she is asked."""
_FAINT_DB = -42.0
"""Below the loudest moment by so much it is silence."""
_WINDOW_S = 0.01
_SHORTEST_S = 0.06


def trimmed(sound: Sound, rate: int) -> Sound:
    """``sound`` with the same short silence before and after its words."""
    loud = np.flatnonzero(_is_loud(sound, rate))
    window, edge = round(_WINDOW_S * rate), round(_EDGE_S * rate)
    if not loud.size:
        return sound[:0]
    words = np.pad(sound, edge)[loud[0] * window : (loud[-1] + 1) * window + 2 * edge]  # with what is faint around them
    fade = np.linspace(0, 1, edge // 2)
    words[: fade.size] *= fade
    words[-fade.size :] *= fade[::-1]
    return words


def spaced(sound: Sound, rate: int, sentences: int) -> Sound:
    """``sound`` with longer pauses between its ``sentences`` (how many), where they are short."""
    window, least = round(_WINDOW_S * rate), round(_BETWEEN_S * rate)
    pauses = sorted(_pauses(_is_loud(sound, rate)), key=lambda pause: pause[0] - pause[1])[: sentences - 1]
    for first, last in sorted(pauses, reverse=True):
        middle, lacks = (first + last) // 2 * window, least - (last - first) * window
        if lacks > 0:
            sound = np.concatenate((sound[:middle], np.zeros(lacks), sound[middle:]))
    return sound


def _is_loud(sound: Sound, rate: int) -> Sound:
    window = round(_WINDOW_S * rate)
    parts = np.abs(sound[: len(sound) // window * window]).reshape(-1, window).max(axis=1)
    return parts > parts.max(initial=1e-9) * 10 ** (_FAINT_DB / 20)


def _pauses(loud: Sound) -> list[tuple[int, int]]:
    """Where it is silent between words for long enough, from window to window."""
    places = np.flatnonzero(loud)
    gaps = np.flatnonzero(np.diff(places) * _WINDOW_S > _SHORTEST_S)
    return [(int(places[gap]) + 1, int(places[gap + 1])) for gap in gaps]
