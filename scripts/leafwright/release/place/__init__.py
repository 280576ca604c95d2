"""Where a release is published: the swap, by which it takes the place of the one before."""
