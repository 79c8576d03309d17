"""What the programs beside this one have in common: a task comes in as flags,
and one line of JSON goes out.

    python3 threads.py -n 1000000 -workers 4
"""

import argparse
import json
import os
import sys
import threading
import time


class Task:
    """Sum the integers 1..n with this many workers."""

    def __init__(self):
        flags = argparse.ArgumentParser()
        flags.add_argument("-n", type=int, default=1000000)
        flags.add_argument("-workers", type=int, default=4)
        flags.parse_args(namespace=self)
        self.answer = {"python": sys.executable}

    def share(self, w):
        """The numbers of worker w: all shares cover 1..n once."""
        return range(self.n * w // self.workers + 1, self.n * (w + 1) // self.workers + 1)

    def done(self, *workers):
        """Stops the clock, and counts the memory: the sum is there, and the
        processes with these ids, if there are any, still hold theirs."""
        self.answer["ended"] = time.time_ns()
        size, kind = memory([os.getpid(), *workers])
        self.answer.update(memory=size, memorykind=kind)


def run(program, since=(3, 8)):
    """Runs a program's main, which needs this version of Python, and prints the
    result."""
    unavailable = lacks(since)
    if unavailable:
        print(json.dumps({"unavailable": unavailable}))
        return
    end_with_the_lab()
    task = Task()
    task.answer["began"] = time.time_ns()
    task.answer["sum"] = program(task)
    if "ended" not in task.answer:
        task.done()
    print(json.dumps(task.answer))


def lacks(since):
    """What this interpreter lacks, or nothing."""
    if sys.implementation.name != "cpython":
        return "this is another Python than CPython, which the lesson is about: %s" % sys.implementation.name
    if sys.version_info < since:
        return "this is Python %d.%d, and the program needs %d.%d or later" % (sys.version_info[:2] + since)
    if hasattr(sys, "gettotalrefcount"):
        return "this is a debug build of Python, whose programs take several times as long"
    lock = getattr(sys, "_is_gil_enabled", lambda: True)()
    if lock and sys._xoptions.get("gil") == "0":
        return "it keeps its global lock"


def end_with_the_lab():
    """Ends this program when the lab ends, on systems whose kernel does not: see
    labs/launch."""

    def watch():
        os.read(0, 1)
        os._exit(1)

    if os.environ.get("WORKBOOK_TETHERED"):
        threading.Thread(target=watch, daemon=True).start()


def memory(processes):
    """The memory of processes in bytes, and how it was counted: on Linux each
    page shared out over those that map it."""
    try:
        return sum(map(shared_out, processes)), "pss"
    except OSError:
        with os.popen("ps -o rss= -p " + ",".join(map(str, processes))) as ps:
            sizes = ps.read().split()
        # Some print no number, as "12m", or know no such flags. Then it is not known.
        known = len(sizes) == len(processes) and all(map(str.isdigit, sizes))
        return 1024 * sum(map(int, sizes)) if known else 0, "rss-sum"


def shared_out(process):
    with open("/proc/%d/smaps_rollup" % process) as file:
        for line in file:
            if line.startswith("Pss:"):
                return 1024 * int(line.split()[1])
    raise OSError("no Pss line")
