"""How laws are tried: without a time limit for a single example, since a shared machine has slow moments.

New processes begin empty (spawn), as they do on Windows and macOS; nothing may lean on what a parent had in memory.
"""

import multiprocessing

from hypothesis import settings

settings.register_profile("kit", deadline=None)
settings.load_profile("kit")
multiprocessing.set_start_method("spawn", force=True)
