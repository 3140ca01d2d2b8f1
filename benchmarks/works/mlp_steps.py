"""SGD steps of an MLP, float32: PyTorch eager and compiled, JAX jitted.

theta holds layer by layer the weights (inputs x outputs) and biases, x and y all batches.
"""

import numpy as np

STEPS = 10


def layers(p, theta):
    arrays, at = [], 0
    for inputs, outputs in zip(p["widths"], p["widths"][1:]):
        for shape in ((inputs, outputs), (outputs,)):
            size = int(np.prod(shape))
            arrays.append(theta[at : at + size].reshape(shape).copy())
            at += size
    return arrays


def batches(p, inputs):
    n, rows = p["batches"], p["rows"]
    x = inputs["x"].reshape(n, rows, p["widths"][0])
    if p["loss"] == "squared error":
        return x, inputs["y"].reshape(n, rows, p["widths"][-1])
    return x, inputs["y"].reshape(n, rows).astype(np.int64)


def torch_loss(p):
    import torch
    import torch.nn.functional as F

    classify = p["loss"] != "squared error"

    def loss(parameters, x, y):
        z = x
        for l in range(0, len(parameters), 2):
            z = torch.addmm(parameters[l + 1], z, parameters[l])
            if l + 2 < len(parameters):
                z = F.relu(z)
        return F.cross_entropy(z, y) if classify else 0.5 * ((z - y) ** 2).sum() / len(x)

    return loss


def torch_side(p, inputs, wrap):
    import torch

    x, y = (torch.from_numpy(np.ascontiguousarray(a)) for a in batches(p, inputs))
    parameters = [torch.from_numpy(a).requires_grad_() for a in layers(p, inputs["theta"])]
    loss_of, h = wrap(torch_loss(p)), p["h"]
    pairs = list(zip(x, y))

    def step(k):
        loss = loss_of(parameters, *pairs[k % len(pairs)])
        gradients = torch.autograd.grad(loss, parameters)
        with torch.no_grad():
            torch._foreach_add_(parameters, gradients, alpha=-h)
        return loss

    start = [a.detach().clone() for a in parameters]
    answer = [step(k).item() for k in range(STEPS)]

    def run():
        with torch.no_grad():
            torch._foreach_copy_(parameters, start)
        for k in range(p["passes"] * len(pairs)):
            step(k)

    return {"answer": answer, "run": run}


def eager(p, inputs):
    return torch_side(p, inputs, lambda f: f)


class Missing(Exception):
    pass


def compiled(p, inputs):
    import shutil

    import torch

    if not any(map(shutil.which, ("g++", "c++", "clang++"))):
        raise Missing("torch.compile needs a C++ compiler, and none is on the path")
    return torch_side(p, inputs, torch.compile)


def jax_loss(p):
    import jax
    import jax.numpy as jnp

    classify = p["loss"] != "squared error"

    def loss(parameters, x, y):
        z = x
        for l in range(0, len(parameters), 2):
            z = z @ parameters[l] + parameters[l + 1]
            if l + 2 < len(parameters):
                z = jax.nn.relu(z)
        if classify:
            chosen = jnp.take_along_axis(z, y[:, None], axis=1)[:, 0]
            return (jax.nn.logsumexp(z, axis=1) - chosen).mean()
        return 0.5 * ((z - y) ** 2).sum() / len(x)

    return loss


def jax_step(p):
    import jax

    gradient = jax.value_and_grad(jax_loss(p))

    def step(parameters, batch):
        loss, gradients = gradient(parameters, *batch)
        return [a - p["h"] * g for a, g in zip(parameters, gradients)], loss

    return step


def jit(p, inputs):
    import jax

    x, y = batches(p, inputs)
    pairs = [(jax.numpy.asarray(a), jax.numpy.asarray(b.astype(np.int32) if b.dtype == np.int64 else b)) for a, b in zip(x, y)]
    start = [jax.numpy.asarray(a) for a in layers(p, inputs["theta"])]
    step = jax.jit(jax_step(p), donate_argnums=0)
    state, answer = [a.copy() for a in start], []
    for k in range(STEPS):
        state, loss = step(state, pairs[k % len(pairs)])
        answer.append(float(loss))

    def run():
        state = [a.copy() for a in start]  # steps take what they are given
        for _ in range(p["passes"]):
            for pair in pairs:
                state, _ = step(state, pair)
        jax.block_until_ready(state)

    return {"answer": answer, "run": run}


def scan(p, inputs):
    import jax

    x, y = batches(p, inputs)
    y = y.astype(np.int32) if y.dtype == np.int64 else y
    all_of = (jax.numpy.asarray(x), jax.numpy.asarray(y))
    start = [jax.numpy.asarray(a) for a in layers(p, inputs["theta"])]

    def steps(state, pairs):
        return jax.lax.scan(jax_step(p), state, pairs)

    several = jax.jit(steps, donate_argnums=0)
    _, losses = jax.jit(steps)(start, (all_of[0][:STEPS], all_of[1][:STEPS]))

    def run():
        state = [a.copy() for a in start]
        for _ in range(p["passes"]):
            state, _ = several(state, all_of)
        jax.block_until_ready(state)

    return {"answer": losses, "run": run}
