"""The bridge to real robots: drivers, the serial link, and emulators that stand in for robots."""
