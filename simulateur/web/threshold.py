"""Who may come in: the code of this opening, how often it may be tried, and how much one connection may send."""

import secrets
from collections import deque
from hmac import compare_digest

CODE_DIGITS = 4
_WRONG, _PAUSE_S = 5, 30.0
"""After how many wrong codes an address must wait, and for how many seconds."""
_WRONG_IN_ALL, _SPAN_S = 40, 60.0
"""After how many wrong codes from all addresses, within how many seconds, everybody must wait.

To try all codes takes more than four hours.
"""
_ADDRESSES = 200
_A_SECOND, _AT_ONCE = 60.0, 150.0
"""Messages in a second, which ten fingers make; messages together, which a slow network may have held back."""


class Code:
    """The code of one opening: four digits, drawn by the system's own source of chance."""

    def __init__(self, code: str = "") -> None:
        self.digits = code or "".join(secrets.choice("0123456789") for _ in range(CODE_DIGITS))
        self._wrong: dict[str, deque[float]] = {}
        self._all: deque[float] = deque(maxlen=_WRONG_IN_ALL)

    def must_wait(self, address: str, now_s: float) -> bool:
        """Whether codes from ``address`` are not even looked at now."""
        wrong = self._wrong.get(address)
        if wrong is not None and len(wrong) == _WRONG and now_s - wrong[-1] < _PAUSE_S:
            return True
        return len(self._all) == _WRONG_IN_ALL and now_s - self._all[0] < _SPAN_S

    def is_right(self, said: str, address: str, now_s: float) -> bool:
        """Whether ``said`` is the code; a wrong one is counted."""
        if compare_digest(said.encode(errors="replace"), self.digits.encode()):
            self._wrong.pop(address, None)
            return True
        wrong = self._wrong.setdefault(address, deque(maxlen=_WRONG))
        wrong.append(now_s)
        self._all.append(now_s)
        while len(self._wrong) > _ADDRESSES:
            self._wrong.pop(next(iter(self._wrong)))
        return False


class Allowance:
    """How many messages a connection may send: ``_A_SECOND`` on average, ``_AT_ONCE`` together."""

    def __init__(self) -> None:
        self._left = _AT_ONCE
        self._since_s: float | None = None

    def takes(self, now_s: float) -> bool:
        """Whether one more message is within what is allowed at ``now_s``."""
        if self._since_s is not None:
            self._left = min(self._left + _A_SECOND * max(now_s - self._since_s, 0.0), _AT_ONCE)
        self._since_s = now_s
        self._left -= 1
        return self._left >= 0
