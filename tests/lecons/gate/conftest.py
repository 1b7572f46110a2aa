"""What the tests of the gate share."""

from collections.abc import Iterator

import pytest

from lecons.gate.worker_process import WorkerProcess


@pytest.fixture(scope="module")
def worker() -> Iterator[WorkerProcess]:
    with WorkerProcess() as worker:
        yield worker
