"""``kit.py --help`` names what exists: each word and verb that it names is tried."""

import importlib.util
import re
import shutil
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

import kit
from tests import checks
from tests.bench import ecran
from tests.bench.__main__ import main as bench
from tests.ground.conftest import ROOT, clean_environment

FRENCH, ENGLISH = str(kit.__doc__).split("In English:")
LINES = dict(re.findall(r"python3 kit\.py (\w+) .*?  +(.+)", FRENCH))
_SAY = ("cle", "demo", "lecons", "paquet", "publier", "robot", "simulateur", "site", "temoigner", "voix")
HAVE_HELP = [word for word in LINES if word in _SAY]
"""What the others do at once, as soon as they are called; these only say what they would do."""


def verbs() -> list[str]:
    """The verbs that the line of ``lecons`` names, as they are typed: « générer » is ``generer``."""
    named = re.findall(r"\w+er\b|\w+re\b", LINES["lecons"])
    return [unicodedata.normalize("NFD", verb).encode("ascii", "ignore").decode() for verb in named]


def said_by(*command: str) -> str:
    """What a command writes when it is asked for help; it must end well."""
    done = subprocess.run(
        [sys.executable, "-P", "-m", *command],
        cwd=ROOT,
        env=clean_environment(),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, ""), command
    return done.stdout


def test_the_help_names_every_word_in_both_languages_and_no_other() -> None:
    assert set(LINES) == set(kit.WORDS)
    assert set(re.findall(r'"(\w+)', ENGLISH)) == set(LINES)


def test_the_guide_of_commands_has_a_row_for_each_word() -> None:
    table = (ROOT / "docs" / "commandes.md").read_text("utf-8").partition("## Chaque mot\n")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| (?:\(rien\), )?`(\w+)` \| .{10,}? \| .{4,} \|$", table, re.MULTILINE)
    assert sorted(rows) == sorted(LINES)


@pytest.mark.program
@pytest.mark.parametrize("word", HAVE_HELP)
def test_a_word_that_is_named_can_be_called(word: str) -> None:
    assert said_by(*kit.WORDS[word], "--help").startswith("usage : ")


@pytest.mark.parametrize("word", [word for word in LINES if word not in (*HAVE_HELP, "test")])
def test_a_word_that_acts_at_once_is_a_program(word: str) -> None:
    (module,) = kit.WORDS[word]
    assert importlib.util.find_spec(module) is not None


def test_the_checks_of_the_word_test_are_programs() -> None:
    here = str(Path(sys.executable).parent)
    assert [check[0] for check in (*checks.CHECKS, checks.PYTEST) if shutil.which(check[0], path=here) is None] == []


@pytest.mark.program
@pytest.mark.parametrize("verb", verbs())
def test_a_verb_that_is_named_exists(verb: str) -> None:
    assert said_by("lecons", verb, "--help").startswith(f"usage : beebot-lecons {verb}")


def test_verbs_are_found_in_the_help() -> None:
    assert len(verbs()) >= 3


def test_what_can_be_measured_is_named() -> None:
    named = re.sub(r"\(.*?\)", "", LINES["bench"]).partition(":")[2].split(",")
    files = {file.stem for file in (ROOT / "tests" / "bench").glob("[!_]*.py")}
    assert {name.strip() for name in named} == files


@pytest.mark.parametrize("name", ["robot", "impression", "tablette"])
def test_what_is_measured_in_one_way_takes_no_word(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert bench([name, "--court", "x"]) == 2
    told = f"« bench {name} » ne se dit suivi d'aucun mot : ôtez « --court x »\n"
    assert capsys.readouterr() == ("", told)


@pytest.mark.parametrize("words", [["--court"], ["0x0"], ["1280", "x800"], ["1280x800", "1280x800"]])
def test_what_is_no_size_of_a_window_is_refused_in_a_sentence(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert ecran.main(words) == 2
    assert capsys.readouterr() == ("", "« bench ecran » ne connaît qu'une taille, comme 1280x800\n")
