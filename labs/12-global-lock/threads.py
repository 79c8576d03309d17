"""Sums 1..n with threads that share one total and a lock around it."""

import threading

import task


def main(t):
    lock = threading.Lock()
    total = 0  # guarded by lock

    def add(w):
        nonlocal total
        part = 0
        for i in t.share(w):
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
