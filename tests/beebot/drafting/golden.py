"""What the generator makes of three seeds, as text; ``golden.sha256`` has what each text is known by.

``python -m tests.beebot.drafting.golden FOLDER`` writes all of it and the new sums. In two versions of the kit, then
``git diff --no-index FOLDER OTHER`` shows what changed. Two of the texts are kept whole, to be read.
"""

import hashlib
import sys
from dataclasses import replace
from pathlib import Path

import lecons
from beebot.challenge import Challenge, Genre
from beebot.drafting.by_kind import OF_PLACES
from beebot.generator import GENRES, NamedMat, generate
from beebot.lesson import Level
from beebot.loader import load_mat
from beebot.mat import Mat, Place
from beebot.pose import Cell
from beebot.text import Text
from beebot.writing.writer import challenge_yaml

HERE = Path(__file__).parent
SUMS = HERE / "golden.sha256"
WHOLE = ("42-gs.yaml", "42-ce1-ville.yaml")
SEEDS = (1, 42, 2026)
FARM = NamedMat(
    "ferme",
    Mat(
        5,
        4,
        frozenset(Cell.read_several("B2 D1")),
        places=(
            Place(Cell.parse("A1"), Text("la maison", en="the house")),
            Place(Cell.parse("E1"), Text("le canard", en="the duck")),
            Place(Cell.parse("A3"), Text("les cochons", en="the pigs")),
            Place(Cell.parse("C4"), Text("l'étang", en="the pond")),
            Place(Cell.parse("B2"), Text("le puits", en="the well")),
            Place(Cell.parse("D2"), Text("la haie", en="the hedge")),
            Place(Cell.parse("D3"), Text("la haie", en="the hedge")),
            Place(Cell.parse("E4"), picture="ferme-vache"),
        ),
    ),
)
"""Two cells of one name, one that nobody can stand on, and one that has none."""
MATS = {file.stem: file for file in lecons.mats()}


def mat_for(genre: Genre) -> NamedMat | None:
    """A mat of the kit for the kinds that are made of its names; the drawing it lies on is no part of what is made."""
    if genre not in OF_PLACES:
        return None
    town = load_mat(MATS["ville"])
    return NamedMat("ville", replace(town, decor=replace(town.decor, background="")))


def texts() -> dict[str, str]:
    """By the name of its file, what is made of each seed for each level, alone and on mats with names."""
    made: dict[str, str] = {}
    for seed in SEEDS:
        made |= {f"{seed}-{each.value.lower()}.yaml": _written(each, seed, None) for each in Level}
        made[f"{seed}-gs-ferme.yaml"] = _written(Level.GS, seed, FARM)
        town = mat_for(Genre.QUESTION)
        made |= {f"{seed}-{each.value.lower()}-ville.yaml": _written(each, seed, town) for each in Level}
    return made


def sums(made: dict[str, str]) -> str:
    """What ``sha256sum`` says of them."""
    return "".join(f"{hashlib.sha256(text.encode()).hexdigest()}  {name}\n" for name, text in made.items())


def _written(level: Level, seed: int, mat: NamedMat | None) -> str:
    return "".join(challenge_yaml(_in_two_languages(each)) for each in generate(level, seed, len(GENRES), None, mat))


def _in_two_languages(challenge: Challenge) -> Challenge:
    """Whatever else is spoken here."""
    task, *hints = (Text(each.fr, en=each.in_language("en")) for each in (challenge.task, *challenge.hints))
    return replace(challenge, task=task, hints=tuple(hints))


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts().items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / SUMS.name).write_text(sums(texts()), encoding="utf-8")
