"""Folders of tablets for tests: one that is built once, and copies of it in which some scripts begin otherwise."""

import fcntl
import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest
from platformdirs import user_cache_path

from beebot.errors import KitError
from lecons import FIRST_PATH
from simulateur.web.build.runtime import bring, tools
from simulateur.web.build.site import PAGE, SERVICE, digest
from tests.ground.readme import told_in_readme

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
"""
_ASKS = """window.asked = (ask, stops) => new Promise((later) => {
  awake.addEventListener('message', function heard({ data }) {
    if ('answer' in data) { awake.removeEventListener('message', heard); later(data.answer); }
  });
  awake.postMessage({ ask, stops });
});
"""
"""On the page: ``asked`` gives the value of an expression of Python in the worker, whose clock then goes or stops."""


def built_once(factory: pytest.TempPathFactory) -> Path:
    """The folder of the first path without voices, made once for all modules and processes of a run.

    The README's command makes it, and its archive. What it said lies beside it, in ``TOLD``.
    """
    base = factory.getbasetemp()
    return _built(base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base)


def _built(base: Path) -> Path:
    folder = base / "tablettes"
    with (base / "tablettes.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "sw.js").exists():
            _have_what_builds()
            command = [*told_in_readme("tablette construire"), "--parcours", FIRST_PATH.stem, "--sans-voix", "--zip"]
            built = subprocess.run(command, cwd=base, capture_output=True, encoding="utf-8", check=False)
            (base / TOLD).write_text(built.stderr + built.stdout, "utf-8")
            assert built.returncode == 0, built.stderr
    return folder


def _have_what_builds() -> None:
    """Node, npm and Pyodide; a developer's machine without them is told, and goes without these tests."""
    try:
        bring(user_cache_path("beebot-kit", appauthor=False), None, tools().npm)
    except KitError as error:
        if os.environ.get("CI"):
            raise
        pytest.skip(str(error))


def hurried_once(factory: pytest.TempPathFactory) -> Path:
    """The same folder with a clock that hurries and a Python that can be asked; with ``LISTENS`` for every browser."""
    built = built_once(factory)
    folder = built.with_name("tablettes-pressees")
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / SERVICE).exists():
            changed(built, folder, {"hands": LISTENS + _HURRIED + _ASKS, "worker": _HURRIED + _ASKED})
    return folder


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
