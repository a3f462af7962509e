"""One bot, speaking JSON lines: a prompt in, a move out, until the input ends."""

from __future__ import annotations

import argparse
import json
import sys

from simulator.training.bots import expert, guesser


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m simulator.training.bots")
    parser.add_argument("bot", choices=("expert", "random"))
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()
    for line in sys.stdin:
        prompt = json.loads(line)
        move = expert.play(prompt) if args.bot == "expert" else guesser.play(prompt, args.seed)
        sys.stdout.write(json.dumps(move) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
