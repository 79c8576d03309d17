"""Sums 1..n with processes that share an array, with a place for each."""

import multiprocessing
import os
import sys
import threading

import task


def add(t, w, parts, together):
    end_with_the_parent()
    part = 0
    for i in t.share(w):
        part += i
    parts[w] = part
    together.wait()  # until all parts are there
    together.wait()  # until the memory is counted


def main(t):
    # On other systems than Linux, it is safer that Python starts each of them afresh.
    context = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
    parts = context.Array("q", t.workers, lock=False)
    together = context.Barrier(t.workers + 1)

    workers = [context.Process(target=add, args=(t, w, parts, together)) for w in range(t.workers)]
    for worker in workers:
        worker.start()
    together.wait()
    total = sum(parts)
    t.done(*[worker.pid for worker in workers])
    together.wait()
    for worker in workers:
        worker.join()
    return total


def end_with_the_parent():
    """Ends this process when its parent ends. By itself it would go on."""

    def watch():
        multiprocessing.parent_process().join()
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


if __name__ == "__main__":
    task.run(main)
