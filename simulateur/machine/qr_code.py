"""An address as the square that a camera reads, for a terminal and for a page (ISO/IEC 18004, by segno)."""

import io

import segno

QUIET = 4
"""Light modules that a camera needs round the square: the standard's own number."""


def modules(address: str) -> tuple[tuple[bool, ...], ...]:
    """The QR code of ``address``: rows of modules, True for dark, without a margin; readable with 15 % covered."""
    return tuple(tuple(bool(module) for module in row) for row in _made(address).matrix)


def in_a_terminal(address: str) -> str:
    """The QR code of ``address`` as lines of half blocks, with its margin, light on dark as most terminals are."""
    written = io.StringIO()
    _made(address).terminal(written, border=QUIET, compact=True)
    return written.getvalue()


def _made(address: str) -> segno.QRCode:
    return segno.make(address, error="m", micro=False)
