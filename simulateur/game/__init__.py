"""What children and adults do at the screen, as state machines.

No file here knows a pixel, a port, a disk or a clock.
"""
