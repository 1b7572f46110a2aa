"""What is drawn for a success on pages of its own: the feast of a séance, the film of a program, a picture to keep."""
