"""The real program, played by a script without a pause: ``python _player.py FOLDER SIZE MODE [FILE]``.

With ``FILE`` that path is played. ``play`` touches the keys of ``SCRIPT`` again and again, and tells after each how
many were touched (``t 12``), and now and then how many are surely on the disk (``k 9``). ``groups`` does so with
``GROUPS``, ``kinds`` with ``KINDS``. ``show`` starts, tells where it resumed, and ends.
"""

import json
import sys
import threading
from functools import partialmethod
from itertools import count
from unittest.mock import patch

from simulateur import __main__ as program
from simulateur.game.controls import Key, Touch
from simulateur.game.players.whereabouts import Page
from simulateur.game.records import to_json
from simulateur.machine.keeping.screen_files import ScreenFiles
from simulateur.window.app import App

SCRIPT = (
    *(Touch(Key.LESSON, 0), Touch(Key.CHALLENGE, 2)),
    *(Touch(key) for key in (Key.FORWARD, Key.FORWARD, Key.LEFT, Key.FORWARD, Key.UNDO, Key.RIGHT, Key.FORWARD)),
    *(Touch(Key.CARD, 1), Touch(Key.LEFT), Touch(Key.CLEAR), Touch(Key.FORWARD), Touch(Key.HOME)),
    *(Touch(Key.CHALLENGE, 0), Touch(Key.FORWARD), Touch(Key.FORWARD), Touch(Key.FORWARD), Touch(Key.GO)),
    *(Touch(Key.NEXT), Touch(Key.FORWARD), Touch(Key.HOME), Touch(Key.HOME)),
)
GROUPS = (
    *(Touch(Key.LESSON, 0), Touch(Key.CHALLENGE, 2), Touch(Key.FORWARD), Touch(Key.FORWARD), Touch(Key.TURN)),
    *(Touch(Key.LESSON, 0), Touch(Key.CHALLENGE, 0), Touch(Key.FORWARD), Touch(Key.FORWARD), Touch(Key.FORWARD)),
    *(Touch(Key.GO), Touch(Key.TURN), Touch(Key.LESSON, 0), Touch(Key.CHALLENGE, 1), Touch(Key.LEFT), Touch(Key.TURN)),
    *(Touch(Key.PLAY), Touch(Key.FORWARD), Touch(Key.TURN), Touch(Key.CARD, 1), Touch(Key.LEFT), Touch(Key.TURN)),
    *(Touch(Key.NEXT), Touch(Key.FORWARD), Touch(Key.TURN), Touch(Key.CLEAR), Touch(Key.HOME), Touch(Key.TURN)),
    *(Touch(Key.RIGHT), Touch(Key.GO), Touch(Key.HOME), Touch(Key.TOKEN, 1), Touch(Key.HOME), Touch(Key.TOKEN, 0)),
    *(Touch(Key.HOME), Touch(Key.HOME)),
)
"""Four groups, each with its own progress; where one is when its turn comes again depends on what it did before."""
KINDS = (
    *(Touch(Key.LESSON, 0), Touch(Key.NEXT), Touch(Key.PICTURE, 1), Touch(Key.PICTURE, 0), Touch(Key.TURN)),
    *(Touch(Key.LESSON, 1), Touch(Key.CHALLENGE, 0), Touch(Key.WATCH), Touch(Key.CELL, 13), Touch(Key.TURN)),
    *(Touch(Key.LESSON, 1), Touch(Key.CHALLENGE, 1), Touch(Key.OBJECT, 1), Touch(Key.CELL, 9), Touch(Key.TURN)),
    *(Touch(Key.LESSON, 1), Touch(Key.CHALLENGE, 2), Touch(Key.FORWARD), Touch(Key.LEFT), Touch(Key.TURN)),
    *(Touch(Key.NEXT), Touch(Key.NEXT), Touch(Key.PICTURE, 0), Touch(Key.SPOT, 0), Touch(Key.PICTURE, 1)),
    *(Touch(Key.TURN), Touch(Key.CELL, 12), Touch(Key.GO), Touch(Key.TURN), Touch(Key.OBJECT, 3), Touch(Key.CELL, 2)),
    *(Touch(Key.TURN), Touch(Key.GO), Touch(Key.LEFT), Touch(Key.LEFT), Touch(Key.TURN), Touch(Key.SPOT, 1)),
    *(Touch(Key.PICTURE, 2), Touch(Key.SPOT, 2), Touch(Key.NEXT), Touch(Key.TURN), Touch(Key.NEXT), Touch(Key.TURN)),
    *(Touch(Key.OFFER), Touch(Key.FORWARD), Touch(Key.TURN), Touch(Key.UNDO), Touch(Key.TURN), Touch(Key.SPOT, 1)),
    *(Touch(Key.SPOT, 0), Touch(Key.SPOT, 2), Touch(Key.NEXT), Touch(Key.TURN), Touch(Key.HOME), Touch(Key.HOME)),
    *(Touch(Key.TURN), Touch(Key.GO), Touch(Key.HOME), Touch(Key.HOME), Touch(Key.TURN), Touch(Key.HOME)),
)
"""The same on the path of ``_kinds``: its story, its pictures, what is watched, made and bounded."""
SCRIPTS = {"play": SCRIPT, "groups": GROUPS, "kinds": KINDS}


def tell(*words: object) -> None:
    print(*words, flush=True)


def flushed(disk: ScreenFiles) -> bool:
    """Wait until everything asked so far is on the disk."""
    done = threading.Event()
    disk._store.submit(lambda _journal: done.set())
    return done.wait(600)


def begin(app: App) -> ScreenFiles:
    """The first turn, once the disk has said what was kept, however long it takes."""
    disk = app._screen.backend._parts["disk"]
    assert disk is not None
    disk.wait_opened(600)
    while app.prepare():
        pass
    app.step(0.1, [])
    if app.session.page is Page.AGES:
        app.session.touch(Touch(Key.LATER))
    return disk


def play(app: App, script: tuple[Touch, ...]) -> None:
    disk = begin(app)
    for number in count(1):
        app.session.touch(script[(number - 1) % len(script)])
        app.step(60.0, [])
        tell("t", number)
        if number % 4 == 0 and flushed(disk):
            tell("k", number)


def show(app: App) -> None:
    begin(app)
    bookmark, groups = app.session.players.bookmark, app.session.players.groups
    done = {animal: sorted(done) for animal, done in groups.by_animal.items()}
    tell(json.dumps([to_json(bookmark), sorted(groups.by_anybody), list(map(to_json, bookmark.others)), done]))


def main(folder: str, size: str, mode: str, *file: str) -> int:
    played = show if mode == "show" else partialmethod(play, script=SCRIPTS[mode])
    with patch.object(App, "play", played):
        return program.main(["--donnees", folder, "--taille", size, "--muet", *(f"--ouvrir={each}" for each in file)])


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
