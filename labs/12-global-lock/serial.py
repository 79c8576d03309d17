"""Sums 1..n in one loop."""

import task


def main(t):
    total = 0
    for i in range(1, t.n + 1):
        total += i
    return total


if __name__ == "__main__":
    task.run(main)
