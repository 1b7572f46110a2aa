"""Hostile packs from a generator: each is one sentence, quickly and in little memory, and leaves nothing behind.

``KIT_LONG=1`` tries ten times as many. One process tries them all, so what one leaves in memory counts for the next.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from lecons.commands.import_pack import bring_in
from lecons.library import FOLDER, Library
from tests.hostile_packs import write_hostile_pack
from tests.lecons.test_library import everything, pack_of, refuse
from tests.long import times
from tests.patience import HANG_S

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows does not tell how much memory was used")
MOST_BYTES = 250 * 2**20
MOST_SECONDS = 5.0
ROOT = Path(__file__).parents[2]
TRIES = """
import io, json, sys, time
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from lecons.__main__ import main
from tests.hostile_packs import write_hostile_pack
from tests.memory import peak_bytes

folder = Path(sys.argv[1])
for seed in range(int(sys.argv[2])):
    pack = write_hostile_pack(folder / "p.zip", seed)
    for words in (["verifier", str(pack)], ["importer", str(pack), "--donnees", str(folder / "d")]):
        said, begun = io.StringIO(), time.process_time()
        with redirect_stdout(io.StringIO()), redirect_stderr(said):
            status = main(words)
        seconds = time.process_time() - begun
        print(json.dumps([seed, words[0], status, said.getvalue(), seconds, peak_bytes()]), flush=True)
    if status == 0:
        main(["bibliotheque", "--retirer", "mechant", "--donnees", str(folder / "d")])
        print(json.dumps(None), flush=True)
"""


@pytest.mark.program
def test_hostile_packs_are_sentences_and_leave_the_library_as_it_was(tmp_path: Path) -> None:
    count, library = times(50), Library(tmp_path / "d" / FOLDER)
    bring_in(pack_of(tmp_path / "q.zip", "mien"), library, refuse)
    before = everything(library.folder)
    command = [sys.executable, "-P", "-c", TRIES, str(tmp_path), str(count)]
    done = subprocess.run(
        command,
        env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "TMPDIR": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=times(int(HANG_S)),
        check=False,
    )
    assert done.returncode == 0, done.stderr
    tried = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("[")]
    assert len(tried) == 2 * count
    for seed, verb, status, said, seconds, peak in tried:
        assert seconds < MOST_SECONDS, (seed, verb)
        assert peak < MOST_BYTES, (seed, verb)
        assert "Traceback" not in said, (seed, verb, said)
        assert (status, said == "") in ((0, True), (1, False)), (seed, verb, said)
        assert all(line.isprintable() for line in said.splitlines()), (seed, verb, said)
    assert 0 < sum(status for _seed, _verb, status, *_more in tried) < 2 * count
    assert everything(library.folder) == before
    left = {each.name for each in tmp_path.iterdir()}
    assert left <= {"p.zip", "q.zip", "d"}, left


def test_the_same_seed_makes_the_same_pack(tmp_path: Path) -> None:
    for seed in range(32):
        one, other = (write_hostile_pack(tmp_path / name, seed).read_bytes() for name in ("a", "b"))
        assert one == other
