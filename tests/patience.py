"""How long a test waits before it takes something for hung: far longer than anything takes on a slow, busy machine.

No test is decided by it unless something hangs. Where a test is about time, it has a clock of its own.
"""

HANG_S = 600.0
