"""The page of a topic: what stands on it, and how its words are told apart."""
