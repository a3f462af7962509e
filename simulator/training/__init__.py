"""An episode is played, scored and told. No Jupyter here: desk, terminal, bots and tests are its players.

Nothing is imported on this page, because bots live in this room and may not load what knows the answers.
"""
