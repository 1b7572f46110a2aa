"""What must never be with tablets: each bug built into the classroom makes the test that is named for it fail."""

import pytest

from tests.seeded import PASSED, Bug, Tree

BUGS = (
    Bug(
        "a page of elsewhere is let in",
        "web/responses.py",
        'return None if origins == [f"http://{host}"] else Found(HTTPStatus.FORBIDDEN)',
        "return None",
        "test_who_comes_in.py::test_another_page_is_not_let_in",
    ),
    Bug(
        "a child's tablet shows the adults' pages",
        "web/tablet.py",
        "if self._for_children and self.session.page is Page.ADULTS:",
        "if False:",
        "test_tablet.py::test_the_door_of_a_childs_tablet_leads_nowhere",
    ),
    Bug(
        "a tablet that comes back is given another's animal",
        "web/classroom.py",
        "return self._open(key, known, size, is_new=False)",
        "return self.join(size)",
        "test_classroom.py::test_a_tablet_gets_its_own_place_again_when_the_computer_has_started_anew",
    ),
    Bug(
        "a new tablet is given another's program",
        "web/classroom.py",
        "return self._open(key, known, size, is_new=True)",
        "return self._open(key, known, size, is_new=False)",
        "test_classroom.py::test_a_new_tablet_gets_nothing_that_another_left",
    ),
    Bug(
        "a wrong code makes everybody wait",
        "web/access.py",
        "waits = self.wait_s(address, now_s) > 0",
        "waits = bool(self._pauses)",
        "test_access.py::test_each_wrong_code_makes_its_address_wait_twice_as_long_and_no_other",
    ),
    Bug(
        "a file that nobody reads waits in memory",
        "web/responses.py",
        "await connection.drain()",
        "await asyncio.sleep(0)",
        "test_responses.py::test_what_a_slow_reader_has_not_taken_waits_for_it_in_one_piece",
    ),
    Bug(
        "who says nothing stays",
        "web/connections.py",
        "if now_s - counted.since_s > counted.wait.value",
        "if False",
        "test_connections.py::test_each_part_has_its_own_time",
    ),
    Bug(
        "an address that has most gets more",
        "web/connections.py",
        "return weight[heaviest] > weight[network(address)] + 1 or",
        "return True or",
        "test_connections.py::test_an_address_that_has_most_gets_no_more_before_one_of_its_own_is_silent_for_long",
    ),
    Bug(
        "who reads the file has the keys",
        "machine/keeping/tablets_file.py",
        'return sha256(key.encode(errors="replace")).hexdigest()',
        "return key",
        "../machine/keeping/test_tablets_file.py::test_places_come_back_and_no_key_is_in_the_file",
    ),
    Bug(
        "what was erased comes back",
        "machine/keeping/tablets_file.py",
        "if self.is_erased:",
        "if False:",
        "../machine/keeping/test_tablets_file.py::test_what_was_erased_is_not_written_again",
    ),
)


@pytest.fixture(scope="module")
def classroom(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    """A copy of the screen with its tablets and of their tests; engine and pictures are those of this tree."""
    folders = ("simulateur", "tests/simulateur", "tests/ground")
    return Tree.of(tmp_path_factory.mktemp("classroom"), folders, "simulateur", "tests/simulateur/web")


@pytest.mark.parametrize("bug", BUGS, ids=lambda bug: bug.name)
def test_each_bug_is_caught(classroom: Tree, bug: Bug) -> None:
    assert classroom.catches(bug)


def test_without_a_bug_they_pass(classroom: Tree) -> None:
    assert classroom.run(*{bug.killer for bug in BUGS}) == PASSED
