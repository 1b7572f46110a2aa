"""What is heard: sentences and short sounds. Only ``audio`` plays."""
