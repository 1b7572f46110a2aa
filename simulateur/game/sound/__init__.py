"""What is heard: which short sound, note or sentence goes with what."""
