"""The crew: tasks handed to workers, the largest first, and what came of each as it is done."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, as_completed
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field

from harmonize.batch.store import Store, StoreError
from harmonize.batch.tasks import Concluding, Done, Failed, Reading, Reporting, Task, recall
from harmonize.batch.wish import Tell, Wish

Submit = Callable[[Task, Store], Future[Done | Failed]]
"""What a scheduler gives: it is handed a task and the store, and returns a future of what was done."""
FATAL = (StoreError.__name__, "ClusterError")
"""The errors of a task that are those of the whole run."""
AFTER = 0.3
"""What the analysis of a statute takes, and what its reports take, as a share of what its reading takes."""


@dataclass(slots=True)
class Crew:
    """Workers that start when the first task needs one, what they make, and how much is done of the ``whole`` work."""

    start: Callable[[], Submit]
    store: Store
    tell: Tell
    whole: float = 1.0
    done: float = 0.0
    _submit: Submit | None = field(default=None, init=False)

    def doing(self, tasks: Iterable[Task]) -> Iterator[tuple[Task, Done | Failed]]:
        """Yield tasks with what came of them, those that were done before first, the others as they are done.

        Raises a :class:`StoreError` where nothing can be kept.
        """
        open_ones: dict[Future[Done | Failed], Task] = {}
        for task in sorted(tasks, key=size, reverse=True):
            if made := recall(task, self.store):
                yield task, self._told(task, made)
            else:
                open_ones[self._submitted(task)] = task
        for future in as_completed(open_ones):
            task = open_ones[future]
            yield task, self._told(task, outcome_of(task, future))

    def _submitted(self, task: Task) -> Future[Done | Failed]:
        self._submit = self._submit or self.start()
        return self._submit(task, self.store)

    def _told(self, task: Task, made: Done | Failed) -> Done | Failed:
        if isinstance(made, Failed) and made.kind in FATAL:
            raise StoreError(made.where, made.what, made.remedy)
        self.done += size(task)
        self.tell(name(task), min(self.done / self.whole, 1.0))
        return made


def outcome_of(task: Task, future: Future[Done | Failed]) -> Done | Failed:
    """Return what came of a task, also where its worker died."""
    from harmonize.batch.pool import outcome  # late: a run in which all is done starts no worker

    return outcome(task, future)


@contextmanager
def crew(wish: Wish, store: Store, tell: Tell, whole: float) -> Iterator[Crew]:
    """Give a crew of this machine, or of the cluster that is wished for; it ends its work when the block is left."""
    with ExitStack() as opened:

        def start() -> Submit:
            if wish.scheduler:
                from harmonize.batch.cluster import cluster

                return opened.enter_context(cluster(wish.scheduler, store))
            from harmonize.batch.pool import local

            return opened.enter_context(local(wish.workers))

        yield Crew(start, store, tell, whole)


def size(task: Task) -> float:
    """Return how large a task is, in bytes of statutes that are read."""
    match task:
        case Reading():
            return task.bytes
        case Concluding():
            return AFTER * sum(text.reading.bytes for text in task.texts)
        case Reporting():
            return size(task.own)
    return 0.0


def name(task: Task) -> str:
    """Return what a task is about, for whoever watches."""
    match task:
        case Reading():
            return task.path.name
        case Concluding():
            return task.unit or task.jurisdiction.name
        case Reporting():
            return name(task.own)
    return ""
