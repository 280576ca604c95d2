"""Where a release is published: its lock, what is written for good, and the swap."""
