"""What is fixed for all accounts of a computer: how its file is read, and that nobody undoes it."""

import argparse
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from lecons import FIRST_PATH
from simulateur import __main__ as program
from simulateur.desk import imposed as imposed_module
from simulateur.desk.imposed import NOTHING_IMPOSED, PAGES, SETTINGS, Imposed, read_imposed
from simulateur.desk.keeping.settings_file import read_settings, write_settings
from simulateur.desk.start import Start
from simulateur.game.adults.options import OPTIONS
from simulateur.game.adults.state import Section, sections
from simulateur.game.controls import AdultKey, Key, Touch
from simulateur.game.machine.machine import COMPUTER
from simulateur.game.session import Session
from simulateur.game.settings import Settings
from simulateur.pages.page import places
from tests.simulateur.builders import THREE_STEPS, challenge, path_of

CLASS = """\
# Pour toutes les écoles de la ville.
kiosque = true
langue = "fr"
volume-voix = 4
lievre = false
micro = false
"""


@pytest.fixture
def imposing(tmp_path: Path) -> Callable[[str | bytes], Imposed]:
    def read(text: str | bytes) -> Imposed:
        file = tmp_path / "reglages-imposes.toml"
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return read_imposed(file)

    return read


def told(found: Imposed) -> list[str]:
    """What adults are told, without the folder of the file."""
    return [sentence[sentence.index("reglages-imposes.toml") :] for sentence in found.troubles]


def a_session(found: Imposed) -> Session:
    """On the page of the settings."""
    session = Session(path_of(challenge(THREE_STEPS)), "fr", settings=found.over(Settings()), machine=found.machine)
    session.touch(Touch(Key.ADULTS))
    session.touch(Touch(AdultKey.SECTION, tuple(Section).index(Section.SETTINGS)))
    return session


def test_where_there_is_no_file_nothing_is_imposed(tmp_path: Path) -> None:
    assert read_imposed(tmp_path / "rien.toml") is NOTHING_IMPOSED
    assert read_imposed(Path(__file__) / "rien.toml") is NOTHING_IMPOSED
    assert NOTHING_IMPOSED.over(Settings(hare=True)) == Settings(hare=True)


def test_what_a_file_says_holds_over_what_an_account_has(imposing: Callable[[str | bytes], Imposed]) -> None:
    found = imposing(CLASS)
    assert found.troubles == ()
    over = found.over(Settings(hare=True, voice_volume=9, effects_volume=3))
    assert over == Settings(hare=False, voice_volume=4, effects_volume=3, kiosk=True)
    fixed = frozenset({"kiosk", "language", "voice_volume", "hare"})
    assert found.machine == COMPUTER._replace(microphone=False, imposed=fixed)
    assert Section.VOICES in sections(COMPUTER, notices=False)
    assert Section.VOICES not in sections(found.machine, notices=False)
    assert imposing(b"\xef\xbb\xbf" + CLASS.replace("\n", "\r\n").encode()) == found, (
        "as an editor of Windows writes it"
    )


def test_every_setting_of_the_page_has_a_word() -> None:
    assert {option.field for option in OPTIONS} == {*SETTINGS.values()} - {"path"}
    assert {*PAGES.values()} <= set(COMPUTER._fields)


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("volume-voie = 3", " : « volume-voie » n'est pas un réglage ; connus : volume-voix"),
        ("volume-voix = 11", " : « volume-voix » n'a pas cette valeur ; possibles : 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10"),
        (
            "volume-voix = true",
            " : « volume-voix » n'a pas cette valeur ; possibles : 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10",
        ),
        ("lievre = 0", " : « lievre » n'a pas cette valeur ; possibles : false, true"),
        ('langue = "zz"', " : « langue » n'a pas cette valeur ; possibles : "),
        ('parcours = "../cp"', " : « parcours » n'a pas cette valeur ; possibles : "),
        ("[muet]", " : « muet » n'a pas cette valeur ; possibles : false, true"),
    ],
)
def test_a_line_that_cannot_be_obeyed_is_told_and_the_others_hold(
    imposing: Callable[[str | bytes], Imposed], line: str, sentence: str
) -> None:
    found = imposing(f"plein-ecran = true\n{line}\n")
    assert found.settings == {"full_screen": True}
    (said,) = told(found)
    assert said.startswith(f"reglages-imposes.toml{sentence}")


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"kiosque = true\nmuet\n", "ligne 2 : écrivez « mot = valeur »"),
        (b'kiosque = true\nlangue = "fr', "sa fin manque"),
        ('langue = "é"'.encode("latin-1"), "enregistrez-le en UTF-8"),
        (b"#" * 100_000, "fichier trop gros"),
    ],
)
def test_a_file_that_cannot_be_read_imposes_nothing_and_is_told(
    imposing: Callable[[str | bytes], Imposed], data: bytes, why: str
) -> None:
    found = imposing(data)
    assert (found.settings, found.machine) == ({}, COMPUTER)
    assert told(found) == [f"reglages-imposes.toml ne se lit pas, et n'impose rien ({why}) ; corrigez-le, ou ôtez-le"]


def test_no_touch_changes_what_is_imposed_and_every_other_setting_changes(
    imposing: Callable[[str | bytes], Imposed],
) -> None:
    found = imposing(CLASS)
    session = a_session(found)
    before = session.settings
    for place, option in enumerate(OPTIONS):
        was = getattr(session.settings, option.field)
        keys = (AdultKey.SWITCH,) if option.choices else (AdultKey.LESS, AdultKey.MORE)
        seen = set()
        for key in keys:
            session.touch(Touch(key, place))
            seen.add(getattr(session.settings, option.field))
        assert (seen != {was}) == (option.field not in found.settings), option.field
    assert found.over(session.settings) == session.settings
    assert session.settings != before


def test_what_is_imposed_has_nothing_to_touch(imposing: Callable[[str | bytes], Imposed]) -> None:
    def to_touch(found: Imposed) -> set[str]:
        keys = (AdultKey.SWITCH, AdultKey.MORE, AdultKey.LESS)
        there = places(a_session(found), (1280, 800))
        return {OPTIONS[touch.index].field for touch in there if touch.key in keys}

    assert to_touch(NOTHING_IMPOSED) == {option.field for option in OPTIONS}
    found = imposing(CLASS)
    assert to_touch(found) == to_touch(NOTHING_IMPOSED) - found.settings.keys()


@pytest.fixture
def starting(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., Start]:
    """What is known before a window opens, where a file imposes ``text``; an account's settings are in ``tmp_path``."""

    def start(text: str, *options: str) -> Start:
        file = tmp_path / "reglages-imposes.toml"
        file.write_text(text, encoding="utf-8")
        known: list[Start] = []

        def play(_options: argparse.Namespace, start: Start) -> int:
            known.append(start)
            return 0

        monkeypatch.setattr(imposed_module, "FILE", file)
        monkeypatch.setattr("simulateur.compose.play", play)
        for name in ("PYGAME_HIDE_SUPPORT_PROMPT", "SDL_VIDEO_X11_WMCLASS"):
            monkeypatch.setenv(name, "dummy")  # what the program sets is taken back
        assert program.main(["--donnees", str(tmp_path), *options]) == 0
        return known[0]

    return start


def test_a_start_obeys_and_an_accounts_own_settings_stay(starting: Callable[..., Start], tmp_path: Path) -> None:
    own = Settings(voice_volume=9, hare=True, path="petite-section")
    write_settings(tmp_path, own)
    start = starting('volume-voix = 4\nmuet = false\nparcours = "cp"\n', "--muet")
    assert start.settings == replace(own, voice_volume=4, path="cp")
    assert start.kept == own
    assert start.reading.first.result().path.id == "cp"
    assert start.reading.others.result() == ()
    assert read_settings(tmp_path) == (own, None)


def test_a_path_that_is_imposed_is_not_left_by_the_command_line(
    starting: Callable[..., Start], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    opened = "--ouvrir", str(FIRST_PATH)
    assert starting("muet = true\n", *opened).reading.first.result().path.id == FIRST_PATH.stem
    imposed_module.FILE.write_text('parcours = "cp"\n', encoding="utf-8")
    assert program.main(["--donnees", str(tmp_path), *opened]) == 1
    assert "un parcours est imposé sur cet ordinateur : lancez le kit sans --ouvrir" in capsys.readouterr().err
