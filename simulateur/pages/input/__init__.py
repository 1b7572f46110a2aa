"""What fingers, mouse, keyboard and one switch do to a session."""
