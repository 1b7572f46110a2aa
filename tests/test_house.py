"""What the house holds to, counted: few rooms, few arrows between them, no circle, pages that ask no class."""

import ast
import re
from collections import Counter
from collections.abc import Container, Iterator
from pathlib import Path

import pytest

from tests.loops import for_each

ROOT = Path(__file__).parents[1]
SCREEN = ROOT / "simulateur"
PACKAGES = ("beebot", "firmware_bridge", "installation", "lecons", "simulateur", "tools")
AT_MOST = {
    "simulateur": (10, 7, 30),
    "simulateur.machine": (28, 6, 49),
    "simulateur.game": (19, 11, 75),
    "simulateur.pages": (13, 8, 43),
    "simulateur.pages.adults": (12, 5, 24),
    "simulateur.pages.layout": (14, 5, 18),
    "simulateur.web": (25, 10, 49),
    "lecons.pictures": (31, 8, 91),
    "lecons.printing": (14, 7, 33),
    "beebot": (32, 12, 183),
    "beebot.loader": (20, 8, 58),
}
"""By package, how many entries, floors and arrows between entries there may be: decisions 14, 62 and 64."""
GOALS = ("simulateur", "simulateur.game")
"""Of these, that is what was decided. Of the others it is what was counted one day: who needs fewer lowers it, and who
needs more says why in a decision."""

LISTS = ("beebot/challenge.py", "beebot/measures/difficulties.py", "beebot/drafting/by_kind.py")
"""Where kinds of challenge are listed: their words, what each weighs, how each is made."""
NAMED_ELSEWHERE = 12
"""At most so often is a kind named anywhere else, in words that are read too: decision 12."""

CALLED_ALIKE = {"page": 6, "sheet": 4, "cards": 4, "voices": 4}
"""Names of files that stand more than three times, each in a folder that says whose it is; any other stands thrice at
most, so that whoever looks for a thing by its name finds few files to open."""

Arrow = tuple[str, str]


def imported(tree: ast.AST, package: str) -> Iterator[str]:
    """The entries of ``package`` that are imported anywhere in a file, for types alone too."""
    depth = package.count(".") + 1
    for node in ast.walk(tree):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module == package:
            names = [f"{package}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module]
        yield from (name.split(".")[depth] for name in names if name.startswith(f"{package}."))


def arrows_of(root: Path, package: str) -> tuple[set[str], set[Arrow]]:
    """The entries of a package below ``root``, and which of them imports which."""
    entries, arrows = set(), set()
    folder = root.joinpath(*package.split("."))
    for file in folder.rglob("*.py"):
        entry = file.relative_to(folder).parts[0].removesuffix(".py")
        if entry != "__init__":
            entries.add(entry)
            found = imported(ast.parse(file.read_text("utf-8")), package)
            arrows |= {(entry, other) for other in found if other != entry}
    return entries, arrows


def modules_of(root: Path, packages: tuple[str, ...]) -> Iterator[tuple[str, Path]]:
    """Every module of ``packages`` by its name, a package's own file under the name of the package."""
    for package in packages:
        for file in (root / package).rglob("*.py"):
            parts = file.relative_to(root).with_suffix("").parts
            yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts), file


def needed(file: Path, modules: Container[str]) -> Iterator[str]:
    """The ``modules`` that a file imports: as it is read, for types alone, or in a function."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in modules)
        elif isinstance(node, ast.ImportFrom) and node.module:
            for name in (f"{node.module}.{alias.name}" for alias in node.names):
                yield from [each for each in (name, node.module) if each in modules][:1]


def circle(arrows: set[Arrow]) -> tuple[str, ...]:
    """What stands in a circle of arrows or leads into one; nothing if there is none."""
    left = set(arrows)
    while ends := {other for _one, other in left} - {one for one, _other in left}:
        left = {(one, other) for one, other in left if other not in ends}
    return tuple(sorted({one for one, _other in left}))


def floor(entry: str, arrows: set[Arrow], above: tuple[str, ...] = ()) -> int:
    """How many entries stand in the longest row down from ``entry``, itself counted."""
    assert entry not in above, f"a circle: {' -> '.join((*above, entry))}"
    below = [floor(other, arrows, (*above, entry)) for one, other in arrows if one == entry]
    return 1 + max(below, default=0)


def classes_asked(source: str) -> list[str]:
    """Where a file asks of which class a draft is, or for a field that the class may lack."""
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    asked = [call for call in calls if isinstance(call.func, ast.Name) and call.func.id in ("isinstance", "getattr")]
    subjects = [ast.unparse(call.args[0]) for call in asked]
    return [subject for subject in subjects if subject.split(".")[-1] == "draft"]


def kinds_named(source: str) -> int:
    """How often a file names a kind of challenge."""
    return len(re.findall(r"\bGenre\.[A-Z]", source))


@pytest.mark.parametrize("package", AT_MOST)
def test_a_package_has_few_rooms_on_few_floors_and_no_circle(package: str) -> None:
    entries, arrows = arrows_of(ROOT, package)
    found = len(entries), max(floor(entry, arrows) for entry in entries), len(arrows)
    kept = all(count <= most for count, most in zip(found, AT_MOST[package], strict=True))
    why = "more than was decided" if package in GOALS else "more than was counted: a decision says why"
    assert kept, (why, found, sorted(arrows))


def test_no_files_import_each_other_in_a_circle_not_even_for_types_or_late() -> None:
    modules = dict(modules_of(ROOT, PACKAGES))
    arrows = {(name, other) for name, file in modules.items() for other in needed(file, modules) if other != name}
    assert circle(arrows) == ()


@for_each("file", sorted((SCREEN / "pages").rglob("*.py")), ids=lambda file: file.stem)
def test_no_page_asks_of_which_class_a_draft_is(file: Path) -> None:
    assert classes_asked(file.read_text("utf-8")) == []


def test_a_kind_of_challenge_is_named_where_kinds_are_listed_and_hardly_elsewhere() -> None:
    files = [file for name in PACKAGES for file in (ROOT / name).rglob("*.py")]
    found = {file.relative_to(ROOT).as_posix(): kinds_named(file.read_text("utf-8")) for file in files}
    assert all(found[table] for table in LISTS), "a table is gone from the list above"
    elsewhere = {file: count for file, count in found.items() if count and file not in LISTS}
    assert sum(elsewhere.values()) <= NAMED_ELSEWHERE, elsewhere


def test_few_files_are_called_alike() -> None:
    kit = ("beebot", "firmware_bridge", "lecons", "simulateur")
    stems = Counter(file.stem for package in kit for file in (ROOT / package).rglob("[!_]*.py"))
    assert {stem: count for stem, count in stems.items() if count > CALLED_ALIKE.get(stem, 3)} == {}


def test_what_would_break_the_house_is_seen(tmp_path: Path) -> None:
    package = tmp_path / "house"
    for name, text in {"a/one": "from house.b import x", "b": "import house.c", "c": "from house import a"}.items():
        (package / name).parent.mkdir(parents=True, exist_ok=True)
        (package / f"{name}.py").write_text(text, "utf-8")
    entries, arrows = arrows_of(tmp_path, "house")
    assert (entries, arrows) == ({"a", "b", "c"}, {("a", "b"), ("b", "c"), ("c", "a")})
    with pytest.raises(AssertionError, match="a circle"):
        floor("a", arrows)
    assert arrows_of(tmp_path, "house.a") == ({"one"}, set())
    assert floor("b", arrows - {("c", "a")}) == 2
    assert circle(arrows) == ("a", "b", "c")
    assert circle(arrows - {("c", "a")}) == ()
    typed = "if TYPE_CHECKING:\n    from house import c\ndef late():\n    import house.a.one"
    (package / "b.py").write_text(typed, "utf-8")
    assert {*needed(package / "b.py", dict(modules_of(tmp_path, ("house",))))} == {"house.c", "house.a.one"}
    source = 'isinstance(attempt.draft, Workshop); getattr(draft, "tried", 0); isinstance(card, Repeat)'
    assert classes_asked(source) == ["attempt.draft", "draft"]
    assert kinds_named("if genre is Genre.SORT: ...  # and ``Genre.PAIR``; Genre(word) and MyGenre.X are none") == 2
