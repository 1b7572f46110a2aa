"""How a challenge is helped: one fault, the rungs that speak of it, and a quiz; ``beebot.kinds.hint`` leads here."""
