"""Whether all that people see, hear, print and write is what it was, to the last byte: a digest under each name.

    python -m tools.baseline --out before.txt        before a change that shall change nothing
    python -m tools.baseline --compare before.txt    after it: 1 where something differs, by its name
    python -m tools.baseline --only scene --only sound ...    the digests of these kinds alone

``scene`` is each transcript of the pages in windows of each size, with either hand, step by step: every drawing, text
and control. ``frame`` is what a tablet is told meanwhile, ``paper`` each PDF of the kit's séances, paths and mats,
``schema`` what editors complete from, ``sound`` each short sound of the kit and each sound of a place, as WAV files.
"""

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from itertools import zip_longest
from pathlib import Path

import lecons
from beebot.errors import KitError
from beebot.i18n import FRENCH, speaking
from beebot.loader import SCHEMA_KINDS, schema_json
from beebot.parts.sounds import SOUNDS
from lecons.printing.catalogue import documents, find
from lecons.printing.documents.order import Order
from lecons.printing.typeset import pdf
from simulateur.desk.sound.recordings import Recordings
from simulateur.game.sound.hearing import Note, PlaceSound, Sound
from simulateur.pages.page import places, scene
from simulateur.web.sounds import Sounds
from simulateur.web.tablet import Tablet
from simulateur.web.voice import sound_name
from tests.simulateur.rectangles import SIZES
from tests.simulateur.scenario import Player, walked
from tests.simulateur.touch_words import words_of

TRANSCRIPTS = Path(__file__).parents[1] / "tests" / "simulateur" / "pages" / "transcripts"
LANGUAGES = (FRENCH, "en")
Digests = tuple[str, ...]
"""One of a thing that is whole, one for each of its steps otherwise."""
Named = Iterator[tuple[str, Digests]]


def scenes() -> Named:
    """Each transcript, in each window, with the right hand and the left one."""
    for file in sorted(TRANSCRIPTS.glob("*.txt")):
        text = file.read_text(encoding="utf-8")
        for width, height in SIZES:
            for hand in ("right", "left"):
                head = _with(text, f"size: {width}x{height}", "left_handed" if hand == "left" else "left_handed=no")
                yield f"{file.stem} {width}x{height} {hand}", tuple(_as_they_come(_seen, walked(head)))


def frames() -> Named:
    """What a tablet is told at each step of each transcript, pictures, sounds and sentences."""
    for file in sorted(TRANSCRIPTS.glob("*.txt")):
        tablets: list[Tablet] = []

        def told(player: Player, tablets: list[Tablet] = tablets) -> object:
            if not tablets:
                tablets.append(Tablet(player.session, player.view.images, player.head.size))
            return tablets[0].step(0.0, [])

        yield file.stem, tuple(_as_they_come(told, walked(file.read_text(encoding="utf-8"))))


def papers() -> Named:
    """All that each séance, path and mat of the kit prints, as one PDF in each language."""
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


KINDS: dict[str, Callable[[], Named]] = {
    "schema": schemas,
    "sound": sounds,
    "frame": frames,
    "scene": scenes,
    "paper": papers,
}


def _with(text: str, size: str, setting: str) -> str:
    """A transcript whose head asks for another window and another hand."""
    head, end, steps = text.partition("\n\n")
    lines = [line for line in head.splitlines() if not line.startswith(("size: ", "settings: "))]
    kept = [line for line in head.splitlines() if line.startswith("settings: ")]
    settings = ", ".join((*(line.removeprefix("settings: ") for line in kept), setting))
    return "\n".join((*lines, size, f"settings: {settings}")) + end + steps


def _printed(file: Path) -> bytes:
    order, found = Order(), find(str(file))
    try:
        return pdf(tuple(documents(found, order)), found.title, order.ink)
    except KitError as error:
        return str(error).encode()


def _seen(player: Player) -> object:
    shown, where = scene(player.session, player.view), places(player.session, player.view.size)
    return [shown, [(words_of(touch), rect) for touch, rect in where.items()]]


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
    """A line for each thing: its kind, its name and its digests; what each kind took is told meanwhile."""
    for kind in kinds:
        began, count = time.process_time(), 0
        for name, digests in KINDS[kind]():
            count += 1
            yield f"{kind} {name}\t{' '.join(digests)}"
        print(f"{kind}: {count}, {time.process_time() - began:.0f} s of a core", file=sys.stderr, flush=True)


def differing(before: Iterable[str], now: Iterable[str]) -> Iterator[str]:
    """A line for each thing that is new, gone, or another one, with the first step at which it is."""
    old, new = (dict(line.split("\t") for line in lines) for lines in (before, now))
    for name in {**old, **new}:
        if name not in new or name not in old:
            yield f"{name}: {'gone' if name in old else 'new'}"
        elif old[name] != new[name]:
            steps = enumerate(zip_longest(old[name].split(), new[name].split()), 1)
            first = next(step for step, (was, is_now) in steps if was != is_now)
            yield f"{name}: differs" + (f" from step {first} on" if " " in old[name] else "")


def main() -> int:
    """Write the digests, or say which of them are others."""
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
