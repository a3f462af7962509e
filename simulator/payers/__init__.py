"""Payers: a claim goes through edits, pricing and cost share, and comes out as an answer, line by line.

One claim at the edge is `decide`; a million lines are `adjudicate`. Both are the same engine.
"""

from simulator.payers.decide import Decision, LineDecision, Used, decide
from simulator.payers.look_up import OnFile
from simulator.payers.payer import Payer, load_payer
from simulator.payers.pricing import NoPrice, price_list

__all__ = ["Decision", "LineDecision", "NoPrice", "OnFile", "Payer", "Used", "decide", "load_payer", "price_list"]
