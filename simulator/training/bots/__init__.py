"""Players that are no people. A bot runs in a process of its own; it gets the prompt as JSON and gives one move back.

`python -m simulator.training.bots` reads one JSON object a line and answers each with one line. Bots may not import
what knows the answers: no scenario, no payer, no world. `players.py` names them all, and
`rule.py` says how the expert learns.
"""
