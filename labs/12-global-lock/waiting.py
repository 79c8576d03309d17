"""Sums 1..n with threads that must wait for their numbers: they come in blocks,
and a block takes 20 ms to arrive."""

import threading
import time

import task

BLOCK = 100000


def main(t):
    lock = threading.Lock()
    total = 0  # guarded by lock

    def add(w):
        nonlocal total
        part = 0
        share = t.share(w)
        for first in range(0, len(share), BLOCK):
            time.sleep(0.02)
            for i in share[first:first + BLOCK]:
                part += i
        with lock:
            total += part

    workers = [threading.Thread(target=add, args=(w,)) for w in range(t.workers)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return total


if __name__ == "__main__":
    task.run(main)
