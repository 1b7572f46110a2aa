"""The answer a child is making, one file for each way of answering. Frozen values; no pygame, no clock."""
