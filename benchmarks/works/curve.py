"""The backward iterates n <= N of SGD for an MLP: each replayed, or all live states at once."""

import numpy as np

from mlp_steps import Missing, jax_loss, jax_step, layers, torch_loss


def batches(p, inputs):
    chosen = inputs["chosen"].reshape(-1, p["batch"])
    x = inputs["x"].reshape(-1, p["widths"][0])[chosen]
    return np.ascontiguousarray(x), np.ascontiguousarray(inputs["y"][chosen].astype(np.int64))


def shown(p, run):
    """The biases of the last layer: of the iterates that ours has too, 0 for those that it has not."""
    answer = np.zeros((p["most"], 10))
    answer[: p["first"]] = run(p["first"])
    return answer


def naive(p, run):
    """All iterates; of a long curve one replay, as long as those that most of its time goes into."""
    most, full = p["most"], p["full"]
    ready = {"answer": shown(p, lambda most: run(range(1, most + 1)))}
    if most == full:
        return {**ready, "run": lambda: run(range(1, most + 1))}
    long = p["long"]
    share = {
        "of": 2 * long / (full * (full + 1)),
        "because": f"the replay of n = {long}, {long} applications of the "
        f"{full * (full + 1) // 2} for n ≤ {full}",
    }
    return {**ready, "run": lambda: run([long]), "share": share}


def naive_torch(p, inputs, wrap):
    import torch

    x, y = (torch.from_numpy(a) for a in batches(p, inputs))
    start = [torch.from_numpy(a) for a in layers(p, inputs["theta"])]
    state = [a.clone().requires_grad_() for a in start]
    loss_of, h = wrap(torch_loss(p)), p["h"]

    def run(wanted):
        out = []
        for n in wanted:
            with torch.no_grad():
                torch._foreach_copy_(state, start)
            for i in range(n - 1, -1, -1):
                gradients = torch.autograd.grad(loss_of(state, x[i], y[i]), state)
                with torch.no_grad():
                    torch._foreach_add_(state, gradients, alpha=-h)
            out.append(state[-1].detach().numpy().copy())
        return out

    return naive(p, run)


def naive_eager(p, inputs):
    return naive_torch(p, inputs, lambda f: f)


def naive_compiled(p, inputs):
    import shutil

    import torch

    if not any(map(shutil.which, ("g++", "c++", "clang++"))):
        raise Missing("torch.compile needs a C++ compiler, and none is on the path")
    return naive_torch(p, inputs, torch.compile)


def jax_inputs(p, inputs):
    import jax.numpy as jnp

    x, y = batches(p, inputs)
    return jnp.asarray(x), jnp.asarray(y.astype(np.int32)), layers(p, inputs["theta"])


def naive_jax(p, inputs):
    import jax

    x, y, start = jax_inputs(p, inputs)
    start = [jax.numpy.asarray(a) for a in start]
    step = jax_step(p)

    @jax.jit
    def iterate(start, x, y, n):
        def one(k, state):
            i = n - 1 - k
            return step(state, (x[i], y[i]))[0]

        return jax.lax.fori_loop(0, n, one, start)

    def run(wanted):
        return [np.asarray(iterate(start, x, y, n)[-1]) for n in wanted]

    return naive(p, run)


def live_jax(p, inputs):
    """Stage i applies T_i to all states n >= i: in blocks, those not live yet held back by h = 0."""
    import jax

    x, y, start = jax_inputs(p, inputs)
    block, most = 4, p["most"]
    gradient = jax.grad(jax_loss(p))
    h = p["h"]

    def step(states, x, y, live):
        def one(state, on):
            return [a - h * on * g for a, g in zip(state, gradient(state, x, y))]

        return jax.vmap(one)(states, live)

    jitted = jax.jit(step, donate_argnums=0)
    beginnings = list(range(1, most + 1, block))

    def run(_=None):
        states = {}
        for i in range(most, 0, -1):
            for first in beginnings:
                ns = np.arange(first, first + block)
                if ns[-1] < i or first > most:
                    continue
                if first not in states:
                    states[first] = [
                        jax.numpy.broadcast_to(a, (block, *a.shape)).copy() for a in start
                    ]
                live = ((ns >= i) & (ns <= most)).astype(np.float32)
                states[first] = jitted(states[first], x[i - 1], y[i - 1], live)
        jax.block_until_ready(states)
        return np.concatenate([states[first][-1] for first in beginnings])[:most]

    return {"answer": run(), "run": run}
