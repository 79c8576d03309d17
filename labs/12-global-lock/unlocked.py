"""Sums 1..n with threads that share one total and no lock. Updates get lost, with
the global lock too: it may change hands while one() runs.

    python3 unlocked.py -n 1000000 -workers 4
"""

import threading

import task


def one():
    return 1


def main(t):
    total = 0  # guarded by nothing

    def add(w):
        nonlocal total
        for i in t.share(w):
            total = total + i * one()

    workers = [threading.Thread(target=add, args=(w,)) for w in range(t.workers)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return total


if __name__ == "__main__":
    task.run(main)
