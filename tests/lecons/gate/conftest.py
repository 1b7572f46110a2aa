"""What the tests of the gate share."""

from collections.abc import Iterator

import pytest

from lecons.gate.worker_process import Trial


@pytest.fixture(scope="module")
def trial() -> Iterator[Trial]:
    with Trial() as trial:
        yield trial
