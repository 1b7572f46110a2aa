"""The most memory that this process has taken."""

import resource
import sys
from pathlib import Path


def peak_bytes() -> int:
    """The peak since this program was started.

    What ``getrusage`` says on Linux also counts the process that started it.
    """
    status = Path("/proc/self/status")
    if status.is_file():
        (line,) = (line for line in status.read_text("ascii").splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) * 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024
