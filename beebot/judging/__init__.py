"""The rules of success, and how a run ends for a child's eyes. ``verdict`` is the door to it."""
