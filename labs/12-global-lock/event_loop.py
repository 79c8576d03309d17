"""Sums 1..n with tasks of one thread that must wait for their numbers, as in
waiting.py: while one of them waits, another goes on."""

import asyncio

import task
from waiting import BLOCK


async def add(share):
    part = 0
    for first in range(0, len(share), BLOCK):
        await asyncio.sleep(0.02)
        for i in share[first:first + BLOCK]:
            part += i
    return part


async def together(t):
    return sum(await asyncio.gather(*[add(t.share(w)) for w in range(t.workers)]))


def main(t):
    return asyncio.run(together(t))


if __name__ == "__main__":
    task.run(main)
