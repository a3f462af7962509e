"""What a letter tells: claims in words, talks, deeds, acts, happenings, measures, and papers that are named."""
