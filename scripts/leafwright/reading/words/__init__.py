"""Languages, the words that were translated into them, and what their dictionaries know."""
