"""What there is to play: paths, their flowers and gardens, free play, and how an adult finds a séance."""
