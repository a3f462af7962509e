"""An episode is played, scored and told. No Jupyter here: desk, terminal, bots and tests are its players."""
