"""What a letter needs as a letter: its heading, its required parts, its tone and plain words."""
