"""What was done: by séance, and try by try."""
