"""An open challenge: whose turn it is, what was done there, what was sent to robots, and what came of a run."""
