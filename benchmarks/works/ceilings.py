"""What NumPy gets out of a core: products of matrices, and copies."""

import numpy as np


def product(p, kind):
    a = np.full((p["side"], p["side"]), 0.5, dtype=kind)
    b, c = a.T.copy(), np.empty_like(a)
    return {"answer": [24], "run": lambda: np.matmul(a, b, out=c)}


def float32(p, inputs):
    return product(p, np.float32)


def float64(p, inputs):
    return product(p, np.float64)


def memory(p, inputs):
    source = np.ones(p["megabytes"] * 2**17)
    to = np.empty_like(source)
    return {"answer": [24], "run": lambda: np.copyto(to, source)}
