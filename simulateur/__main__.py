"""``beebot``: puts content, screen, voice and robot together. The one composition root."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from beebot.errors import KitError
from beebot.i18n import gettext as _
from beebot.terminal import Parser, add_language, obey
from firmware_bridge.clock import SystemClock
from firmware_bridge.drivers import DRIVERS
from lecons import FIRST_PATH
from simulateur.content import Content, read_content
from simulateur.robot_link import RobotLink


def main(argv: Sequence[str] | None = None) -> int:
    """Run the screen, or the demonstration; returns the exit status."""
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    os.environ.setdefault("SDL_VIDEO_X11_WMCLASS", "beebot")  # pygame sets it too, when it is imported
    return obey(_parser(), _run, argv)


def _parser() -> argparse.ArgumentParser:
    parser = Parser(prog="beebot", description="Le simulateur : un enfant programme l'abeille.")
    add_language(parser)
    parser.add_argument("mot", nargs="?", choices=["demo"], help="demo : un programme de trois façons, sans écran")
    parser.add_argument(
        "--parcours", type=Path, default=FIRST_PATH, metavar="FICHIER", help="un autre parcours que celui du kit"
    )
    parser.add_argument("--plein-ecran", action="store_true", help="occuper tout l'écran")
    parser.add_argument("--taille", type=_size, default=(1280, 800), metavar="LxH", help="taille de la fenêtre")
    parser.add_argument("--muet", action="store_true", help="ne rien dire")
    parser.add_argument("--robot", choices=DRIVERS, help="le genre du robot branché (voir beebot-robot liste)")
    parser.add_argument("--port", metavar="PORT", help="le port du robot, comme /dev/ttyUSB0 ou COM3")
    parser.add_argument("--vitesse", type=float, default=1.0, help="pour un émulateur accéléré ; un vrai robot veut 1")
    parser.add_argument(
        "--capture", type=Path, metavar="DOSSIER", help="dessiner chaque page dans ce dossier, et finir"
    )
    parser.add_argument("--image", type=Path, default=Path("demo.gif"), metavar="FICHIER", help="image animée de demo")
    return parser


def _size(text: str) -> tuple[int, int]:
    width, _x, height = text.lower().partition("x")
    if not (width.isdecimal() and height.isdecimal() and int(width) and int(height)):
        raise argparse.ArgumentTypeError(f"« {text} » n'est pas une taille comme 1280x800")
    return int(width), int(height)


def _run(options: argparse.Namespace) -> int:
    from simulateur.window import NoDisplayError  # noqa: PLC0415 (after the environment is set)

    if options.mot == "demo" or options.capture:
        return _without_display(options)
    try:
        return _play(options)
    except NoDisplayError:
        sentence = _("aucun écran n'est branché à cet ordinateur : voici la démonstration à la place")
        print(sentence, file=sys.stderr)
        return _without_display(options)


def _without_display(options: argparse.Namespace) -> int:
    os.environ["SDL_VIDEODRIVER"] = "dummy"
    content = read_content(options.parcours).result()
    _tell(content)
    if options.capture:
        from simulateur.capture import capture  # noqa: PLC0415

        for file in capture(content, options.taille, options.capture):
            print(file)
        return 0
    from simulateur.demo import demo  # noqa: PLC0415 (brings Pillow)

    return demo(content, options.image)


def _play(options: argparse.Namespace) -> int:
    reading = read_content(options.parcours)
    from simulateur.window import open_window  # noqa: PLC0415 (while the content is being read)

    robot = _robot(options)
    window = open_window(options.taille, full_screen=options.plein_ecran)
    from simulateur.app import App  # noqa: PLC0415
    from simulateur.session import Session  # noqa: PLC0415
    from simulateur.voice import Voice  # noqa: PLC0415

    content = reading.result()
    _tell(content)
    session = Session(content.path, options.langue, content.notices, robot=robot is not None)
    session.mute = options.muet
    app = App(window, session, content.images, None if options.muet else Voice(options.langue), robot)
    try:
        app.play()
    finally:
        app.close()
    return 0


def _tell(content: Content) -> None:
    for notice in content.notices:
        print(notice, file=sys.stderr)


def _robot(options: argparse.Namespace) -> RobotLink | None:
    if options.robot is None and options.port is None:
        return None
    if options.robot is None or options.port is None:
        example = _("dites quel robot et sur quel port, comme --robot {name} --port /dev/ttyUSB0")
        raise KitError(example.format(name=next(iter(DRIVERS))))
    return RobotLink(DRIVERS[options.robot].factory(options.port, SystemClock(options.vitesse)))


if __name__ == "__main__":
    sys.exit(main())
