"""A Word file into a topic: what it holds, which sections that is, and what changed in one that comes back."""
