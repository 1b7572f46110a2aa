"""How a challenge is helped: one fault, the rungs that speak of it, and a quiz. ``hints`` is the door to it."""
