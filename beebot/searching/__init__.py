"""What every search stands on: states as bit sets, what is used up on the way, and a bound on work."""
