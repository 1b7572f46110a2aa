"""A campaign of hostile pictures and recordings, made with a seed: each is let through or told, no more.

Ten times as long with ``KIT_LONG=1``: 1,000 of each.
"""

import re
import time
from pathlib import Path

import pytest

from lecons.gate import worker_process
from lecons.gate.pictures import picture_of
from lecons.gate.recordings import samples_of
from lecons.gate.refusal import RefusedError
from lecons.gate.worker_process import WorkerProcess
from tests.lecons.gate.hostile_pictures import hostile_pictures
from tests.lecons.gate.hostile_sounds import hostile_sounds
from tests.long import times
from tests.patience import HANG_S

SENTENCE = re.compile(r"[^\n]+ [;:] [^\n]+")
LARGEST_MB = 250


def most_memory(worker: WorkerProcess) -> float:
    """The most megabytes that the worker has taken so far; 0 where the system does not say, or it has died."""
    process = worker._process
    status = Path(f"/proc/{process.pid}/status") if process else Path()
    if not status.is_file():
        return 0
    (line,) = (line for line in status.read_text("ascii").splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1]) / 1024


@pytest.mark.parametrize("work", ["pictures", "sounds"])
def test_each_is_let_through_or_told(work: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker_process, "CPU_S", 1)  # what takes a second takes all, as a rule
    make, judge = (hostile_pictures, picture_of) if work == "pictures" else (hostile_sounds, samples_of)
    told: list[RefusedError] = []
    with WorkerProcess() as worker:
        for number, (ending, data) in enumerate(make(20261126, times(100))):
            file = tmp_path / f"{number}{ending}"
            file.write_bytes(data)
            began = time.monotonic()
            try:
                judge(file, worker)
            except RefusedError as refused:
                told.append(refused)
            assert time.monotonic() - began < HANG_S, number
            assert most_memory(worker) < LARGEST_MB, number
            file.unlink()
    assert [each.message for each in told if not SENTENCE.fullmatch(each.message) or "{" in each.message] == []
    assert min(each.line for each in told) >= 1
    assert times(50) <= len(told) <= times(95), "the generator makes good ones too"
