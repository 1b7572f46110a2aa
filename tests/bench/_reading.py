"""How long it takes to read and validate a thousand séances, and the files made to take longest.

Seconds of the processor: others who use the machine are not counted.
"""

import gc
import tempfile
from pathlib import Path
from shutil import copytree
from time import process_time

import lecons
from beebot.loader import ContentError, load_file, load_lesson
from tests.beebot.content import Content
from tests.beebot.hostile import FILES, PATHS

LESSONS = 1000
SECONDS = 2.0
"""For a thousand séances, and for any one file, however hostile."""


def reading() -> bool:
    """Print seconds for a thousand séances and for the worst files of 256 KiB; whether they are few enough.

    The séances are long ones of the kit. With their challenges twice they only show how it grows.
    """
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        lesson = next(file for file in lecons.lessons() if file.stem == "la-visite-des-fleurs")
        for folder in ("tapis", "images"):
            copytree(lesson.parents[2] / folder, root / folder)
        took = [_thousand(root, lesson.read_text(encoding="utf-8"), times) for times in (1, 2)]
    number = len(load_lesson(lesson).challenges)
    print(f"\nLire et valider {LESSONS} séances (visé : moins de {SECONDS:.0f} s)")
    print(f"  de {number} défis : {took[0]:.2f} s ; de {2 * number} défis : {took[1]:.2f} s")
    with tempfile.TemporaryDirectory() as name:
        content = Content(Path(name))
        hostile = {f"séance, {name}": _seconds(content.lesson, text) for name, text in FILES.items()}
        hostile |= {f"parcours, {name}": _seconds(content.path, text) for name, text in PATHS.items()}
    worst = sorted(hostile, key=hostile.__getitem__, reverse=True)[:3]
    print(f"Le pire de {len(hostile)} fichiers de 256 Kio faits pour nuire :")
    for each in worst:
        print(f"  {hostile[each]:.2f} s : {each}")
    return max(took[0], *hostile.values()) < SECONDS


def _thousand(root: Path, text: str, times: int) -> float:
    """Seconds for copies of the séance ``text``, each with its challenges ``times`` over under other ids."""
    head, key, challenges = text.partition("defis:\n")
    body = "".join(challenges.replace("  - id: ", f"  - id: n{time_}-") for time_ in range(times))
    files = [root / "seances" / f"s{number}.yaml" for number in range(LESSONS)]
    files[0].parent.mkdir(exist_ok=True)
    for file in files:
        file.write_text(head + key + body, encoding="utf-8")
    gc.freeze()  # what earlier measures left is not looked through again, as in a process that only reads
    began = process_time()
    for file in files:
        load_lesson(file)
    return process_time() - began


def _seconds(file: Path, text: str) -> float:
    """Seconds to read or refuse ``text``."""
    sound = file.read_bytes()
    file.write_text(text, encoding="utf-8", newline="")
    began = process_time()
    try:
        load_file(file)
    except ContentError:
        pass
    finally:
        took = process_time() - began
        file.write_bytes(sound)
    return took
