"""What a print shop gets of a leaflet: imposed sheets, what they ask of it, and what to look at before it prints."""
