"""The kinds of stage an episode may hold: questions, a claim to work, somebody to talk to, a text to write."""
