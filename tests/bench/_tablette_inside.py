"""Runs in Pyodide: starts the kit as a tablet does, plays, and says how long touches take and how large the heap is."""

import gc
import sys
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, "/kit")


def main(words: dict[str, Any]) -> dict[str, Any]:
    """Play so many challenges; milliseconds from each touch to the messages for the page, and the heap's bytes.

    Of no number of lessons, the kit is only read: what a tablet keeps of it.
    """
    import pyodide_js  # type: ignore[import-not-found]

    from simulateur.game.controls import Key, Touch
    from simulateur.game.kinds import answer_to_touch, touches_of
    from simulateur.web.browser import Browser

    if words["lessons"] is None:
        gc.collect()
        return {}
    browser = Browser(Path("/rehearsal/content.bin").read_bytes(), (1024, 768))
    session, now, taken = browser.tablet.session, 0.0, []
    browser.step(now, "[]")
    for place, lesson in enumerate(session.path.lessons[: words["lessons"]]):
        for number, challenge in enumerate(lesson.challenges):
            session.open_challenge(place, number)
            answer = answer_to_touch(challenge)
            for touch in (*(touches_of(challenge, answer) if answer is not None else ()), Touch(Key.GO)):
                begun = time.perf_counter()
                session.touch(touch)
                now += 1 / 30
                browser.step(now, "[]")
                taken.append(1000 * (time.perf_counter() - begun))
            for _turn in range(30):
                now += 1 / 30
                browser.step(now, "[]")
    return {"touch": taken, "heap": pyodide_js._module.HEAP8.length}
