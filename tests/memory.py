"""What memory this process holds, and the most that it has taken."""

import ctypes
import platform
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


class _Mallinfo(ctypes.Structure):
    """What ``mallinfo2`` of glibc answers (malloc.h), in bytes."""

    _fields_ = (
        ("arena", ctypes.c_size_t),
        ("ordblks", ctypes.c_size_t),
        ("smblks", ctypes.c_size_t),
        ("hblks", ctypes.c_size_t),
        ("hblkhd", ctypes.c_size_t),
        ("usmblks", ctypes.c_size_t),
        ("fsmblks", ctypes.c_size_t),
        ("uordblks", ctypes.c_size_t),
        ("fordblks", ctypes.c_size_t),
        ("keepcost", ctypes.c_size_t),
    )


def drawings_mb() -> float:
    """What the libraries that draw hold, without what they gave back; 0 where the system does not say.

    What the process has in memory would not do: it grows by 40 MB with the room that earlier tests left in pieces.
    """
    if platform.libc_ver()[0] != "glibc" or not hasattr(libc := ctypes.CDLL(None), "mallinfo2"):
        return 0.0
    libc.mallinfo2.restype = _Mallinfo
    held: _Mallinfo = libc.mallinfo2()
    return float(held.uordblks + held.hblkhd) / 2**20
