"""`python -m simulator …`, for those whose PATH is not theirs."""

import sys

from simulator.cli import main

sys.exit(main())
