"""Whether all that people see, hear, print and write is what it was, to the last byte: a digest under each name.

    python -m tools.baseline --out before.txt        before a change that shall change nothing
    python -m tools.baseline --compare before.txt    after it: 1 where something differs, by its name
    python -m tools.baseline --only scene --only sound ...    the digests of these kinds alone

``scene`` is each transcript of the pages in windows of each size, with either hand, step by step: every box, sign, text
and control. ``drawing`` is what is shown under each sign, in pixels. ``frame`` is what a tablet is told meanwhile, but
for the text of drawings. ``paper`` is each PDF of the kit's séances, paths and mats, ``schema`` what editors complete
from, ``sound`` each short sound of the kit and each sound of a place, as WAV files.
"""

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from hashlib import sha256
from io import BytesIO
from itertools import zip_longest
from pathlib import Path
from typing import Any

from pygame.image import load_sized_svg, tobytes

import lecons
from beebot.errors import KitError
from beebot.i18n import FRENCH, speaking
from beebot.loader import SCHEMA_KINDS, schema_json
from beebot.parts.sounds import SOUNDS
from lecons.pictures.painting import painted
from lecons.pictures.themes import CALM
from lecons.printing.catalogue import documents, find
from lecons.printing.documents.print_options import Order
from lecons.printing.typeset import pdf
from simulateur.game.sound.cues import Note, PlaceSound, Sound
from simulateur.machine.sound.recording_files import Recordings
from simulateur.pages.open_page import places, scene
from simulateur.web.sound_messages import sound_name
from simulateur.web.sounds import Sounds
from simulateur.web.tablet import Tablet
from tests.simulateur.rectangles import SIZES
from tests.simulateur.scenario import Player, walked
from tests.simulateur.touch_words import words_of

TRANSCRIPTS = Path(__file__).parents[1] / "tests" / "simulateur" / "pages" / "transcripts"
LANGUAGES = (FRENCH, "en")
Named = Iterator[tuple[str, tuple[str, ...]]]
"""A thing by its name, with one digest or, where it goes on in steps, one for each."""


def scenes() -> Named:
    """The scene after each step of each transcript, in windows of each size, for right and left hand."""
    for name, text in _transcripts():
        for width, height in SIZES:
            for hand in ("right", "left"):
                head = _with(text, f"size: {width}x{height}", "left_handed" if hand == "left" else "left_handed=no")
                yield f"{name} {width}x{height} {hand}", tuple(_as_they_come(_seen, walked(head)))


def frames() -> Named:
    """The messages to a tablet at each step of each transcript: pictures, sounds and sentences."""
    for name, text in _transcripts():
        tablets: list[Tablet] = []

        def told(player: Player, tablets: list[Tablet] = tablets) -> object:
            if not tablets:
                tablets.append(Tablet(player.session, player.view.images, player.head.size))
            messages: list[Any] = tablets[0].step(0.0, [])
            return [each | {"new": list(dict(each["new"]))} if "new" in each else each for each in messages]

        yield name, tuple(_as_they_come(told, walked(text)))


def drawings() -> Named:
    """Each drawing that the transcripts show, by its sign, as large as it is there, in the everyday colours."""
    shown: dict[str, set[tuple[str, int, int]]] = {}
    for _name, text in _transcripts():
        for player in walked(text):
            page, sign = scene(player.session, player.view), ""
            for sprite in (*page.ground, *page.actors):
                sign = sprite.sign or sign  # a part belongs to the one before
                shown.setdefault(sign, set()).add((sprite.svg, sprite.width, sprite.height))
    for sign, found in sorted(shown.items()):
        yield sign, (_digest("".join(sorted(_pixels(*each) for each in found)).encode()),)


@cache
def _pixels(svg: str, width: int, height: int) -> str:
    image = load_sized_svg(BytesIO(painted(svg, CALM).encode()), (max(width, 1), max(height, 1)))
    return _digest(tobytes(image, "RGBA"))


def papers() -> Named:
    """What each séance, path and mat of the kit prints, as one PDF in each language."""
    for language in LANGUAGES:
        for file in sorted((*lecons.lessons(), *lecons.paths(), *lecons.mats())):
            with speaking(language):
                yield f"{file.relative_to(lecons.CONTENT).as_posix()} {language}", (_digest(_printed(file)),)


def schemas() -> Named:
    """The JSON Schema of each kind of file, as it is written."""
    for language in LANGUAGES:
        for kind in SCHEMA_KINDS:
            with speaking(language):
                yield f"{kind} {language}", (_digest(schema_json(kind).encode()),)


def sounds() -> Named:
    """Each sound that a browser may ask for by name."""
    ours = Sounds(FRENCH, Recordings(), lecons.CONTENT)
    names = [sound_name(each) for each in (*Sound, *Note, *map(PlaceSound, SOUNDS))]
    for name in names:
        yield name, (_digest(ours.sound(name) or b""),)


KINDS = {"schema": schemas, "sound": sounds, "frame": frames, "scene": scenes, "drawing": drawings, "paper": papers}


def _transcripts() -> Iterator[tuple[str, str]]:
    return ((file.stem, file.read_text(encoding="utf-8")) for file in sorted(TRANSCRIPTS.glob("*.txt")))


def _with(text: str, size: str, setting: str) -> str:
    """A transcript whose head asks for another window and another hand."""
    head, end, steps = text.partition("\n\n")
    lines = [line for line in head.splitlines() if not line.startswith(("size: ", "settings: "))]
    kept = [line.removeprefix("settings: ") for line in head.splitlines() if line.startswith("settings: ")]
    return "\n".join((*lines, size, f"settings: {', '.join((*kept, setting))}")) + end + steps


def _printed(file: Path) -> bytes:
    order, found = Order(), find(str(file))
    try:
        return pdf(tuple(documents(found, order)), found.title, order.ink)
    except KitError as error:
        return str(error).encode()


def _seen(player: Player) -> object:
    shown, where = scene(player.session, player.view), places(player.session, player.view.size)
    boxes = [[sprite[1:] for sprite in layer] for layer in (shown.ground, shown.actors)]
    return [boxes, shown.labels, [(words_of(touch), rect) for touch, rect in where.items()]]


def _as_they_come(seen: Callable[[Player], object], players: Iterable[Player]) -> Iterator[str]:
    """What is seen at each step; where a window lacks what is touched, the sentence that says so is the last one."""
    try:
        for player in players:
            yield _digest(json.dumps(seen(player), default=str).encode())
    except (KeyError, IndexError, ValueError) as error:
        yield _digest(repr(error).encode())


def _digest(data: bytes) -> str:
    return sha256(data).hexdigest()[:12]


def taken(kinds: Iterable[str]) -> Iterator[str]:
    """A line for each thing of ``kinds``: its kind, its name and its digests; progress is told meanwhile."""
    for kind in kinds:
        began = time.process_time()
        yield from (f"{kind} {name}\t{' '.join(digests)}" for name, digests in KINDS[kind]())
        print(f"{kind}: {time.process_time() - began:.0f} s of a core", file=sys.stderr, flush=True)


def differing(before: Iterable[str], now: Iterable[str]) -> Iterator[str]:
    """A line for each thing that is new, gone or changed between ``before`` and ``now``, with its first other step."""
    old, new = (dict(line.split("\t") for line in lines) for lines in (before, now))
    for name in {**old, **new}:
        if name not in new or name not in old:
            yield f"{name}: {'gone' if name in old else 'new'}"
        elif old[name] != new[name]:
            steps = enumerate(zip_longest(old[name].split(), new[name].split()), 1)
            first = next(step for step, (was, is_now) in steps if was != is_now)
            yield f"{name}: differs" + (f" from step {first} on" if " " in old[name] else "")


def main() -> int:
    """Write the digests, or print which of them have changed; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--out", type=Path, help="write the digests there")
    what.add_argument("--compare", type=Path, help="compare with those")
    parser.add_argument("--only", action="append", choices=KINDS, help="one kind; may be said again")
    options = parser.parse_args()
    kinds = options.only or list(KINDS)
    now = list(taken(kinds))
    if options.out:
        options.out.write_text("\n".join(now) + "\n", encoding="utf-8")
        return 0
    lines = options.compare.read_text(encoding="utf-8").splitlines()
    found = list(differing([line for line in lines if line.split()[0] in kinds], now))
    print("\n".join(found) or f"{len(now)} things are what they were")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
