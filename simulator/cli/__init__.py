"""The command line: `balance-due VERB`, or `python -m simulator VERB`. One module for each of those who type it."""

from simulator.cli.command import main

__all__ = ["main"]
