"""All backward iterates X_n = T_1 … T_n(0) of affine maps that are given, in float64."""

import numpy as np


def maps(p, inputs):
    d, most = p["dimension"], p["most"]
    each = inputs["maps"].reshape(most, d * (d + 1))
    return each[:, : d * d].reshape(most, d, d).copy(), each[:, d * d :].copy()


def naive_share(p):
    few, most = p["naive"], p["most"]
    return {
        "of": few * (few + 1) / (most * (most + 1)),
        "because": f"the first {few} iterates, their {few * (few + 1) // 2} applications of the "
        f"{most * (most + 1) // 2} of all",
    }


def appended_numpy(p, inputs):
    a, b = maps(p, inputs)

    def run():
        outer, x = np.eye(p["dimension"]), np.zeros(p["dimension"])
        out = np.empty((len(a), p["dimension"]))
        for n in range(len(a)):
            x = x + outer @ b[n]
            outer = outer @ a[n]
            out[n] = x
        return out

    return {"answer": run(), "run": run}


def live_numpy(p, inputs):
    a, b = maps(p, inputs)

    def run():
        x = np.zeros((len(a), p["dimension"]))
        for i in reversed(range(len(a))):
            x[i:] = x[i:] @ a[i].T + b[i]
        return x

    return {"answer": run(), "run": run}


def naive_numpy(p, inputs):
    a, b = maps(p, inputs)
    answer = appended_numpy(p, inputs)["answer"]
    few = p["naive"]

    def run():
        out = np.empty((few, p["dimension"]))
        for n in range(1, few + 1):
            x = np.zeros(p["dimension"])
            for i in range(n - 1, -1, -1):
                x = a[i] @ x + b[i]
            out[n - 1] = x
        return out

    np.testing.assert_allclose(run(), answer[:few], atol=1e-9 * np.abs(answer).max())
    return {"answer": answer, "run": run, "share": naive_share(p)}


def jax_with_maps(p, inputs):
    import jax

    jax.config.update("jax_enable_x64", True)
    a, b = maps(p, inputs)
    return jax, jax.numpy.asarray(a), jax.numpy.asarray(b)


def products(d):
    """Matrix by vector, and by matrix: small ones as sums, for XLA calls a routine for each `@`."""
    if d > 20:
        return (lambda a, x: a @ x), (lambda a, b: a @ b)
    return (
        lambda a, x: (a * x[..., None, :]).sum(-1),
        lambda a, b: (a[..., :, :, None] * b[..., None, :, :]).sum(-2),
    )


def scan_jax(p, inputs):
    jax, a, b = jax_with_maps(p, inputs)
    d = p["dimension"]
    apply, compose = products(d)

    @jax.jit
    def iterates(a, b):
        def step(carry, t):
            outer, x = carry
            x = x + apply(outer, t[1])
            return (compose(outer, t[0]), x), x

        return jax.lax.scan(step, (jax.numpy.eye(d), jax.numpy.zeros(d)), (a, b))[1]

    def run():
        return iterates(a, b).block_until_ready()

    return {"answer": run(), "run": run}


def associative_jax(p, inputs):
    jax, a, b = jax_with_maps(p, inputs)

    @jax.jit
    def iterates(a, b):
        def compose(outer, inner):
            return outer[0] @ inner[0], (outer[0] @ inner[1][..., None])[..., 0] + outer[1]

        return jax.lax.associative_scan(compose, (a, b))[1]

    def run():
        return iterates(a, b).block_until_ready()

    return {"answer": run(), "run": run}


def naive_jax(p, inputs):
    jax, a, b = jax_with_maps(p, inputs)
    few = p["naive"]
    apply, _ = products(p["dimension"])
    answer = scan_jax(p, inputs)["answer"]

    @jax.jit
    def iterates(a, b):
        def replay(n):
            def step(i, x):
                return apply(a[n - 1 - i], x) + b[n - 1 - i]

            return jax.lax.fori_loop(0, n, step, jax.numpy.zeros(p["dimension"]))

        return jax.lax.map(replay, jax.numpy.arange(1, few + 1))

    def run():
        return iterates(a, b).block_until_ready()

    np.testing.assert_allclose(run(), answer[:few], atol=1e-9 * np.abs(answer).max())
    return {"answer": answer, "run": run, "share": naive_share(p)}
