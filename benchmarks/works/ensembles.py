"""Ensembles, each side with its own generator, in float64; and replays on noise that is given."""

import math

import numpy as np

H, K, D = 0.1, 0.5, 10
CORNERS = np.array([[0.0, 0.0], [1.0, 0.0], [0.0, 1.0]])


def check_law(samples, expected):
    """One number a realisation: their mean is within 6 standard errors (2e-9 if normal)."""
    samples = np.asarray(samples, dtype=np.float64)
    off = abs(samples.mean() - expected) / (samples.std() / math.sqrt(len(samples)))
    if not off <= 6:
        raise ValueError(f"law: mean {samples.mean()}, expected {expected}: {off:.1f} errors off")


def sizes(p):
    return p["realisations"], p["steps"]


def given(p, inputs, name, draws=1):
    few = p["replayed"]
    return inputs[name].reshape(few["realisations"], few["steps"], draws)


def ar1_law(p, x):
    n = p["steps"]
    check_law(np.square(x), H / (2 - H) * (1 - (1 - H) ** (2 * n)))


# NumPy: vectorised over realisations, in place. SFC64 is its fastest generator.


def ar1_numpy(p, inputs, bits=np.random.SFC64):
    noise = given(p, inputs, "noise")[:, :, 0]
    x = np.zeros(len(noise))
    for e in noise.T:
        x *= 1 - H
        x += H * e
    size, steps = sizes(p)
    rng = np.random.Generator(bits(1))
    e = np.empty(size)

    def run():
        y = np.zeros(size)
        for _ in range(steps):
            rng.standard_normal(out=e)
            np.multiply(e, H, out=e)
            y *= 1 - H
            y += e
        return y

    ar1_law(p, run())
    return {"answer": x, "run": run}


def affine_step_numpy(x, noise):
    a = noise[:, : D * D].reshape(-1, D, D)
    y = np.einsum("rij,rj->ri", a, x)
    y *= K / math.sqrt(D)
    y += noise[:, D * D :]
    return y


def affine_numpy(p, inputs, bits=np.random.SFC64):
    noise = given(p, inputs, "noise", 110)
    x = np.zeros((len(noise), D))
    for i in range(noise.shape[1]):
        x = affine_step_numpy(x, noise[:, i])
    size, steps = sizes(p)
    rng = np.random.Generator(bits(1))
    block = 250  # whose matrices stay in the cache
    e = np.empty((block, 110))

    def run():
        y = np.zeros((size, D))
        for r in range(0, size, block):
            z = y[r : r + block]
            for _ in range(steps):
                rng.standard_normal(out=e)
                z = affine_step_numpy(z, e)
            y[r : r + block] = z
        return y

    check_law(np.square(run()).mean(axis=1), (1 - K ** (2 * steps)) / (1 - K * K))
    return {"answer": x, "run": run}


def chaos_numpy(p, inputs, bits=np.random.SFC64):
    choices = given(p, inputs, "choices")[:, :, 0]
    x = np.zeros((len(choices), 2))
    for k in choices.T:
        x = (x + CORNERS[k]) / 2
    size, steps = sizes(p)
    rng = np.random.Generator(bits(1))
    halves = CORNERS / 2

    def run():
        y = np.zeros((size, 2))
        for _ in range(steps):
            k = rng.integers(0, 3, size=size, dtype=np.uint8)
            y *= 0.5
            y += halves.take(k, axis=0)
        return y

    check_law(run()[:, 0], (1 - 2.0**-steps) / 3)
    return {"answer": x, "run": run}


# Philox, counter-based: any of its numbers can be had without those before, as ours can.


def ar1_philox(p, inputs):
    return ar1_numpy(p, inputs, np.random.Philox)


def affine_philox(p, inputs):
    return affine_numpy(p, inputs, np.random.Philox)


def chaos_philox(p, inputs):
    return chaos_numpy(p, inputs, np.random.Philox)


# PyTorch: the same, in place.


def ar1_torch(p, inputs):
    import torch

    noise = torch.from_numpy(given(p, inputs, "noise")[:, :, 0].T.copy())
    size, steps = sizes(p)
    e = torch.empty(size, dtype=torch.float64)

    def run():
        y = torch.zeros(size, dtype=torch.float64)
        for _ in range(steps):
            e.normal_()
            y.mul_(1 - H).add_(e, alpha=H)
        return y

    with torch.no_grad():
        x = torch.zeros(noise.shape[1], dtype=torch.float64)
        for row in noise:
            x.mul_(1 - H).add_(row, alpha=H)
        ar1_law(p, run().numpy())
    return {"answer": x.numpy(), "run": torch.no_grad()(run)}


def affine_torch(p, inputs):
    import torch

    noise = torch.from_numpy(given(p, inputs, "noise", 110))
    size, steps = sizes(p)
    scale = K / math.sqrt(D)
    block = 250
    e = torch.empty((block, 110), dtype=torch.float64)

    def step(x, noise):
        a = noise[:, : D * D].reshape(-1, D, D)
        return torch.baddbmm(noise[:, D * D :, None], a, x[:, :, None], alpha=scale)[:, :, 0]

    def run():
        y = torch.zeros((size, D), dtype=torch.float64)
        for r in range(0, size, block):
            z = y[r : r + block]
            for _ in range(steps):
                e.normal_()
                z = step(z, e)
            y[r : r + block] = z
        return y

    with torch.no_grad():
        x = torch.zeros((noise.shape[0], D), dtype=torch.float64)
        for i in range(noise.shape[1]):
            x = step(x, noise[:, i])
        check_law(run().square().mean(1).numpy(), (1 - K ** (2 * steps)) / (1 - K * K))
    return {"answer": x.numpy(), "run": torch.no_grad()(run)}


def chaos_torch(p, inputs):
    import torch

    choices = torch.from_numpy(given(p, inputs, "choices")[:, :, 0].T.copy()).long()
    size, steps = sizes(p)
    halves = torch.from_numpy(CORNERS / 2)

    def run():
        y = torch.zeros((size, 2), dtype=torch.float64)
        for _ in range(steps):
            y.mul_(0.5).add_(halves[torch.randint(3, (size,))])
        return y

    with torch.no_grad():
        x = torch.zeros((choices.shape[1], 2), dtype=torch.float64)
        for k in choices:
            x.mul_(0.5).add_(halves[k])
        check_law(run()[:, 0].numpy(), (1 - 2.0**-steps) / 3)
    return {"answer": x.numpy(), "run": torch.no_grad()(run)}


# JAX: one compiled scan, its default generator (counter-based, as ours is).


def scanned(p, start, given_noise, draw, step):
    import jax

    steps = p["steps"]

    @jax.jit
    def replay(noise):
        return jax.lax.scan(lambda x, e: (step(x, e), None), start(noise.shape[1]), noise)[0]

    @jax.jit
    def simulate(key):
        def body(x, k):
            return step(x, draw(k)), None

        return jax.lax.scan(body, start(p["realisations"]), jax.random.split(key, steps))[0]

    key = jax.random.key(1)
    return replay(given_noise), lambda: simulate(key).block_until_ready()


def ar1_jax(p, inputs):
    import jax

    jax.config.update("jax_enable_x64", True)
    import jax.numpy as jnp

    size, _ = sizes(p)
    answer, run = scanned(
        p,
        jnp.zeros,
        jnp.asarray(given(p, inputs, "noise")[:, :, 0].T),
        lambda k: jax.random.normal(k, (size,)),
        lambda x, e: (1 - H) * x + H * e,
    )
    ar1_law(p, run())
    return {"answer": answer, "run": run}


def affine_jax(p, inputs):
    import jax

    jax.config.update("jax_enable_x64", True)
    import jax.numpy as jnp

    size, steps = sizes(p)

    def step(x, noise):
        a = noise[:, : D * D].reshape(-1, D, D)
        return K / math.sqrt(D) * (a * x[:, None, :]).sum(-1) + noise[:, D * D :]

    answer, run = scanned(
        p,
        lambda n: jnp.zeros((n, D)),
        jnp.asarray(given(p, inputs, "noise", 110).swapaxes(0, 1)),
        lambda k: jax.random.normal(k, (size, 110)),
        step,
    )
    check_law(np.square(run()).mean(axis=1), (1 - K ** (2 * steps)) / (1 - K * K))
    return {"answer": answer, "run": run}


def chaos_jax(p, inputs):
    import jax

    jax.config.update("jax_enable_x64", True)
    import jax.numpy as jnp

    size, steps = sizes(p)
    halves = jnp.asarray(CORNERS / 2)
    answer, run = scanned(
        p,
        lambda n: jnp.zeros((n, 2)),
        jnp.asarray(given(p, inputs, "choices")[:, :, 0].T),
        lambda k: jax.random.randint(k, (size,), 0, 3, dtype=jnp.int32),
        lambda x, k: 0.5 * x + halves[k],
    )
    check_law(np.asarray(run())[:, 0], (1 - 2.0**-steps) / 3)
    return {"answer": answer, "run": run}
