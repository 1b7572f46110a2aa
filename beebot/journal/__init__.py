"""What was played, on this machine alone: lines in a file that heals."""
