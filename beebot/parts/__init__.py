"""What lessons and challenges are made of, each a frozen value."""
