"""Plans of the kit's own robot, drawn by code: a body for a laser cutter, its wiring, and how it goes together.

Nobody has built it yet. What is tested is that the parts fit each other and the motors; ``docs/construire-le-robot.md``
is the guide that shows these drawings.
"""
