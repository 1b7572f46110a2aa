"""Drivers that are frozen: never tried on a real robot, used as they are, and nobody works on them any more.

Whoever has such a robot chooses it as any other. Who writes a driver reads those one folder up.
"""
