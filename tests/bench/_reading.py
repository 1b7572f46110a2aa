"""How long it takes to read and validate séances beside a bare parse in C, and the files made to take longest."""

import tempfile
from functools import partial
from pathlib import Path

import yaml

import lecons
from beebot.loader import ContentError, load_file, load_lesson
from tests.beebot.content import Content
from tests.beebot.hostile import FILES, PATHS
from tests.bench._judgement import BLOCKS, WHOLE, Amount, Answer, in_loops, ratios, report, seconds

LESSONS = 40
"""How often the séance is read in one block."""
NEXT_TO_C = 2.5
"""How many times longer than the bare parse of its YAML, in C, reading a séance may take."""
HOSTILE_LOOPS = 150
"""How many plain loops any one file may take, however hostile: about 2 s where a loop takes 13 ms."""
_SHOWN = 3


def reading(amount: Amount = WHOLE) -> list[Answer]:
    """Judge the reading of a long séance of the kit, and of the worst files of 256 KiB."""
    lesson = next(file for file in lecons.lessons() if file.stem == "la-visite-des-fleurs")
    text = lesson.read_text(encoding="utf-8")
    beside = ratios(
        lambda: [yaml.load(text, yaml.CSafeLoader) for _ in range(amount.of(LESSONS))],
        lambda: [load_lesson(lesson) for _ in range(amount.of(LESSONS))],
        amount.of(BLOCKS),
    )
    print(f"\nLire et valider une séance de {len(load_lesson(lesson).challenges)} défis")
    answers = [report("durée, en analyses du seul YAML en C", beside, at_most=NEXT_TO_C)]
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
