"""What only a machine can do for a session: read content, keep things, drive robots, speak."""
