"""Settings come back as they were kept; a damaged file costs the settings, never a start."""

import json
import os
from dataclasses import fields, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beebot.files.folder_lock import NAME as LOCK
from beebot.journal.damage_notices import NAME as NEWS
from lecons.names import ANIMALS
from simulateur.game.settings import Settings, changed, differing
from simulateur.machine.keeping.bookmark import FILE as BOOKMARK
from simulateur.machine.keeping.bookmark import read_bookmark
from simulateur.machine.keeping.json_file import DamagedFileError
from simulateur.machine.keeping.settings_file import FILE, read_settings, write_settings

FLAGS = [field.name for field in fields(Settings) if isinstance(field.default, bool)]
SETTINGS = st.builds(
    Settings,
    language=st.sampled_from(("fr", "en")),
    path=st.text(max_size=20),
    tokens=st.lists(st.sampled_from(ANIMALS), min_size=1, unique=True).map(tuple),
    scan_s=st.integers(1, 10),
    voice_volume=st.integers(0, 10),
    effects_volume=st.integers(0, 10),
    music_volume=st.integers(0, 10),
    **{flag: st.booleans() for flag in FLAGS},
)


@given(settings=SETTINGS)
def test_what_is_written_is_read(settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("kept") / "folder"
    assert write_settings(folder, settings) is None
    assert read_settings(folder) == (settings, None)
    assert [each.name for each in folder.iterdir()] == [FILE], "nothing half written is left"


def test_a_new_machine_starts_in_french_with_four_animals(tmp_path: Path) -> None:
    settings, sentence = read_settings(tmp_path)
    assert sentence is None
    assert (settings.language, settings.tokens, settings.trace) == ("fr", ("fox", "frog", "owl", "mouse"), True)
    assert [flag for flag in FLAGS if getattr(settings, flag)] == ["free_order", "trace"]
    assert list(tmp_path.iterdir()) == []


GOOD = {"format": 1, "language": "en"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "\x00\x01",
        "[]",
        "null",
        "[" * 100_000,
        json.dumps({"language": "en"}),
        json.dumps(GOOD | {"format": 0}),
        json.dumps(GOOD | {"language": "deutsch"}),
        json.dumps(GOOD | {"language": 3}),
        json.dumps(GOOD | {"mute": "oui"}),
        json.dumps(GOOD | {"mute": 1}),
        json.dumps(GOOD | {"voice_volume": 11}),
        json.dumps(GOOD | {"voice_volume": True}),
        json.dumps(GOOD | {"scan_s": 0}),
        json.dumps(GOOD | {"tokens": []}),
        json.dumps(GOOD | {"tokens": ["fox", "fox"]}),
        json.dumps(GOOD | {"tokens": ["dragon"]}),
        json.dumps(GOOD | {"tokens": [["fox"]]}),
    ],
)
def test_a_damaged_file_is_set_aside_with_a_sentence(text: str, tmp_path: Path) -> None:
    file = tmp_path / FILE
    file.write_text(text, encoding="utf-8")
    settings, sentence = read_settings(tmp_path)
    assert settings == Settings()
    assert sentence == (
        f"{file} était abîmé ; il est mis de côté sous le nom reglages-abime-1.json et le kit repart sans lui"
    )
    names = {each.name for each in tmp_path.iterdir()}
    assert names == {LOCK, NEWS, "reglages-abime-1.json"}
    assert (tmp_path / "reglages-abime-1.json").read_text(encoding="utf-8") == text
    assert read_settings(tmp_path) == (Settings(), None)


ODD_PLACES = ("a pipe", "a device", "a loop", "a link to a pipe", "too large")


def put(what: str, file: Path) -> None:
    """Something that is no settings file, and that to read would last for ever or fill the memory."""
    if what == "a pipe":
        os.mkfifo(file)
    elif what == "a link to a pipe":
        os.mkfifo(file.with_name("pipe"))
        file.symlink_to("pipe")
    elif what == "too large":
        file.touch()
        os.truncate(file, 1 << 40)
    else:
        file.symlink_to({"a device": "/dev/zero", "a loop": file.name}[what])


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such files")
@pytest.mark.parametrize("what", ODD_PLACES)
def test_what_is_no_file_is_set_aside_at_once(what: str, tmp_path: Path) -> None:
    file = tmp_path / FILE
    put(what, file)
    settings, sentence = read_settings(tmp_path)
    assert (settings, sentence) == (
        Settings(),
        f"{file} était abîmé ; il est mis de côté sous le nom reglages-abime-1.json et le kit repart sans lui",
    )
    assert write_settings(tmp_path, Settings(mute=True)) is None
    if what != "a link to a pipe":
        put(what, tmp_path / BOOKMARK)
        with pytest.raises(DamagedFileError):
            read_bookmark(tmp_path)
    assert read_settings(tmp_path) == (Settings(mute=True), None)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such files")
def test_settings_behind_a_link_are_read(tmp_path: Path) -> None:
    write_settings(tmp_path / "home", Settings(mute=True))
    (tmp_path / FILE).symlink_to(tmp_path / "home" / FILE)
    assert read_settings(tmp_path) == (Settings(mute=True), None)


def test_a_later_format_is_told_and_stays_as_it_is(tmp_path: Path) -> None:
    file, text = tmp_path / FILE, json.dumps(GOOD | {"format": 2, "mute": "only at night"})
    file.write_text(text, encoding="utf-8")
    told = f"{file} vient d'une version plus récente du kit ; mettez le kit à jour (ce fichier reste tel quel)"
    assert read_settings(tmp_path) == (Settings(), told)
    trouble = write_settings(tmp_path, Settings(mute=True))
    assert trouble is not None
    assert trouble() == told
    assert {each.name: each.read_text(encoding="utf-8") for each in tmp_path.iterdir()} == {FILE: text}


def test_a_setting_that_a_later_version_knows_costs_no_other_and_stays(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(json.dumps(GOOD | {"font": "large"}), encoding="utf-8")
    assert read_settings(tmp_path) == (Settings(language="en"), None)
    assert write_settings(tmp_path, Settings(language="en", mute=True)) is None
    kept = json.loads((tmp_path / FILE).read_text(encoding="utf-8"))
    assert (kept["font"], kept["mute"]) == ("large", True)


def test_a_mark_that_an_editor_wrote_first_costs_nothing(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(json.dumps(GOOD), encoding="utf-8-sig")
    assert read_settings(tmp_path) == (Settings(language="en"), None)


def test_a_language_whose_catalogue_is_gone_is_french_again_and_the_rest_stays(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(json.dumps(GOOD | {"language": "gsw", "mute": True}), encoding="utf-8")
    assert read_settings(tmp_path) == (Settings(language="fr", mute=True), None)


def test_a_folder_in_the_files_place_is_set_aside_too(tmp_path: Path) -> None:
    file = tmp_path / FILE
    file.mkdir()
    settings, sentence = read_settings(tmp_path)
    assert (settings, bool(sentence)) == (Settings(), True)
    assert write_settings(tmp_path, settings) is None


def test_a_disk_that_refuses_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    target = tmp_path / "file" / FILE
    trouble = write_settings(target.parent, Settings())
    assert trouble is not None
    sentence = trouble()
    assert sentence.startswith(f"les réglages ne sont pas gardés dans {target} (")
    assert sentence.endswith(") ; vérifiez la place et les droits")


def test_a_full_disk_leaves_the_old_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_settings(tmp_path, Settings())

    def full(_number: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    trouble = write_settings(tmp_path, replace(Settings(), mute=True))
    monkeypatch.undo()
    assert trouble is not None
    assert "disque plein" in trouble()
    assert read_settings(tmp_path) == (Settings(), None)


@pytest.mark.parametrize("theme", ["nuit", "", 3, ["calme"]])
def test_a_theme_that_is_not_here_is_the_usual_one_and_all_else_holds(theme: object, tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(json.dumps(GOOD | {"theme": theme, "mute": True}), encoding="utf-8")
    assert read_settings(tmp_path) == (Settings(language="en", mute=True), None)


def test_what_a_later_version_knows_outlives_settings_that_are_damaged(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text('{"format": 1, "mute": "perhaps", "of_later": "kept"}', encoding="utf-8")
    assert write_settings(tmp_path, Settings(mute=True), {"mute"}) is None
    assert json.loads((tmp_path / FILE).read_text(encoding="utf-8"))["of_later"] == "kept"
    assert read_settings(tmp_path) == (Settings(mute=True), None)


def test_what_an_adult_changed_is_kept_and_what_the_command_line_said_is_not() -> None:
    kept = Settings(hare=True)
    said = replace(kept, whiteboard=True, language="en")
    now = replace(said, mute=True, hare=False)
    assert differing(said, now) == {"mute", "hare"}
    assert changed(kept, said, now) == Settings(mute=True)
