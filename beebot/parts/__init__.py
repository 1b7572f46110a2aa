"""What lessons and challenges hold: limits, pictures, sheets, sounds, staging, stories; and how values are read."""
