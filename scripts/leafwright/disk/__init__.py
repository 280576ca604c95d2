"""What the disk asks of whoever writes: files that are there whole or not at all, and one writer at a time."""
