"""Each row of ``docs/securite.md`` is proved true: bugs that break its promise, each noticed by a test it names.

Such a bug is one that a tired colleague might make. Many stand beside the code that they are about, in the other files
of this name.
"""

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.seeded import PASSED, ROOT, Bug, Tree

PROMISES = ROOT / "docs" / "securite.md"
FOLDERS = ("beebot", "firmware_bridge", "installation", "lecons", "simulateur", "tests")
DISK, KEEPING = "beebot/journal/", "simulateur/machine/keeping/"

SORRY = (
    "simulateur/window/test_faults.py::"
    "test_what_cannot_be_drawn_leads_to_the_page_that_says_sorry_and_the_cards_come_back[{}]"
)
LEADS_OUT = "lecons/gate/test_svg.py::test_what_leads_out_of_a_drawing_is_refused_by_its_name[{}]"
BUGS = (
    Bug(
        "the page of robots stays on a computer whose ports were taken away",
        "simulateur/game/adults/state.py",
        "Section.ROBOTS: machine.ports or not machine.window",
        "Section.ROBOTS: True",
        "simulateur/machine/test_imposed.py::test_a_page_that_is_taken_away_is_gone",
    ),
    Bug(
        "a child's name is kept in the journal",
        "beebot/journal/line_format.py",
        '_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")',
        '_NAME = re.compile(r"\\w+([ -]\\w+)*")',
        f"{DISK}test_journal.py::test_neither_names_nor_free_text_nor_nonsense_can_be_kept",
    ),
    Bug(
        "an erasure leaves the voices",
        "simulateur/machine/keeping/written_files.py",
        "if _RECORDING.fullmatch(file.name) or _HALF_RECORDED.fullmatch(file.name):",
        "if _HALF_RECORDED.fullmatch(file.name):",
        f"{KEEPING}test_kills.py::test_a_start_sweeps_what_is_half_written_and_an_erasure_takes_all_but_what_is_of_others",
    ),
    Bug(
        "an erasure leaves what other screens keep",
        "simulateur/machine/keeping/written_files.py",
        "for place in _places(folder):\n        for file in _files(place):\n            if _OWN",
        "for place in [folder]:\n        for file in _files(place):\n            if _OWN",
        f"{KEEPING}test_kills.py::test_a_start_sweeps_what_is_half_written_and_an_erasure_takes_all_but_what_is_of_others",
    ),
    Bug(
        "an erasure takes the settings",
        "simulateur/machine/keeping/written_files.py",
        "if _OWN.fullmatch(file.name) and file.name != SETTINGS:",
        "if _OWN.fullmatch(file.name):",
        f"{KEEPING}test_kills.py::test_an_erasure_leaves_settings_and_packs",
    ),
    Bug(
        "an erasure leaves the pictures that stayed in our folder",
        "simulateur/machine/keeping/written_files.py",
        "        yield from _kept_pictures(place)\n",
        "",
        f"{KEEPING}test_album.py::test_erasing_takes_our_pictures_at_every_screen_and_no_other_file",
    ),
    Bug(
        "a picture takes the place of another child's",
        "simulateur/machine/keeping/album.py",
        "if not os.path.lexists(path))",
        "if True)",
        f"{KEEPING}test_album.py::test_a_picture_is_called_by_its_day_and_animal_and_none_is_written_over",
    ),
    Bug(
        "a picture shows no animal",
        "simulateur/pages/success/keepsake.py",
        "        *_flower(asked, layout, flower_beside(attempt, place) or layout.reward),\n",
        "",
        "simulateur/window/test_keepsake.py::test_the_picture_shows_mat_trail_strip_flower_and_animal_and_nothing_else",
    ),
    Bug(
        "others may read the folder of what is kept",
        "beebot/files/private_folder.py",
        "_PRIVATE_FOLDER = 0o700",
        "_PRIVATE_FOLDER = 0o755",
        f"{DISK}test_disk.py::test_files_and_folders_are_the_users_alone_whatever_the_mask",
    ),
    Bug(
        "the microphone stays open when its key is let go",
        "simulateur/machine/voice_service.py",
        "        self._microphone.close()\n        self._heard.clear()",
        "        self._heard.clear()",
        "simulateur/machine/test_voice_service.py::test_it_listens_only_while_the_key_is_held",
    ),
    Bug(
        "the microphone listens on another page",
        "simulateur/game/adults/state.py",
        "if self.section is not Section.VOICES:\n            return Ear()",
        "if False:\n            return Ear()",
        "simulateur/game/adults/test_voices_page.py::test_nothing_listens_where_the_page_is_not",
    ),
    Bug(
        "a take is kept without passing the gate",
        "simulateur/machine/voice_service.py",
        "samples_in(data, worker)",
        "pass",
        "simulateur/machine/test_voice_service.py::test_what_the_gate_or_the_disk_refuses_is_not_kept",
    ),
    Bug(
        "a take that was spoken before an erasure is kept after it",
        "simulateur/machine/voice_service.py",
        "if is_erased_since(self._folder, take.known):",
        "if False:",
        "simulateur/machine/test_voice_service.py::test_what_is_erased_while_a_take_is_judged_is_not_kept",
    ),
    Bug(
        "a report of a fault names a person's folder",
        "simulateur/machine/keeping/report_files.py",
        "without_folders(text)[:_LONGEST]",
        "text[:_LONGEST]",
        SORRY.format("OSError"),
    ),
    Bug(
        "reports of faults pile up",
        "simulateur/machine/keeping/report_files.py",
        "len(files) - MOST + 1",
        "len(files) - 2 * MOST",
        f"{KEEPING}test_report_files.py::test_of_one_fault_the_first_report_is_kept_and_of_many_the_latest",
    ),
    Bug(
        "a port for debugging is left open",
        "simulateur/equipment.py",
        "robots = RobotService(Places(self._speed))",
        'import socket; self._port = socket.create_server(("", 0)); robots = RobotService(Places(self._speed))',
        "window/test_no_network.py::test_nothing_listens_sends_or_is_written_elsewhere_while_children_play",
    ),
    Bug(
        "a tablet may send as many events at once as it likes",
        "simulateur/web/tablet_touches.py",
        " or len(values) > MOST_EVENTS:",
        ":",
        "simulateur/web/test_tablet_touches.py::test_what_no_browser_of_the_kit_sends_is_refused",
    ),
    Bug(
        "any archive is taken for Pyodide",
        "simulateur/web/build/runtime.py",
        "    if _digest(data) != INTEGRITY:",
        "    if not data:",
        "simulateur/web/build/test_parts.py::test_an_archive_that_is_another_one_is_refused",
    ),
    Bug(
        "wheels are installed by their names alone",
        "installation/pip.py",
        '"--require-hashes", "--only-binary=:all:", "--requirement", str(file)]',
        '*(line[:-2] for line in requirements.splitlines() if "==" in line and ";" not in line)]',
        "ground/test_kit_carried.py::test_a_wheel_that_is_not_the_one_of_the_lock_is_refused",
    ),
    Bug(
        "the lock names an address",
        "kit.lock",
        "# For the tests as well\n",
        "--extra-index-url https://index.example/simple\n\n# For the tests as well\n",
        "ground/test_lock.py::test_the_lock_has_no_address",
    ),
    Bug(
        "an environment that was set aside by a killed installation is lost",
        "installation/environment.py",
        "for each in (NEW, OLD) if read_stamp(each)",
        "for each in (NEW,) if read_stamp(each)",
        "ground/test_kit_carried.py::test_whatever_a_killed_installation_left_the_next_start_plays",
    ),
    Bug(
        "a lock that was cut short is followed",
        "installation/stamp.py",
        "if not line or not tests.endswith(END):",
        "if not line:",
        "ground/test_kit.py::test_a_lock_that_was_cut_short_is_told_and_what_is_installed_stays[0.9]",
    ),
    Bug(
        "a file that was not copied is not named",
        "installation/files.py",
        "not file.is_file() or (file.suffix",
        "(file.is_file() and file.suffix",
        "ground/test_not_whole.py::test_a_lost_module_is_named[True]",
    ),
    Bug(
        "pip stays in the environment",
        "installation/environment.py",
        '"setuptools", "pip"]',
        '"setuptools"]',
        "ground/test_not_whole.py::test_nothing_that_installs_stays_and_an_update_finds_its_own",
    ),
    Bug(
        "what is kept is not kept where it should be",
        "simulateur/__main__.py",
        "folder = options.donnees or data_folder()",
        "folder = data_folder()",
        "window/test_no_network.py::test_nothing_listens_sends_or_is_written_elsewhere_while_children_play",
    ),
    Bug(
        "what a pack is unpacked into stays where it was refused",
        "lecons/library.py",
        "        finally:\n            shutil.rmtree(arriving, ignore_errors=True)\n",
        "",
        "lecons/test_library.py::test_ids_that_are_taken_are_asked_about_and_nothing_changes_when_the_answer_is_no",
    ),
    Bug(
        "a séance may lie as deep as it likes",
        "beebot/loader/markup/nodes.py",
        "if self._depth == MAX_DEPTH:",
        "if self._depth < 0:",
        "beebot/loader/test_hostile.py::test_reading_is_bounded[indented]",
    ),
    Bug(
        "a séance that is no text is an error of the program",
        "beebot/loader/markup/source.py",
        "except UnicodeDecodeError as error:",
        "except UnicodeEncodeError as error:",
        "beebot/loader/test_fuzz.py::test_anything_at_all",
    ),
    Bug(
        "a picture is drawn as a stranger wrote it",
        "lecons/gate/svg.py",
        'return Drawing("".join(writer.parts), ',
        "return Drawing(data.decode(), ",
        "lecons/gate/test_svg.py::test_a_drawing_is_written_anew",
    ),
    *(
        Bug(f"a drawing leads out by {name}", "lecons/gate/svg.py", right, wrong, LEADS_OUT.format(killer))
        for name, right, wrong, killer in (
            ("a file or a host", 'if value and not value.startswith("#"):', "if False:", "a file beside it"),
            ("an address of CSS", 'if not found[1].startswith("#"):', "if False:", "a mask in a style"),
            ("a style sheet", "if found := _IMPORT.search(text):", "if False and (found := None):", "a style sheet"),
            ("an instruction", 'if name == "xml-stylesheet":', "if not name:", "an instruction"),
            ("a drawing in it", "data:image/(?:png|jpe?g)", "data:image/(?:png|jpe?g|svg.xml)", "a drawing in it"),
            (
                "a photograph that nobody judged",
                "photo = photographs.judged(b64decode(letters, validate=True))",
                'photo = photographs.Photograph("png", 9, 9)',
                "a photograph that is too large",
            ),
            (
                "many photographs",
                "if self._points > photographs.MAX_PIXELS:",
                "if photo.width * photo.height > photographs.MAX_PIXELS:",
                "photographs that are too large together",
            ),
        )
    ),
    Bug(
        "a drawing has entities",
        "lecons/gate/svg.py",
        "        self.parser.EntityDeclHandler = self._entity\n",
        "",
        "lecons/gate/test_svg.py::test_what_is_refused_is_told_with_its_line_and_what_to_do",
    ),
    Bug(
        "a drawing is written in the fonts of the machine",
        "lecons/gate/raster.py",
        "skip_system_fonts=True",
        "skip_system_fonts=False",
        "lecons/gate/test_svg.py::test_every_text_is_in_the_kits_font[Ecole]",
    ),
    Bug(
        "a drawing has no letters where the machine has no fonts",
        "lecons/gate/raster.py",
        "font_files=[str(font_file())]",
        "font_files=[]",
        "lecons/gate/test_svg.py::test_every_text_is_in_the_kits_font[serif]",
    ),
    Bug(
        "a worker that died of one picture is asked for the next",
        "lecons/gate/worker_process.py",
        "            slow = process.wait() in _TOO_LONG\n            self.end()\n",
        "            slow = process.wait() in _TOO_LONG\n",
        "lecons/gate/test_media.py::test_a_drawing_that_is_never_ready_is_told_and_the_next_one_is_drawn",
    ),
    Bug(
        "a program in a pack comes along",
        "lecons/pack.py",
        "members = [each for each in files if is_used(each.place)]",
        "members = files",
        "lecons/test_pack.py::test_only_what_the_kit_reads_is_copied_and_the_rest_is_told",
    ),
    Bug(
        "a damaged verdict is believed",
        "lecons/gate/kept_results.py",
        "if said != digest_of(rest).encode():",
        "if not said:",
        "lecons/gate/test_verdicts.py::test_every_damaged_byte_makes_it_unknown",
    ),
    Bug(
        "a witness keeps the name that somebody gave a robot",
        "firmware_bridge/witness/protocol.py",
        'name=shape_of(heard.name) if heard else "",',
        'name=heard.name if heard else "",',
        "firmware_bridge/test_witness.py::test_in_the_air_a_name_is_a_shape_and_what_is_offered_is_told",
    ),
    Bug(
        "a witness that was changed is believed",
        "firmware_bridge/witness/seal.py",
        "return hashlib.sha256(text.encode()).hexdigest()",
        "return hashlib.sha256().hexdigest()",
        "firmware_bridge/test_witness.py::test_a_witness_with_one_other_sign_is_refused_or_the_same",
    ),
    Bug(
        "a witness is kept without a yes",
        "firmware_bridge/witness/seal.py",
        "    if not ask(Question(Kind.KEEP, text)):",
        "    if ask(Question(Kind.KEEP, text)) is None:",
        "firmware_bridge/test_witness_asked.py::test_what_ends_sooner_keeps_nothing",
    ),
    Bug(
        "the verdict of an older gate is believed",
        "lecons/gate/kept_results.py",
        'if index["gate"] != _gate():',
        'if not index["gate"]:',
        "lecons/gate/test_verdicts.py::test_another_gate_believes_nothing_of_it",
    ),
    Bug(
        "a file of a pack leads out of it",
        "lecons/pack_names.py",
        'if not parts[0] or ".." in parts or',
        "if not parts[0] or",
        "lecons/test_pack.py::test_a_name_that_is_none_on_every_system_is_refused",
    ),
    Bug(
        "a pack fills the disk",
        "lecons/pack.py",
        "if written > MAX_BYTES:",
        "if False:",
        "lecons/test_pack.py::test_bytes_are_counted_whatever_the_table_says",
    ),
    Bug(
        "a pack takes the place of another unasked",
        "lecons/library.py",
        "if not may_replace(question):",
        "if False:",
        "lecons/test_library.py::test_ids_that_are_taken_are_asked_about_and_nothing_changes_when_the_answer_is_no",
    ),
    Bug(
        "the first challenge may spend what all of a séance have",
        "lecons/solving.py",
        "with purse.part(first) as part:",
        "with purse.part(purse.left) as part:",
        "lecons/test_solving.py::test_no_challenge_that_is_too_large_keeps_another_from_being_proved",
    ),
    Bug(
        "a search keeps as much as it likes",
        "beebot/searching/effort.py",
        "if self.room < 0:",
        "if False:",
        "beebot/searching/test_effort.py::test_a_purse_gives_what_it_has_and_no_more",
    ),
    Bug(
        "robots run on after a fault",
        "simulateur/game/players/journey.py",
        "        self.outbox.ask(Ask.STOP_ALL)\n",
        "",
        "simulateur/window/test_faults.py::test_robots_are_stopped_by_a_fault_whatever_else_fails",
    ),
    Bug(
        "a fault loses the cards",
        "simulateur/game/players/journey.py",
        "self.at.waiting.after_fault(self.players.bookmark)",
        "self.at.waiting",
        SORRY.format("ValueError"),
    ),
    Bug(
        "a page that kills the program is opened for ever",
        "simulateur/machine/keeping/screen_files.py",
        "self._starts.begin() < DEAD_STARTS",
        "self._starts.begin() >= 0",
        f"{KEEPING}test_dead_starts.py::test_the_page_is_resumed_after_one_dead_start_and_not_after_two",
    ),
    Bug(
        "the turn is on the disk before those who wait",
        "simulateur/machine/keeping/bookmark_files.py",
        "            self._write_groups(bookmark)\n            if FILE",
        "            write_bookmark(self._folder, bookmark)\n            self._write_groups(bookmark)\n"
        "            if FILE",
        f"{KEEPING}test_groups_kept.py::test_a_power_cut_between_the_two_files_leaves_the_turn_before",
    ),
    Bug(
        "a window writes the settings of another over",
        "simulateur/machine/keeping/settings_file.py",
        "**_kept_in(file), ",
        "",
        f"{KEEPING}test_two_programs.py::test_each_program_keeps_the_settings_that_it_changed_and_those_of_the_other",
    ),
    Bug(
        "what was erased in one window comes back from the other",
        "simulateur/machine/keeping/bookmark_files.py",
        "if is_erased_since(self._home, self._known):",
        "if False:",
        f"{KEEPING}test_two_programs.py::test_what_one_program_erases_the_other_forgets_and_tells_its_screen",
    ),
    Bug(
        "a try that was played before an erasure is kept after it",
        "beebot/journal/journal_file.py",
        "if is_erased_since(self.path.parent, known):",
        "if False:",
        f"{DISK}test_erased.py::test_what_still_waits_at_the_end_is_erased_too",
    ),
    Bug(
        "a damaged line of the journal is believed",
        "beebot/journal/find_lines.py",
        "if not line.startswith(line_format.BEGINNINGS) or not line_format.is_sealed(line):",
        "if not line.startswith(BEGINNINGS):",
        f"{DISK}test_damage.py::test_a_changed_byte_anywhere_costs_that_line_alone_and_is_told",
    ),
)


def copied(place: Path) -> Tree:
    """The kit with its tests."""
    return Tree.of(place, FOLDERS)


class Row(NamedTuple):
    """What is promised, and the test files that are said to prove it, below ``tests``."""

    promise: str
    files: frozenset[str]


def rows() -> list[Row]:
    """Every row of the tables, but for their headings."""
    cells = re.findall(r"^\| (.+?) \| (.+) \|$", PROMISES.read_text(encoding="utf-8"), re.MULTILINE)
    named = (Row(promise, frozenset(re.findall(r"`tests/([^`]+\.py)`", how))) for promise, how in cells)
    return [row for row in named if row.promise != "promesse"]


def killers() -> Iterator[str]:
    """The file of the killer of each bug in all lists, below ``tests``."""
    home = ROOT / "tests"
    for file in sorted(home.rglob("test_seeded_bugs.py")):
        module = import_module(".".join(file.relative_to(ROOT).with_suffix("").parts))
        for bug in module.BUGS:
            yield (file.parent / bug.killer.partition("::")[0]).resolve().relative_to(home).as_posix()


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    """A copy of the kit and of its tests, which all bugs share."""
    return copied(tmp_path_factory.mktemp("kit"))


@pytest.mark.parametrize("bug", BUGS, ids=lambda bug: bug.name)
def test_each_bug_is_caught(kit: Tree, bug: Bug) -> None:
    assert kit.catches(bug)


def test_without_a_bug_they_pass(kit: Tree) -> None:
    assert kit.run(*{bug.killer for bug in BUGS}) == PASSED


def test_a_bug_in_each_promise_is_noticed_by_a_test_that_the_promise_names() -> None:
    proved = frozenset(killers())
    assert [row.promise for row in rows() if not row.files & proved] == []
    assert len(rows()) > 20, "the tables are read"
