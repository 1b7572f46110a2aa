"""Plays the installed kit in a real window as soon as it shows its first picture, and prints when that was.

``python3 debian_player.py START``, by the Python of an installation: START is what the monotonic clock said. It needs
nothing but the kit, and is copied to where it is installed.
"""

import sys
import time
from runpy import run_module

_SETTLED_S = 4.0
"""After a success; what was tried is then on the disk."""

if __name__ == "__main__":
    started = float(sys.argv.pop(1))
    from simulateur.machine.reader_process import Reader

    ask = Reader.ask

    def ask_and_watch(self: Reader, *question: object) -> None:
        """The screen is imported while the content is being read, as when nobody watches."""
        ask(self, *question)
        from simulateur.game.controls import Key, Touch
        from simulateur.game.play.attempt import Phase
        from simulateur.window.app import App
        from simulateur.window.fingers import Finger

        def play(app: App) -> None:
            app.show(0)
            print("first picture:", time.monotonic() - started, flush=True)
            while app.prepare():  # what keeps and what speaks comes after the first picture
                app.show(1 / 30)
            finger = Finger(app)
            finger.touch(Touch(Key.CHALLENGE, 0))
            for key in (Key.FORWARD, Key.FORWARD, Key.FORWARD, Key.GO):
                finger.touch(Touch(key))
            finger.wait_until(lambda: getattr(app.session.attempt, "phase", None) is Phase.SUCCEEDED)
            finger.wait(_SETTLED_S)
            print("played", flush=True)

        setattr(App, "play", play)  # noqa: B010 (mypy refuses a plain assignment)

    setattr(Reader, "ask", ask_and_watch)  # noqa: B010 (the same)
    run_module("simulateur", run_name="__main__")
