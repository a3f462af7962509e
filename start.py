"""Start Balance Due.

    python start.py                     set up if need be, then open the lessons in JupyterLab
    python start.py test                the same, then everything that must hold
    python start.py bundle FOLDER       gather every wheel, for a computer that may not reach an index
    python start.py --from FOLDER       install from such a folder, with no network

This file is read by whatever Python is at hand, however old, so it says no more than every Python understands.
"""

import sys

if sys.version_info < (3, 11):
    sys.stderr.write(
        "Balance Due needs Python 3.11 or newer, and this is Python "
        + ".".join(str(part) for part in sys.version_info[:3])
        + " at "
        + str(sys.executable)
        + ": ask the IT desk for Python 3.13, or get it from python.org, then start again.\n"
    )
    sys.exit(1)

if __name__ == "__main__":
    from simulator.start.verbs import main

    sys.exit(main(sys.argv[1:]))
