"""What celebrates a success: the feast of a séance, the film of a program, a picture to keep, pokes in the garden."""
