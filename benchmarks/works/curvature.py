"""Hessian-vector products of an MLP's loss and the ends of its spectrum, by JAX."""

import numpy as np

from mlp_steps import jax_loss


def opened(p, inputs):
    import jax
    import jax.numpy as jnp

    x = jnp.asarray(inputs["x"].reshape(p["rows"], -1))
    y = jnp.asarray(inputs["y"].astype(np.int32))
    widths = p["widths"]

    def loss(theta):
        arrays, at = [], 0
        for a, b in zip(widths, widths[1:]):
            arrays += [theta[at : at + a * b].reshape(a, b), theta[at + a * b : at + a * b + b]]
            at += a * b + b
        return jax_loss(p)(arrays, x, y)

    def product(theta, v):
        return jax.jvp(jax.grad(loss), (theta,), (v,))[1]

    return jax, jnp, product, jnp.asarray(inputs["theta"]), jnp.asarray(inputs["v"])


def product_jax(p, inputs):
    jax, _, product, theta, v = opened(p, inputs)
    jitted = jax.jit(product)

    def run():
        return jitted(theta, v).block_until_ready()

    return {"answer": run(), "run": run}


def extremes_jax(p, inputs):
    """Lanczos with each new vector made orthogonal to all others, twice; one compiled scan."""
    jax, jnp, product, theta, v = opened(p, inputs)
    m = p["products"]

    @jax.jit
    def tridiagonal(theta, v):
        def grow(carry, k):
            basis, q = carry
            basis = basis.at[k].set(q)
            w = product(theta, q)
            a = w @ q
            for _ in range(2):
                w = w - basis.T @ (basis @ w)
            b = jnp.linalg.norm(w)
            return (basis, w / b), (a, b)

        start = (jnp.zeros((m, v.size), v.dtype), v / jnp.linalg.norm(v))
        _, (a, b) = jax.lax.scan(grow, start, jnp.arange(m))
        return a, b

    def run():
        a, b = (np.asarray(c, dtype=np.float64) for c in tridiagonal(theta, v))
        values = np.linalg.eigvalsh(np.diag(a) + np.diag(b[:-1], 1) + np.diag(b[:-1], -1))
        return [values[0], values[-1]]

    return {"answer": run(), "run": run}
