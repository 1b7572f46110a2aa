"""Runs in Pyodide: starts the kit as a tablet does, plays, and says how long touches take and how large the heap is."""

import gc
import sys
from pathlib import Path
from typing import Any

contents: "tuple[Any, ...]"
"""The learning paths; a memory has them already."""


def main(words: dict[str, Any]) -> dict[str, Any]:
    """Play so many challenges; milliseconds of each touch until the messages for the page, and the heap's bytes.

    Of no number of lessons, the first page is drawn for nobody: what a tablet keeps of the kit.
    """
    import pyodide_js  # type: ignore[import-not-found]

    from simulateur.web import compiled_classes

    compiled_classes.use(compiled_classes.read(Path("/kit", compiled_classes.FILE)))
    from simulateur.game.controls import Key, Touch
    from simulateur.web.browser import Browser, read, rehearsed, settled

    sys.path.insert(0, "/outside")  # what plays is no part of the kit
    from tools.touches import answer_to_touch, touches_of

    global contents  # noqa: PLW0603 (what stays in Python's memory, as in worker.js)
    size, packed = (1024, 768), Path("/rehearsal/content.bin")
    if words["lessons"] is None:
        contents = rehearsed(packed.read_bytes(), size)
        gc.collect()
        return {}
    if "contents" not in globals():
        contents = read(packed.read_bytes())
    browser = Browser(contents, size)
    session, now, taken = browser.tablet.session, 0.0, []
    browser.step(now, "[]")
    if words["lessons"]:
        settled()
    for place, lesson in enumerate(session.repertoire.path.lessons[: words["lessons"]]):
        for number, challenge in enumerate(lesson.challenges):
            session.open_challenge(place, number)
            answer = answer_to_touch(challenge)
            for touch in (*(touches_of(challenge, answer) if answer is not None else ()), Touch(Key.GO)):
                begun = _busy_ms()
                session.touch(touch)
                now += 1 / 30
                browser.step(now, "[]")
                taken.append(_busy_ms() - begun)
            for _turn in range(30):
                now += 1 / 30
                browser.step(now, "[]")
    return {"touch": taken, "heap": pyodide_js._module.HEAP8.length}


def _busy_ms() -> float:
    """Processor time of node, its compiler's threads too: nobody else's work is counted."""
    import js  # type: ignore[import-not-found]

    used = js.process.cpuUsage()
    return float(used.user + used.system) / 1000
