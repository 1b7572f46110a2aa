"""Folders of tablets for tests: one that is built once, and copies of it in which some scripts begin otherwise.

What is built stays for the next runs, as long as nothing changes of what it is made from.
"""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import pytest
from platformdirs import user_cache_path

from beebot.errors import KitError
from lecons import FIRST_PATH
from simulateur.web.build.runtime import bring, tools
from simulateur.web.build.site import PAGE, SERVICE, digest
from tests.ground.readme import ROOT, told_in_readme

TOLD = "tablettes.txt"
LISTENS = """if (!window.said) {
  window.said = [];
  Object.defineProperty(window, 'speechSynthesis', { value: {
    getVoices: () => [{}], cancel: () => {}, speak: (words) => { said.push(words.text); setTimeout(words.onend, 0); },
  } });
  window.drawn = [];
  window.Worker = class extends Worker {
    constructor(...given) {
      super(...given);
      window.awake ??= this; // a later one only remembers
      this.addEventListener('message', ({ data }) => {
        for (const { labels } of JSON.parse(data.messages ?? '[]')) {
          if (labels) drawn.push(labels.map(([text]) => text).join(' '));
        }
      });
    }
  };
  window.violations = [];
  document.addEventListener('securitypolicyviolation', (event) => violations.push(event.violatedDirective));
}
"""
"""Before a page's own scripts: what it says is heard in ``said``, since no file of a voice is built for these tests.

``drawn`` is the text of each picture that has some, ``awake`` the worker in which Python is.
"""

HURRY = 8
_HURRIED = f"""((clock, later) => {{
  let still = null;
  performance.now = () => still ?? {HURRY} * clock();
  self.setTimeout = (act, wait, ...given) => later(act, wait < 5000 ? wait / {HURRY} : wait, ...given);
  self.stop = (stops) => {{ still = stops ? performance.now() : null; }};
}})(performance.now.bind(performance), self.setTimeout.bind(self));
"""
"""Before a script: the clock that the game is told goes ``HURRY`` times as fast, and what waits for it too.

What waits five seconds or longer is not of the game. ``stop(true)`` stops the clock.
"""
_ASKED = """addEventListener('message', ({ data }) => {
  if (data.ask) { stop(data.stops); postMessage({ answer: python.runPython(data.ask) }); }
});
self.lose = () => kept.close(); // the database, as a browser takes it away
"""
_ASKS = """window.asked = (ask, stops) => new Promise((later) => {
  awake.addEventListener('message', function heard({ data }) {
    if ('answer' in data) { awake.removeEventListener('message', heard); later(data.answer); }
  });
  awake.postMessage({ ask, stops });
});
"""
"""On the page: ``asked`` gives the value of an expression of Python in the worker, whose clock then goes or stops."""


_CACHE = user_cache_path("beebot-kit", appauthor=False)
_MADE_FROM = ("beebot", "lecons", "simulateur", "docs/commandes.md", "kit.py", "tests/simulateur/web/folders.py")
_UNUSED_S = 24 * 3600
"""Folders that no run has used for so long go."""


def built_once() -> Path:
    """The folder of the first path without voices, made once for all modules, processes and runs of one tree.

    The README's command makes it, and its archive. What it said lies beside it, in ``TOLD``. No test changes it.
    """

    def build(base: Path) -> None:
        _have_what_builds()
        command = [*told_in_readme("tablette construire"), "--parcours", FIRST_PATH.stem, "--sans-voix", "--zip"]
        built = subprocess.run(command, cwd=base, capture_output=True, encoding="utf-8", check=False)
        (base / TOLD).write_text(built.stderr + built.stdout, "utf-8")
        assert built.returncode == 0, built.stderr

    return _once("built", build) / "tablettes"


def _once(name: str, make: Callable[[Path], object]) -> Path:
    """A folder that ``make`` fills where no process has yet; it is there whole or not at all."""
    of_tree = _CACHE / "essais" / _tree()
    of_tree.mkdir(parents=True, exist_ok=True)
    with (of_tree / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        folder = of_tree / name
        if not folder.exists():
            _tidy(of_tree)
            with tempfile.TemporaryDirectory(dir=of_tree) as place:
                made = Path(place, name)
                made.mkdir()
                make(made)
                made.rename(folder)
        os.utime(of_tree)
    return folder


@cache
def _tree() -> str:
    """A digest of everything that the folders are made from."""
    found = hashlib.sha256(sys.version.encode())
    for each in _MADE_FROM:
        files = sorted(file for file in (ROOT / each).rglob("*") if file.is_file()) or [ROOT / each]
        for file in files:
            if "__pycache__" not in file.parts:
                found.update(file.relative_to(ROOT).as_posix().encode() + hashlib.sha256(file.read_bytes()).digest())
    return found.hexdigest()[:16]


def _tidy(used: Path) -> None:
    old_s = time.time() - _UNUSED_S
    for each in used.parent.iterdir():
        if each != used and each.stat().st_mtime < old_s:
            shutil.rmtree(each, ignore_errors=True)


def _have_what_builds() -> None:
    """Node, npm and Pyodide; a developer's machine without them is told, and goes without these tests."""
    try:
        bring(_CACHE, None, tools().npm)
    except KitError as error:
        if os.environ.get("CI"):
            raise
        pytest.skip(str(error))


def hurried_once() -> Path:
    """The same folder with a clock that hurries and a Python that can be asked; with ``LISTENS`` for every browser."""
    heads = {"hands": LISTENS + _HURRIED + _ASKS, "worker": _HURRIED + _ASKED}
    return _once("hurried", lambda base: changed(built_once(), base / "tablettes", heads)) / "tablettes"


def changed(folder: Path, copy: Path, heads: Mapping[str, str]) -> dict[str, str]:
    """Make a whole copy of a folder in which some scripts have words before them; their file names there.

    ``heads`` has the words by the names of the scripts, as the kit calls them.
    """
    shutil.copytree(folder, copy, ignore=shutil.ignore_patterns(PAGE, SERVICE))
    page, service, names = (folder / PAGE).read_text("utf-8"), (folder / SERVICE).read_text("utf-8"), {}
    before = digest(page.encode())
    for name, head in heads.items():
        old = next(copy.glob(f"{name}-*.js"))
        data = head.encode() + old.read_bytes()
        new = old.with_name(f"{name}-{digest(data)}.js")
        new.write_bytes(data)
        old.unlink()
        page = page.replace(old.name, new.name)
        service = service.replace(f'"{old.name}": "{old.stem[len(name) + 1 :]}"', f'"{new.name}": "{digest(data)}"')
        names[name] = new.name
    (copy / PAGE).write_text(page, "utf-8")
    (copy / SERVICE).write_text(service.replace(before, digest(page.encode())), "utf-8")
    return names
