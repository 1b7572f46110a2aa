"""The mat, and all that stands and moves on it."""
