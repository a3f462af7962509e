"""The bots at work, speaking JSON lines: a bot's name, its seed and a prompt in, a move out, until the input ends."""

from __future__ import annotations

import json
import sys

from simulator.training.bots.players import play


def main() -> None:
    for line in sys.stdin:
        asked = json.loads(line)
        sys.stdout.write(json.dumps(play(asked["bot"], asked["prompt"], asked["seed"])) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
