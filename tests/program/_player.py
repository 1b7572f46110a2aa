"""The real program, played by a script without a pause: ``python _player.py FOLDER SIZE MODE``.

``play`` touches the keys of ``SCRIPT`` again and again, and tells after each how many were touched (``t 12``), and now
and then how many are surely on the disk (``k 9``). ``show`` starts, tells where it resumed, and ends.
"""

import json
import sys
from itertools import count

from simulateur import __main__ as program
from simulateur.game.controls import Key, Touch
from simulateur.game.records import to_json
from simulateur.game.resume import bookmark_of
from simulateur.window.app import App

SCRIPT = (
    *(Touch(Key.LESSON, 0), Touch(Key.CHALLENGE, 2)),
    *(Touch(key) for key in (Key.FORWARD, Key.FORWARD, Key.LEFT, Key.FORWARD, Key.UNDO, Key.RIGHT, Key.FORWARD)),
    *(Touch(Key.CARD, 1), Touch(Key.LEFT), Touch(Key.CLEAR), Touch(Key.FORWARD), Touch(Key.HOME)),
    *(Touch(Key.CHALLENGE, 0), Touch(Key.FORWARD), Touch(Key.FORWARD), Touch(Key.FORWARD), Touch(Key.GO)),
    *(Touch(Key.NEXT), Touch(Key.FORWARD), Touch(Key.HOME), Touch(Key.HOME)),
)


def tell(*words: object) -> None:
    print(*words, flush=True)


def play(app: App) -> None:
    app.step(0.1, [])
    store = app._machine._store
    assert store is not None
    for number in count(1):
        app.session.touch(SCRIPT[(number - 1) % len(SCRIPT)])
        app.step(60.0, [])
        tell("t", number)
        if number % 4 == 0 and store.flush(60):
            tell("k", number)


def show(app: App) -> None:
    app.step(0.1, [])
    tell(json.dumps([to_json(bookmark_of(app.session)), sorted(app.session.flowers.done)]))


def main(folder: str, size: str, mode: str) -> int:
    setattr(App, "play", {"play": play, "show": show}[mode])  # noqa: B010 (mypy refuses a plain assignment)
    return program.main(["--donnees", folder, "--taille", size, "--muet"])


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
