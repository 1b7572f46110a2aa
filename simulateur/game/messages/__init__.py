"""What a session and the machine speak of, as values: robots, packs, paper, tablets, voices, paths that come and go."""
