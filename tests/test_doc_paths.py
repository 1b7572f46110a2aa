"""Every path that the documentation names is there."""

import re
from collections.abc import Iterator
from pathlib import Path
from pydoc import locate

from tests.loops import for_each

ROOT = Path(__file__).parents[1]
DOCS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
PACKAGES = ("beebot", "firmware_bridge", "installation", "lecons", "simulateur", "tools")
OURS = (".ci", ".github", "docs", "tests", *PACKAGES)
SUFFIXES = (".c", ".h", ".json", ".md", ".po", ".py", ".toml", ".txt", ".yaml", ".yml")
OF_THE_READER = {
    "docs/ecrire-un-pilote.md": {
        "firmware_bridge/drivers/trotte.py",
        "temoignage.json",
        "tools/robots/emulators/trotte.py",
    },
    "docs/ecrire-une-seance.md": {"ma-seance.yaml", "parcours/mon-annee.yaml"},
    "docs/decisions/0018-a-journal-of-lines.md": {"journal.txt"},
    "docs/decisions/0028-each-group-has-its-garden.md": {"en-cours.json"},
    "docs/decisions/0031-what-is-erased-stays-erased.md": {"en-cours.json"},
    "docs/decisions/0067-a-drawer-of-paper.md": {"adresse-des-tablettes.txt"},
    "docs/imprimer.md": {"adresse-des-tablettes.txt"},
    "docs/donnees-personnelles.md": {"adresse-des-tablettes.txt", "allures.json", "journal.txt", "temoignage.json"},
    "docs/mon-tapis.md": {"images/mairie.jpg", "notre-ville/tapis/notre-ville.yaml"},
    "docs/robots.md": {"rapport.txt", "temoignage.json"},
    "docs/decisions/0079-fixed-for-every-account.md": {"reglages-imposes.toml"},
    "docs/decisions/0149-the-systems-own-settings-come-first.md": {"reglages-imposes.toml"},
    "docs/decisions/0112-a-mistake-in-imposed-settings-frees-nothing.md": {"reglages-imposes.toml"},
    "docs/securite.md": {"reglages-imposes.toml"},
    "docs/decisions/0111-a-tablet-is-known-for-a-day.md": {"tablettes-connues.json"},
    "docs/service-informatique.md": {
        "adresse-des-tablettes.txt",
        "beebot.desktop",
        "beebot.svg",
        "rapport-….txt",
        "reglages-imposes-sans-faute.toml",
        "tablettes-connues.json",
        "reglages-imposes.toml",
    },
}
"""Files that somebody who follows a guide makes, or the kit for her."""


def there() -> Iterator[Path]:
    """Every file and folder of ours, from the root."""
    yield from (file.relative_to(ROOT) for file in ROOT.iterdir() if file.is_file())
    for folder in OURS:
        yield Path(folder)
        found = (path for path in (ROOT / folder).rglob("*") if "__pycache__" not in path.parts)
        yield from (path.relative_to(ROOT) for path in found)


PATHS = {path.as_posix() for path in there()}
TAILS = {path.split("/", cut)[-1] for path in PATHS for cut in range(path.count("/") + 1)}
FOLDERS = {path.rpartition("/")[2] for path in PATHS if (ROOT / path).is_dir()}


def named(text: str) -> set[str]:
    """The words in backticks that look like paths of ours: in a folder of ours, in a package, or called as a file."""
    spans = re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```", "", text, flags=re.DOTALL | re.MULTILINE))
    return {word for span in spans for word in span.split() if looks_ours(word)}


def looks_ours(word: str) -> bool:
    in_a_folder = "/" in word and word.split("/", maxsplit=1)[0] in FOLDERS
    return in_a_folder or is_dotted(word) or (word.endswith(SUFFIXES) and not word.startswith("."))


def is_dotted(word: str) -> bool:
    return re.fullmatch(rf"({'|'.join(PACKAGES)})(\.\w+)+", word) is not None


def is_there(word: str) -> bool:
    """Whether a path is there: from the root if it begins with a folder of the root, else as the end of a path."""
    if is_dotted(word):
        return locate(word) is not None
    word = word.rstrip("/")
    return word in (PATHS if word.split("/")[0] in OURS else TAILS)


@for_each("doc", DOCS, ids=lambda doc: doc.relative_to(ROOT).as_posix())
def test_every_path_that_is_named_is_there(doc: Path) -> None:
    words = named(doc.read_text(encoding="utf-8"))
    made_by_the_reader = OF_THE_READER.get(doc.relative_to(ROOT).as_posix(), set())
    assert made_by_the_reader <= words
    assert sorted(word for word in words - made_by_the_reader if not is_there(word)) == []


@for_each("doc", DOCS, ids=lambda doc: doc.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(doc: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", doc.read_text(encoding="utf-8"))
    assert [link for link in links if not (doc.parent / link).exists()] == []


def test_what_is_gone_is_seen() -> None:
    there = "`beebot/pose.py` `kinds/touch_to_card.py` `docs/decisions/` `beebot.pose`"
    gone = {"beebot/editor.py", "pose/editor.py", "nowhere.py", "tests/nowhere/", "beebot.nowhere"}
    no_paths = "`/dev/ttyUSB0` `lecons` `voix/` `.yaml`"
    text = f"{there} `{' '.join(gone)}` {no_paths}"
    assert {word for word in named(text) if not is_there(word)} == gone
