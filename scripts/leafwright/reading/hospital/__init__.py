"""What a hospital's profile names or leaves open: its logo, its print shop's inks, values still to be filled in."""
