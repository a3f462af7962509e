"""A scenario is a file a trainer wrote: facts to pin, questions to ask, mistakes to foresee. A case is what it becomes at a seed."""
