"""The real program, which tells where it is: ``python _dying.py DEATH FOLDER``.

It tells the page and the touches of its answer whenever they have changed: ``CHALLENGE 3``. ``DEATH`` is the number of
a signal that ends it where it would draw a challenge, as a fault in the library that draws would; 0 for none, -1 for
an exception there.
"""

import os
import sys
from unittest.mock import patch

from simulateur import __main__ as program
from simulateur.pages.challenge import page as challenge
from simulateur.pages.common.view import View


def main(death: int, folder: str) -> int:
    """Run the program in a window that is called as usual."""
    os.environ |= {"PYGAME_HIDE_SUPPORT_PROMPT": "1", "SDL_VIDEO_X11_WMCLASS": "beebot"}
    from simulateur.game.session import Session
    from simulateur.window.app import App

    scene, show, told = challenge.scene, App.show, ""

    def dying_scene(session: Session, view: View) -> object:
        if death < 0:
            raise ZeroDivisionError("cannot be drawn")
        if death:
            os.kill(os.getpid(), death)
        return scene(session, view)

    def telling_show(app: App, seconds: float) -> None:
        nonlocal told
        show(app, seconds)
        now = f"{app.session.page.name} {len(app.session.players.bookmark.touches)}"
        if now != told:
            told = now
            print(now, flush=True)

    with patch.object(challenge, "scene", dying_scene), patch.object(App, "show", telling_show):
        return program.main(["--donnees", folder, "--taille", "640x400", "--muet"])


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), sys.argv[2]))
