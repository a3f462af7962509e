"""The kinds of stage an episode may hold. So far `ask`: questions about papers."""
