"""What a trainer may change: for each file of data/letters a module of its name, read once and checked by line."""
