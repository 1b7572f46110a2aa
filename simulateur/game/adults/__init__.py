"""What adults do behind the door, as state machines: settings, robots, calibration."""
