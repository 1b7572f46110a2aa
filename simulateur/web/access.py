"""Who may come in: the code and the token of this opening, and how much one connection may send."""

import secrets
from collections import Counter
from hmac import compare_digest

CODE_DIGITS = 6
_LONGEST_PAUSE_S = 64.0
"""The longest that an address waits after a wrong code: all of them, tried by one, would take two years."""
_ADDRESSES = 1000
_SPAN_S, _MANY = 60.0, 10
"""An adult is told of at least so many wrong codes within so many seconds."""
_A_SECOND, _AT_ONCE = 60.0, 150.0
"""Messages in a second, which ten fingers make; messages together, which a slow network may have held back."""


class Code:
    """The secrets that let tablets in during one opening, drawn by the system's own source of chance.

    ``digits`` are six, for who types. ``token`` has 128 bits and is in the QR code that a camera reads.
    """

    def __init__(self, code: str = "") -> None:
        self.digits = code or "".join(secrets.choice("0123456789") for _ in range(CODE_DIGITS))
        self.token = secrets.token_urlsafe(16)
        self._pauses: dict[str, tuple[float, float]] = {}
        """By address, how many seconds it waits after its last wrong code, and until when."""
        self._tries: Counter[str] = Counter()
        self._first_s = 0.0

    def is_token(self, said: str) -> bool:
        """Whether ``said`` is the token; a tablet that has it never waits, however many wrong codes came."""
        return compare_digest(said.encode(errors="replace"), self.token.encode())

    def wait_s(self, address: str, now_s: float) -> float:
        """For how many seconds no code from ``address`` is taken: 1, 2, 4 and so on after each wrong one; else 0."""
        return max(self._pauses.get(address, (0.0, now_s))[1] - now_s, 0.0)

    def is_right(self, said: str, address: str, now_s: float) -> bool:
        """Whether ``said`` is the code, and ``address`` need not wait. A wrong code is counted."""
        right = compare_digest(said.encode(errors="replace"), self.digits.encode())
        waits = self.wait_s(address, now_s) > 0
        if right and not waits:
            self._pauses.pop(address, None)
            return True
        if not right:
            self._count(address, now_s)
        if not waits:
            pause_s = min(2 * self._pauses.pop(address, (0.5, 0.0))[0], _LONGEST_PAUSE_S)
            self._pauses[address] = pause_s, now_s + pause_s
        while len(self._pauses) > _ADDRESSES:
            self._pauses.pop(next(iter(self._pauses)))
        return False

    def tried(self, now_s: float) -> tuple[int, int] | None:
        """How many wrong codes, from how many addresses, came in the last whole minute; None if few, or told before."""
        if not self._tries or now_s - self._first_s < _SPAN_S:
            return None
        count, addresses = self._tries.total(), len(self._tries)
        self._tries.clear()
        return (count, addresses) if count >= _MANY else None

    def _count(self, address: str, now_s: float) -> None:
        if not self._tries:
            self._first_s = now_s
        if len(self._tries) < _ADDRESSES or address in self._tries:
            self._tries[address] += 1


class Allowance:
    """Limits how many messages a connection may send: ``_A_SECOND`` on average, ``_AT_ONCE`` together."""

    def __init__(self) -> None:
        self._left = _AT_ONCE
        self._since_s: float | None = None

    def takes(self, now_s: float) -> bool:
        """Whether one more message may come at ``now_s``; if so, it is counted."""
        if self._since_s is not None:
            self._left = min(self._left + _A_SECOND * max(now_s - self._since_s, 0.0), _AT_ONCE)
        self._since_s = now_s
        self._left -= 1
        return self._left >= 0
