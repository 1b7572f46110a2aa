"""Plays on the slim library, in Pyodide: a challenge of each kind by its touches, help, and the adults' pages.

``node.py`` runs this under node, with the kit below ``/kit`` and the content in ``/work``. What is missing on a tablet
fails here, while the folder is built.
"""

import json
import sys
from pathlib import Path

_TICK_S = 1 / 30
_HINTS, _SHOWN = 4, 40


def main(words: dict[str, str]) -> list[str]:
    """Play; returns the kinds that were played.

    Raises:
        RuntimeError: something failed, and Python's report of it is what it says.
    """
    sys.path.insert(0, "/kit")
    from beebot.challenge import Genre
    from simulateur.game.adults.state import Section
    from simulateur.game.controls import AdultKey, Key, Touch
    from simulateur.game.kinds import answer_to_touch, touches_of
    from simulateur.pages.page import load_pages
    from simulateur.web.browser import KEPT, Browser

    browser = Browser(Path(words["content"]).read_bytes(), (1280, 800))
    session, now = browser.tablet.session, [0.0]

    def turn(count: int = 1) -> None:
        for _turn in range(count):
            now[0] += _TICK_S
            browser.step(now[0], json.dumps([]))

    turn(_HINTS)  # the other paths come
    load_pages()
    played = set()
    for path in session.shelf.paths:
        session.use_path(path)
        for place, lesson in enumerate(path.lessons):
            for number, challenge in enumerate(lesson.challenges):
                if challenge.genre in played:
                    continue
                played.add(challenge.genre)
                session.open_challenge(place, number)
                for _hint in range(_HINTS):
                    session.touch(Touch(Key.HINT))
                    turn()
                session.touch(Touch(Key.CLEAR))
                answer = answer_to_touch(challenge)
                for touch in touches_of(challenge, answer) if answer is not None else ():
                    session.touch(touch)
                    turn()
                session.touch(Touch(Key.GO))
                turn(_SHOWN)
    for touch in (
        *(Touch(Key.HOME), Touch(Key.HOME), Touch(Key.ADULTS)),
        *(Touch(AdultKey.SECTION, place) for place in range(len(Section))),
        *(Touch(AdultKey.SECTION, [*Section].index(Section.DATA)), Touch(AdultKey.LOG), Touch(AdultKey.EXPORT)),
    ):
        session.touch(touch)
        turn(_HINTS)
    if not browser.handed_out():
        raise RuntimeError(f"no table: {session.page} {session.adults.section} {session.adults.answer} {session.notices}")
    browser.hidden()
    for report in KEPT.glob("rapport*"):
        raise RuntimeError(report.read_text("utf-8"))
    return sorted(genre.name for genre in Genre if genre in played)
