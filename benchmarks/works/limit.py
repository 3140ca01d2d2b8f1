"""The limit of X_n = T_1 … T_n(0) for T_i x = x/2 + b_i, the b_i given."""

import math

import numpy as np


def shifts(p, inputs):
    return inputs["shifts"].reshape(p["realisations"], p["given"])


def wanted(p):
    """The least n with D k^n/(1 - k) <= tolerance, k = 1/2 and D = 1."""
    return math.ceil(math.log2(2 / p["tolerance"]))


def iterate(b, n):
    x = 0.0
    for i in range(n - 1, -1, -1):
        x = x / 2 + b[i]
    return x


def bounded(p, inputs):
    rows, n = shifts(p, inputs).tolist(), wanted(p)

    def run():
        return [iterate(b, n) for b in rows]

    return {"answer": run(), "run": run}


def at_once(p, inputs):
    columns, n = shifts(p, inputs).T.copy(), wanted(p)

    def run():
        x = np.zeros(p["realisations"])
        for i in range(n - 1, -1, -1):
            x *= 0.5
            x += columns[i]
        return x

    return {"answer": run(), "run": run}


def stopping(p, inputs, patience):
    rows = shifts(p, inputs).tolist()

    def limit(b):
        last, still, n = 0.0, 0, 0
        while still < patience:
            n += 1
            x = iterate(b, n)
            still = still + 1 if abs(x - last) <= p["tolerance"] else 0
            last = x
        return last

    def run():
        return [limit(b) for b in rows]

    found = run()
    errors = [abs(x - iterate(b, p["given"])) for x, b in zip(found, rows)]
    wrong = sum(e > p["tolerance"] for e in errors)
    note = f"wrong in {wrong} of {len(rows)} realisations, by up to {max(errors):.3g}"
    return {"answer": found, "run": run, "notes": [note]}


def close(p, inputs):
    return stopping(p, inputs, 1)


def close_six(p, inputs):
    return stopping(p, inputs, 5)
