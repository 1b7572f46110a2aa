"""What children and adults do at the screen, as state machines: no pixel, no port, no disk, no clock."""
