"""What is fixed for all accounts of a computer: how its file is read, and that nobody undoes it."""

import argparse
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beebot.files import imposed_place
from beebot.files.imposed_lines import PAGES, SETTINGS, read_lines
from beebot.files.imposed_place import FILE, imposed_file, is_closed
from lecons import FIRST_PATH
from lecons.commands.import_pack import bring_in
from lecons.library import FOLDER, Library
from simulateur import __main__ as program
from simulateur.game.adults.options import OPTIONS
from simulateur.game.adults.state import Section, sections
from simulateur.game.controls import AdultKey, Key, Touch
from simulateur.game.messages.machine import BROWSER, COMPUTER, Machine
from simulateur.game.session import Session
from simulateur.game.settings import Settings
from simulateur.machine.imposed import COPY, NOTHING_IMPOSED, Imposed, read_imposed
from simulateur.machine.keeping.settings_file import read_settings, write_settings
from simulateur.machine.start import Start
from simulateur.pages.open_page import places
from tests.lecons.test_library import pack_of
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
        return read_imposed(tmp_path / "compte", file)

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
    assert read_imposed(tmp_path, tmp_path / "rien.toml") is NOTHING_IMPOSED
    assert read_imposed(tmp_path, Path(__file__) / "rien.toml") is NOTHING_IMPOSED
    assert [*tmp_path.iterdir()] == [], "nor kept"
    assert NOTHING_IMPOSED.over(Settings(hare=True)) == Settings(hare=True)


@pytest.mark.parametrize(
    ("word", "gone"),
    [
        ("robots-et-tablettes", {Section.ROBOTS, Section.TABLETS}),
        ("paquets", {Section.LIBRARY}),
        ("micro", {Section.VOICES}),
    ],
)
def test_a_page_that_is_taken_away_is_gone(
    word: str, gone: set[Section], imposing: Callable[[str | bytes], Imposed]
) -> None:
    there = sections(imposing(f"{word} = false\n").machine, notices=True)
    assert {*sections(COMPUTER, notices=True)} - {*there} == gone
    assert Section.ROBOTS in sections(BROWSER, notices=False), "a tablet alone takes robots without a link"


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


CLOSED = COMPUTER._replace(ports=False, packs=False, microphone=False)
"""A machine of which everything is taken away that the file can take away."""
AS_BEFORE = "en attendant, ce réglage reste comme avant la faute"
NOTHING_FREE = "en attendant, ni robots, ni tablettes, ni paquets, ni micro, et le reste comme avant la faute"
UNREAD = "écrivez « mot = valeur », ou « # » devant une remarque"


def allowed(found: Imposed) -> Machine:
    """What adults may use, whatever settings are fixed."""
    return found.machine._replace(imposed=frozenset())


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("volume-voie = 3", "« volume-voie » n'est pas un réglage ; connus : volume-voix"),
        ("volume-voix = 11", "« volume-voix » n'a pas cette valeur ; possibles : 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10"),
        ("volume-voix = true", "« volume-voix » n'a pas cette valeur ; possibles : 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10"),
        ("lievre = 0", "« lievre » n'a pas cette valeur ; possibles : false, true"),
        ("lievre = non", "écrivez « lievre = valeur » ; possibles : false, true"),
        ('langue = "zz"', "« langue » n'a pas cette valeur ; possibles : "),
        ('parcours = "../cp"', "« parcours » n'a pas cette valeur ; possibles : "),
        ("[muet]", "« muet » n'a pas cette valeur ; possibles : false, true"),
    ],
)
def test_a_setting_that_cannot_be_read_stays_as_it_was_and_the_other_lines_hold(
    imposing: Callable[[str | bytes], Imposed], line: str, sentence: str
) -> None:
    found = imposing(f"plein-ecran = true\n{line}\n")
    assert found.settings == {"full_screen": True}
    assert allowed(found) == COMPUTER
    (said,) = told(found)
    assert said.startswith(f"reglages-imposes.toml, ligne 2 : {sentence}")
    assert said.endswith(AS_BEFORE)


@pytest.mark.parametrize("line", ["volume-voix = 3", "volume-voie = 3", "volume-voix = trois"])
def test_a_setting_that_another_line_says_is_said_to_hold(
    imposing: Callable[[str | bytes], Imposed], line: str
) -> None:
    imposing("volume-voix = 9\n")
    found = imposing(f"volume-voix = 6\n{line}\n")
    assert found.settings == {"voice_volume": 6}
    (said,) = told(found)
    assert said.endswith("en attendant, c'est « volume-voix = 6 »")


@pytest.mark.parametrize("line", ["micro = non", "micro = 0", "micros = true", "micro true", 'micro = "', "micro = [["])
def test_a_page_whose_line_cannot_be_read_is_away(imposing: Callable[[str | bytes], Imposed], line: str) -> None:
    found = imposing(f"{line}\npaquets = true\n")
    assert allowed(found) == COMPUTER._replace(microphone=False)
    (said,) = told(found)
    assert said.endswith("en attendant, c'est « micro = false »")


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"kiosque = true\nzzz\n", f", ligne 2 : {UNREAD} ; {NOTHING_FREE}"),
        (b"zzz = true", ", ligne 1 : « zzz » n'est pas un réglage ; connus : langue, parcours, "),
        ("# pour l'\u00e9cole\nmuet = true".encode("latin-1"), ", ligne 1 : enregistrez le fichier en UTF-8"),
        ("muet = true".encode("utf-16"), ", ligne 1 : enregistrez le fichier en UTF-8"),
        (b"#" * 100_000, " : le fichier ne se lit pas (fichier trop gros) ; corrigez-le, ou ôtez-le"),
        (b"[" * 60_000, f", ligne 1 : {UNREAD}"),
        (b"", " : ce fichier est vide ; écrivez-le de nouveau, ou ôtez-le"),
        (b"\xef\xbb\xbf \r\n\t\n", " : ce fichier est vide ; écrivez-le de nouveau, ou ôtez-le"),
    ],
)
def test_where_it_is_not_known_what_a_mistake_is_about_nothing_is_free(
    imposing: Callable[[str | bytes], Imposed], data: bytes, sentence: str
) -> None:
    found = imposing(data)
    assert allowed(found) == CLOSED
    assert Section.VOICES not in sections(found.machine, notices=True)
    (said,) = told(found)
    assert said.startswith(f"reglages-imposes.toml{sentence}")
    assert said.endswith(NOTHING_FREE)


@pytest.mark.parametrize("spoilt", [b"micro = false\n\xe9\n", b"\xff\xfe", b"\0", b"#" * 100_000, b"", b"\n"])
def test_what_a_file_without_a_mistake_said_last_holds_until_it_is_mended(
    imposing: Callable[[str | bytes], Imposed], tmp_path: Path, spoilt: bytes
) -> None:
    before = imposing(CLASS)
    found = imposing(spoilt)
    assert found.settings == before.settings, "the kiosk too"
    assert allowed(found) == CLOSED
    (tmp_path / "reglages-imposes.toml").unlink()
    assert read_imposed(tmp_path / "compte", tmp_path / "reglages-imposes.toml") is NOTHING_IMPOSED
    assert imposing(spoilt).settings == {}, "a file that was taken away is forgotten"
    assert (imposing(CLASS), imposing("muet = false").settings) == (before, {"mute": False})


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (lambda file: file.symlink_to("nowhere"), "dossier ou fichier introuvable"),
        (Path.mkdir, "accès refusé" if os.name == "nt" else "c'est un dossier"),
        pytest.param(
            lambda file: os.mkfifo(file, 0o600),
            "ce n'est pas un fichier",
            marks=pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such pipes"),
        ),
    ],
)
def test_what_is_no_file_leaves_nothing_free(tmp_path: Path, make: Callable[[Path], None], why: str) -> None:
    file = tmp_path / "reglages-imposes.toml"
    make(file)
    found = read_imposed(tmp_path / "compte", file)
    assert allowed(found) == CLOSED
    assert f"ne se lit pas ({why})" in found.troubles[0]


def test_the_systems_file_comes_before_the_one_beside_the_kit(tmp_path: Path) -> None:
    assert imposed_file(tmp_path) == FILE
    own = tmp_path / FILE.name
    own.write_text("zzz", "utf-8")
    assert imposed_file(tmp_path) == own
    found = read_imposed(tmp_path / "compte", own)
    assert allowed(found) == CLOSED
    assert str(own) in found.troubles[0]


@pytest.mark.parametrize("leads", ["beebot-kit", "a share that is away"])
def test_settings_of_the_system_that_cannot_be_looked_at_leave_nothing_free(tmp_path: Path, leads: str) -> None:
    folder = tmp_path / "beebot-kit"
    folder.symlink_to(tmp_path / leads)
    file = imposed_file(folder)
    assert file == folder / FILE.name
    assert allowed(read_imposed(tmp_path / "compte", file)) == CLOSED


def test_an_account_that_keeps_nothing_obeys_all_the_same(tmp_path: Path) -> None:
    file = tmp_path / "reglages-imposes.toml"
    file.write_text(CLASS, "utf-8")
    for folder in (file, tmp_path / "compte"):
        assert read_imposed(folder, file).settings["kiosk"] is True
    assert (tmp_path / "compte" / COPY).read_text("utf-8") == CLASS
    file.write_text("zzz", "utf-8")
    assert read_imposed(file, file).settings == {}


@given(st.binary(max_size=60) | st.text(alphabet='micro=flsepaqut\n"[]#é ', max_size=60).map(str.encode))
def test_no_file_frees_what_it_does_not_plainly_allow(noise: bytes) -> None:
    """Whatever comes before it, after it or in its middle: « micro = false » is obeyed, or closed for a problem."""
    for data in (noise + b"\nmicro = false\n", b"micro = false\n" + noise):
        lines = read_lines(data)
        doubtful = {word for problem in lines.problems for word in problem.doubtful}
        assert lines.values.get("micro") is False or "micro" in doubtful


@given(
    st.binary(max_size=60)
    | st.sampled_from(["paquets = false", "paquets = true", "paquet = 1", "kiosque = 3", 'langue = "xx"', "zzz"]).map(
        str.encode
    )
)
def test_who_asks_for_one_page_is_told_the_same_as_the_screen(data: bytes) -> None:
    """A command of the content cannot know which values a setting of the screen has, and needs not."""
    with TemporaryDirectory() as place:
        file = Path(place) / "reglages-imposes.toml"
        file.write_bytes(data)
        assert is_closed("paquets", file) is not read_imposed(Path(place) / "compte", file).machine.packs


def test_a_file_that_cannot_be_read_closes_packs_for_a_command_too(tmp_path: Path) -> None:
    file = tmp_path / "imposes.toml"
    file.write_bytes(b"#" * 100_000)
    assert is_closed("paquets", file)
    file.unlink()
    assert not is_closed("paquets", file)


def test_a_command_tells_every_mistake_with_its_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "à vérifier.toml"
    file.write_text(f"{CLASS}micro = true\n\nvolume-voie = 3\nkiosque: oui\n", "utf-8")
    assert program.main(["--verifier-reglages", str(file)]) == 1
    assert capsys.readouterr().err.splitlines() == [
        f"{file}, ligne 7 : « micro » est déjà à la ligne 6 ; ôtez l'une des deux",
        f"{file}, ligne 9 : « volume-voie » n'est pas un réglage ; connus : volume-voix",
        f"{file}, ligne 10 : écrivez « kiosque = valeur » ; possibles : false, true",
    ]
    file.write_text(CLASS, "utf-8")
    assert program.main(["--verifier-reglages", str(file)]) == 0
    assert capsys.readouterr().out == f"{file} : 5 réglages imposés, aucune faute\n"
    file.write_bytes(b"")
    assert program.main(["--verifier-reglages", str(file)]) == 1
    assert capsys.readouterr().err == f"{file} : ce fichier est vide ; écrivez-le de nouveau, ou ôtez-le\n"
    file.write_text("# rien pour l'instant\n", "utf-8")
    assert program.main(["--verifier-reglages", str(file)]) == 0, "remarks are there on purpose"
    assert capsys.readouterr().out.startswith(f"{file} : 0 ")
    file.unlink()
    assert program.main(["--verifier-reglages", str(file)]) == 1
    assert capsys.readouterr().err.startswith(f"{file} n'existe pas, et n'impose rien ; ")


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

        monkeypatch.setattr(imposed_place, "FILE", file)
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


@pytest.mark.parametrize("line", ['parcours = "cp"', "paquets = false"])
def test_what_is_imposed_is_not_left_by_the_command_line(
    line: str, starting: Callable[..., Start], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    opened = "--ouvrir", str(FIRST_PATH)
    assert starting("muet = true\n", *opened).reading.first.result().path.id == FIRST_PATH.stem
    imposed_place.FILE.write_text(f"{line}\n", encoding="utf-8")
    assert program.main(["--donnees", str(tmp_path), *opened]) == 1
    assert "ce qui est imposé à cet ordinateur n'y ouvre que le kit : lancez-le sans fichier" in capsys.readouterr().err


def test_where_packs_are_closed_those_of_the_library_are_not_played(
    starting: Callable[..., Start], tmp_path: Path
) -> None:
    bring_in(pack_of(tmp_path / "mien.zip", "mien"), Library(tmp_path / FOLDER), lambda _question: False)
    others = [getattr(each, "path", "") for each in starting("muet = true\n").reading.others.result()]
    assert "mien" in others
    there = [getattr(each, "path", "") for each in starting("paquets = false\n").reading.others.result()]
    assert there == [name for name in others if name != "mien"]
    write_settings(tmp_path, Settings(path="mien"))
    assert starting("muet = true\n").reading.first.result().path.id == "mien"
    assert starting("paquets = false\n").reading.first.result().path.id == FIRST_PATH.stem
