"""The page of a challenge: rail, mat, plate, strips, or pictures."""
