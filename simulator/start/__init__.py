"""What happens before the first lesson: a Python of the kit's own, its packages, and JupyterLab opened beside it.

`start.py` runs this room with whatever Python is at hand, before anything is installed. So it imports the standard
library and itself, and nothing else.
"""
