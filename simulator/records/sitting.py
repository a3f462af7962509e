"""A sitting: one trainee at one episode, every move on disk before its reply is shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from simulator import __version__
from simulator.plain import readable
from simulator.records.store import Json, MovedOn, Store
from simulator.training.episode import Episode, open_episode
from simulator.training.stages.stage import Turn

FIRST_SEED = 7  # the seed of a first try: a class that begins together sees the same account


class Sitting:
    """An episode that remembers. `news` is one sentence for the trainee about how it started, or empty."""

    def __init__(
        self,
        episode: Episode,
        store: Store,
        attempt: str | None = None,
        played: Sequence[tuple[Json, Json]] = (),
        news: str = "",
    ) -> None:
        self.episode = episode
        self.store = store
        self.news = news
        self._played = list(played)
        self._attempt = attempt  # begins with the first move: to look is not to try

    @property
    def prompt(self) -> Json:
        return self.episode.prompt

    @property
    def attempt(self) -> str | None:
        """Under which name this try is kept; None before its first move."""
        return self._attempt

    @property
    def done(self) -> bool:
        return self.episode.done

    def play(self, move: str, **fields: object) -> Turn:
        """Play one move; it is on disk when this returns. What could not be read is no move."""
        was_done = self.done
        turn = self.episode.play(move, **fields)
        if not turn.counts:
            return turn
        self._played.append((readable({"move": move, **fields}), asdict(turn)))
        if self._attempt is None:
            self._attempt = self._keep_all()
        else:
            try:
                self.store.add(self._attempt, len(self._played), *self._played[-1])
            except MovedOn:  # the two windows part here: each is a try of its own
                self._attempt = self._keep_all()
        if self.done and not was_done:
            self.store.end(self._attempt, self.report())
        return turn

    def _keep_all(self) -> str:
        """A new attempt that holds every move so far."""
        attempt = self.store.begin(self.episode.snapshot(), self.prompt["title"], __version__)
        for number, (move, turn) in enumerate(self._played, 1):
            self.store.add(attempt, number, move, turn)
        return attempt

    def report(self) -> Json:
        return self.episode.report().as_json()

    def leave(self) -> None:
        """Put this try away unfinished; it stays readable and is no longer offered."""
        if self._attempt and not self.done:
            self.store.end(self._attempt)

    def another(self) -> Sitting:
        """Another like this: the same scenario with a seed that this learner has not seen."""
        self.leave()
        name, mode = self.prompt["scenario"], self.prompt["mode"]
        seen = {attempt.seed for attempt in self.store.attempts(name)} | {self.prompt["seed"]}
        return Sitting(open_episode(name, seed=max(seen) + 1, mode=mode), self.store)

    def played(self, move: str) -> list[int]:
        """The places of all moves of one kind."""
        return [place for place, (each, _) in enumerate(self._played) if each["move"] == move]

    def again_from(self, move: str, number: int) -> Sitting:
        """A new try at the same account, with all that was done before the n-th move of this kind; 0 is the first."""
        self.leave()
        at = self.played(move)
        kept = self._played[: at[number]] if number < len(at) else self._played
        episode = Episode.from_snapshot(self.episode.snapshot(), [each for each, _ in kept])
        return Sitting(episode, self.store, played=kept)

    def again(self) -> Sitting:
        """The same account once more, from the beginning."""
        self.leave()
        return Sitting(
            open_episode(self.prompt["scenario"], seed=self.prompt["seed"], mode=self.prompt["mode"]),
            self.store,
        )


def sit(name: str, seed: int | None = None, mode: str = "practice", store: Store | None = None) -> Sitting:
    """Sit down at a scenario: exactly where this learner stopped, or else at its beginning."""
    store = store or Store.open()
    news = ""
    if seed is None:
        for attempt in store.unfinished(name):
            if attempt.mode != mode:
                continue
            resumed = resume(attempt.id, store)
            if resumed:
                return resumed
            store.end(attempt.id)
            news = "This exercise has changed since you stopped, so it starts anew. Your earlier try is kept."
    return Sitting(open_episode(name, seed=FIRST_SEED if seed is None else seed, mode=mode), store, news=news)


def resume(attempt: str, store: Store) -> Sitting | None:
    """The sitting as it stood after its last move.

    None when today's kit would answer a move differently, or cannot read what an older one kept.
    """
    try:
        snapshot, played = store.read(attempt)
        episode = Episode.from_snapshot(snapshot, [])
        for move, shown in played:
            fields = dict(move)
            turn = episode.play(fields.pop("move"), **fields)
            if asdict(turn) != shown:
                return None
    except (LookupError, TypeError, ValueError):
        return None
    steps = sum(move["move"] != "draft" for move, _ in played)
    news = f"You are back where you stopped. {_count(steps)} saved."
    return Sitting(episode, store, attempt, played, news)


def _count(moves: int) -> str:
    return "1 step is" if moves == 1 else f"{moves} steps are"
