"""The world: what happens to a practice over time, and the laws that every world obeys."""
