"""Sums 1..n with threads that each have an interpreter of their own, and so a
global lock of their own."""

import threading

import task

ADD = """
def add():
    part = 0
    for i in range(first, last):
        part += i
    parts.put(part)
add()
"""


def main(t):
    from concurrent import interpreters

    parts = interpreters.create_queue()

    def add(w):
        share = t.share(w)
        own = interpreters.create()
        own.prepare_main(first=share.start, last=share.stop, parts=parts)
        own.exec(ADD)
        own.close()

    workers = [threading.Thread(target=add, args=(w,)) for w in range(t.workers)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return sum(parts.get() for _ in workers)


if __name__ == "__main__":
    task.run(main, since=(3, 14))
