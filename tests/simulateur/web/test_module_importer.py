"""Modules that lie in one file are imported from it, as from files of their own."""

import _imp
import importlib
import marshal
import py_compile
import subprocess
import sys
from collections.abc import Iterator, Mapping
from importlib.util import module_from_spec
from pathlib import Path

import pytest

from simulateur.web import module_importer
from simulateur.web.build.archive import joined, module_of
from simulateur.web.module_importer import Modules

TEXTS = {
    "hive.py": "from pathlib import Path\nBESIDE = Path(__file__).parent / 'drawing.svg'\n",
    "garden/__init__.py": "FLOWERS = 3\n",
    "garden/bee.py": "from . import FLOWERS\nfrom hive import BESIDE\ndef sees():\n    return FLOWERS\n",
    "garden/far/__init__.py": "",
    "garden/far/away.py": "from ..bee import sees\n1 / 0\n",
}


@pytest.fixture
def modules(tmp_path: Path) -> Iterator[Modules]:
    """The modules of ``TEXTS`` in one file, for the time of a test."""
    file = tmp_path / "modules.bin"
    file.write_bytes(joined(_compiled(TEXTS, tmp_path)))
    found = Modules(str(file), "/kit")
    sys.meta_path.insert(0, found)
    yield found
    sys.meta_path.remove(found)
    for name in TEXTS:
        sys.modules.pop(module_of(name.replace(".py", ".pyc")), None)


def _compiled(texts: Mapping[str, str], folder: Path) -> dict[str, bytes]:
    found = {}
    for name, text in texts.items():
        source = folder / name.replace("/", "-")
        source.write_text(text, encoding="utf-8")
        found[f"{name}c"] = Path(py_compile.compile(str(source), str(folder / "out.pyc"), name) or "").read_bytes()
    return found


@pytest.mark.usefixtures("modules")
def test_a_module_knows_the_others_and_what_lies_beside_it() -> None:
    bee = importlib.import_module("garden.bee")
    assert bee.sees() == 3
    assert Path("/kit/drawing.svg") == bee.BESIDE
    assert bee.__file__ == "/kit/garden/bee.pyc"
    assert sys.modules["garden"].__path__ == ["/kit/garden"]
    assert sys.modules["garden"].__file__ == "/kit/garden/__init__.pyc"


@pytest.mark.usefixtures("modules")
def test_what_a_module_raises_names_its_line() -> None:
    with pytest.raises(ZeroDivisionError) as raised:
        importlib.import_module("garden.far.away")
    assert (raised.traceback[-1].path, raised.traceback[-1].lineno + 1) == ("garden/far/away.py", 2)
    assert "garden.far.away" not in sys.modules


def test_what_the_file_has_not_others_may_find(modules: Modules) -> None:
    assert modules.find_spec("garden.wasp") is None
    assert modules.find_spec("json") is None
    assert importlib.import_module("json.decoder").__file__ != "/kit/json/decoder.pyc"


def test_each_module_has_its_own_code(modules: Modules, tmp_path: Path) -> None:
    for name, data in _compiled(TEXTS, tmp_path).items():
        assert marshal.dumps(modules.get_code(module_of(name))) == marshal.dumps(marshal.loads(data[16:]))
        assert modules.is_package(module_of(name)) == name.endswith("__init__.pyc")
    assert modules.get_source("garden") is None


def test_no_file_stays_open(modules: Modules) -> None:
    for _time in range(2):
        spec = modules.find_spec("hive")
        assert spec is not None
        modules.exec_module(module_from_spec(spec))
    opened = Path("/proc/self/fd")
    if opened.is_dir():
        assert not [file for file in opened.iterdir() if file.exists() and file.resolve().name == "modules.bin"]


@pytest.mark.program
def test_it_asks_for_nothing_that_python_has_not_at_its_start() -> None:
    """Imported as ``sitecustomize``, before any other module can be found but those within Python's own program."""
    code = "import sys; before = {*sys.modules}; import module_importer; print(*{*sys.modules} - before)"
    folder = Path(module_importer.__file__).parent
    done = subprocess.run([sys.executable, "-S", "-c", code], cwd=folder, capture_output=True, text=True, check=True)
    brought = {*done.stdout.split()} - {"module_importer", "os.path"}
    assert {name for name in brought if name not in sys.builtin_module_names and not _imp.is_frozen(name)} == set()
