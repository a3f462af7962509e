"""Labelled values held against the file: numbers, codes, amounts, names; and what is left alone."""
