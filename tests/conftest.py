"""How laws are tried: without a time limit for a single example, since a shared machine has slow moments."""

from hypothesis import settings

settings.register_profile("kit", deadline=None)
settings.load_profile("kit")
