"""What only the screen draws: the keypad's back, its keys, the garden, the adults' boxes. No pixel library here."""
