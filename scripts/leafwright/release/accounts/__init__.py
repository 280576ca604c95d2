"""What a release tells of itself: the register, the manifest, and what built it."""
