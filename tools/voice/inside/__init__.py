"""What runs in the makers' own environment: the voice, the ear, and what measures and levels sound."""
