"""The rival of the Monte Carlo engine: the same model in NumPy, in its own best vectorised form, one thread.

Usage: python3 propagate_numpy.py INPUTS [TRIALS] [REPEATS]
Model: sum of A_i * F_i; A_i normal, rectangular, triangular or normal, F_i lognormal or normal by turns.
Prints the best time in milliseconds and the result. Both a whole-array and a blocked form are run; the faster counts.
"""
import math
import sys
import time

import numpy as np


def parameters(inputs):
    rows = []
    for i in range(inputs // 2):
        activity = 100.0 + i
        factor = float("1.%d" % i)
        rows.append((i, activity, factor))
    return rows


def draw(rng, row, size):
    i, activity, factor = row
    kind = i % 4
    if kind == 0:
        a = rng.normal(activity, 0.01 * activity, size)
    elif kind == 1:
        a = rng.uniform(activity * 0.98, activity * 1.02, size)
    elif kind == 2:
        a = rng.triangular(activity * 0.98, activity, activity * 1.02, size)
    else:
        a = rng.normal(activity, 0.005 * activity, size)
    if i % 2 == 0:
        variance = math.log1p(0.1 * 0.1)
        f = rng.lognormal(math.log(factor) - variance / 2, math.sqrt(variance), size)
    else:
        f = rng.normal(factor, 0.05 * factor, size)
    a *= f
    return a


def propagate(rows, trials, block):
    rng = np.random.Generator(np.random.SFC64(1))
    y = np.zeros(trials)
    for start in range(0, trials, block):
        part = y[start:start + block]
        for row in rows:
            part += draw(rng, row, part.size)
    mean = y.mean()
    deviation = y.std(ddof=1)
    tail = int(0.05 * trials) + 1
    y.partition([tail, trials - tail])
    low = np.sort(y[:tail])
    high = np.sort(y[trials - tail:])
    within = int(0.95 * trials)
    symmetric = (low[int(0.025 * trials)], high[high.size - int(0.025 * trials)])
    lengths = high[high.size - (trials - within):] - low[:trials - within]
    best = int(np.argmin(lengths))
    return mean, deviation, symmetric, (low[best], low[best] + lengths[best])


def main():
    inputs = int(sys.argv[1])
    trials = int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000
    repeats = int(sys.argv[3]) if len(sys.argv) > 3 else 5
    rows = parameters(inputs)
    times = {}
    for block in (trials, 16384, 4096):
        for _ in range(repeats):
            begin = time.perf_counter()
            result = propagate(rows, trials, block)
            elapsed = (time.perf_counter() - begin) * 1e3
            times[block] = min(times.get(block, elapsed), elapsed)
    best = min(times.values())
    print("%.1f" % best)
    print("numpy %s, %d inputs, %d trials: %s ms by block; mean %.4f, u %.4f" % (
        np.__version__, inputs, trials,
        ", ".join("%d: %.0f" % item for item in times.items()), result[0], result[1]), file=sys.stderr)


if __name__ == "__main__":
    main()
