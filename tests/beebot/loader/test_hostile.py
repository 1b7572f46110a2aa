"""Files made to exhaust the reader are refused for a bounded number of calls, and in bounded memory."""

import subprocess
import sys
from pathlib import Path

import pytest

from beebot.loader import ContentError, Problem, load_file
from beebot.loader.markup.source import MAX_BYTES
from beebot.loader.problems import MAX_PROBLEMS
from tests.beebot.content import Content
from tests.beebot.hostile import FILES, PATHS
from tests.beebot.meter import TooMuchError, at_most

CALLS = 10_000_000
"""How many calls reading one file may take."""
MEGABYTES = 200

DEEP = "plus de 20 niveaux l'un dans l'autre ; simplifiez"
VALUES = "plus de 20000 valeurs dans ce fichier ; partagez-le en plusieurs séances"
FIRST = {
    "brackets": f"1:1001 : {DEEP}",
    "braces": f"1:1001 : {DEEP}",
    "dashes": f"1:41 : {DEEP}",
    "keys in keys": f"1:41 : {DEEP}",
    "indented": f"21:21 : {DEEP}",
    "documents": "2:1 : « --- » commence un second document ; gardez-en un seul par fichier",
    "values": f"1:40000 : {VALUES}",
    "lists": f"1:59999 : {VALUES}",
    "tabs": "1:1 : tabulation interdite ; remplacez toutes les tabulations par des espaces",
    "long title": "3:8 : « titre » : 119999 caractères, c'est trop ; gardez-en 300 au plus",
    "targets": "23:5 : « cibles » : il y en a trop ; gardez-en 20 au plus",
    "passages": "23:5 : « passages » : il y en a trop ; gardez-en 20 au plus",
    "nearly known words": "23:5 : « touches » : il y en a trop ; gardez-en 8 au plus",
    "hints": "23:5 : « indices » : il y en a trop ; gardez-en 20 au plus",
    "choices": "25:5 : « programmes » : il y en a trop ; gardez-en 4 au plus",
    "challenges all sound": "18:1 : « defis » : il y en a trop ; gardez-en 100 au plus",
    "challenges that run for ever": (
        "27:16 : « programme » : répétitions comprises, le programme fait 14906 instructions ; il en faut 200 au plus"
    ),
    "program of arrows": (
        "24:16 : « programme » : le programme a 85000 instructions ; enlevez-en pour n'en garder que 200 au plus"
    ),
}
"""The first thing said of some, in whole."""


def read(file: Path) -> tuple[Problem, ...]:
    """The problems of ``file``, which may be none.

    Raises:
        TooMuchError: reading it takes more than ``CALLS``.
    """
    try:
        with at_most(CALLS):
            load_file(file)
    except ContentError as error:
        return error.problems
    return ()


@pytest.mark.parametrize("name", FILES)
def test_reading_is_bounded(content: Content, name: str) -> None:
    content.lesson.write_text(FILES[name], encoding="utf-8", newline="")
    assert content.lesson.stat().st_size <= MAX_BYTES
    told = read(content.lesson)
    assert len(told) <= MAX_PROBLEMS
    assert not any("\n" in str(problem) for problem in told)
    if name in FIRST:
        assert str(told[0]).partition(":")[2] == FIRST[name]


@pytest.mark.parametrize("name", PATHS)
def test_a_path_too(content: Content, name: str) -> None:
    content.path.write_text(PATHS[name], encoding="utf-8", newline="")
    assert len(read(content.path)) == MAX_PROBLEMS


def test_calls_are_counted(content: Content) -> None:
    with pytest.raises(TooMuchError), at_most(1000):
        load_file(content.lesson)


READ_ALL = f"""
import resource, sys
from pathlib import Path
from beebot.loader import ContentError, load_file
from tests.beebot.content import Content
from tests.beebot.hostile import FILES, PATHS
resource.setrlimit(resource.RLIMIT_DATA, ({MEGABYTES} * 2**20,) * 2)
content = Content(Path(sys.argv[1]))
for file, texts in ((content.lesson, FILES), (content.path, PATHS)):
    for name, text in texts.items():
        file.write_text(text, encoding="utf-8", newline="")
        try:
            load_file(file)
        except ContentError:
            print(name)
"""


@pytest.mark.program
@pytest.mark.skipif(sys.platform != "linux", reason="the limit counts all of a process's own memory there alone")
def test_every_one_fits_in_200_megabytes(tmp_path: Path) -> None:
    root = Path(__file__).parents[3]
    ran = subprocess.run(
        [sys.executable, "-c", READ_ALL, str(tmp_path)], cwd=root, capture_output=True, text=True, check=False
    )
    assert ran.stderr == ""
    assert set(ran.stdout.splitlines()) == {*FILES, *PATHS} - {"challenges with long choices"}
