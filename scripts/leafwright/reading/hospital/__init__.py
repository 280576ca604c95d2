"""What a hospital's profile names or leaves open: its logo and fonts, its print shop's inks, values to be filled in."""
