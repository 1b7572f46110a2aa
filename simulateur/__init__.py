"""The screen on which a child who cannot read programs the bee."""
