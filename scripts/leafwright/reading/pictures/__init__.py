"""What a hospital photographs, read with care: a picture comes from anywhere."""
