"""How long it takes to read and validate séances beside a bare parse in C, and the files made to take longest."""

import tempfile
from functools import partial
from pathlib import Path
from statistics import quantiles

import yaml

import lecons
from beebot.loader import ContentError, load_file, load_lesson
from tests.beebot.content import Content
from tests.beebot.hostile import FILES, PATHS
from tests.bench._judgement import BLOCKS, WHOLE, Amount, Answer, Measured, in_loops, loop, report, seconds

NEXT_TO_C, SLOWEST_NEXT_TO_C = 2.5, 3.0
"""How many times longer than the bare parse of its YAML, in C, reading one of half, or of nine tenths, may take.

A séance is read with the mats that it names, and the parse is of its own file alone.
"""
AGAIN = 3
"""How often each séance is read in one block; the quickest time counts."""
HOSTILE_LOOPS = 150
"""How many plain loops any one file may take, however hostile: about 2 s where a loop takes 13 ms."""
_SHOWN = 3


def reading(amount: Amount = WHOLE) -> list[Answer]:
    """Judge the reading of every séance of the kit, and of the worst files of 256 KiB."""
    answers = _of_the_kit(amount)
    with tempfile.TemporaryDirectory() as name:
        content = Content(Path(name))
        made = [(name, content.lesson, text) for name, text in FILES.items()]
        made += [(name, content.path, text) for name, text in PATHS.items()]
        made = made[: max(_SHOWN, amount.of(len(made)))]
        hostile = {each: _seconds(*each[1:]) for each in made}
        worst = sorted(hostile, key=hostile.__getitem__, reverse=True)[:_SHOWN]
        print(f"Le pire de {len(hostile)} fichiers de 256 Kio faits pour nuire, en boucles nues")
        for kind, file, hostile_text in worst:
            took = in_loops(partial(_read, file, hostile_text), blocks=amount.of(6))
            told = f"{kind} ({hostile[kind, file, hostile_text]:.2f} s)"
            answers.append(report(told, took, at_most=HOSTILE_LOOPS))
    return answers


def _of_the_kit(amount: Amount) -> list[Answer]:
    """All séances in each block: by how much half of them are slower than the bare parse at most, and nine tenths."""
    lessons = lecons.lessons()
    lessons = lessons[: max(_SHOWN, amount.of(len(lessons)))]
    middle, high, loops = [], [], [seconds(loop)]
    for _block in range(amount.of(BLOCKS)):
        *_, half, _, _, _, nine_tenths = quantiles(map(_next_to_c, lessons), n=10)
        middle.append(half)
        high.append(nine_tenths)
        loops.append(seconds(loop))
    print(f"\nLire et valider chacune des {len(lessons)} séances du kit, en analyses du seul YAML en C")
    return [
        report("la moitié", Measured(tuple(middle), tuple(loops)), at_most=NEXT_TO_C),
        report("neuf sur dix", Measured(tuple(high), tuple(loops)), at_most=SLOWEST_NEXT_TO_C),
    ]


def _next_to_c(file: Path) -> float:
    text = file.read_text(encoding="utf-8")
    bare, whole = [], []
    for _time in range(AGAIN):
        bare.append(seconds(lambda: yaml.load(text, yaml.CSafeLoader)))
        whole.append(seconds(lambda: load_lesson(file)))
    return min(whole) / min(bare)


def _seconds(file: Path, text: str) -> float:
    """Processor seconds to read or refuse ``text``."""
    return seconds(lambda: _read(file, text))


def _read(file: Path, text: str) -> None:
    """Read or refuse ``text`` in the place of ``file``."""
    sound = file.read_bytes()
    file.write_text(text, encoding="utf-8", newline="")
    try:
        load_file(file)
    except ContentError:
        pass
    finally:
        file.write_bytes(sound)
