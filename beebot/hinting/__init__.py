"""How a challenge is helped: the rungs of a hint, the ladder they stand on, and cards that are wrong."""
