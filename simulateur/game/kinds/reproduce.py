"""``reproduire``: written as any program; the ribbon on the mat says what is asked."""

from simulateur.game.kinds.program import Writing

GESTURE = Writing()
"""How ``reproduire`` is answered."""
