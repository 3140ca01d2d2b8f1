"""A step of SGD for ResNet-18 in its form for small images, with batch normalisation, float32."""

import numpy as np

STAGES = [64, 128, 256, 512]
EPSILON = 1e-5


def parameters(p, theta):
    """By name, as ours are: kernels [side, side, inputs, outputs]."""
    found, at = {}, 0
    for name, shape in p["shapes"].items():
        size = int(np.prod(shape))
        found[name] = theta[at : at + size].reshape(shape).copy()
        at += size
    return found


def network(on, t, x):
    """`on` has conv(x, kernel, stride), norm(x, scale, shift, name), relu and pool."""

    def unit(name, x, stride):
        y = on.conv(x, t[f"{name}/kernel"], stride)
        return on.norm(y, t[f"{name}/norm/scale"], t[f"{name}/norm/shift"], name)

    x = on.relu(unit("stem", x, 1))
    for s in range(4):
        for b in range(2):
            name = f"stage{s + 1}/block{b + 1}"
            stride = 2 if s > 0 and b == 0 else 1
            y = unit(f"{name}/conv2", on.relu(unit(f"{name}/conv1", x, stride)), 1)
            if f"{name}/shortcut/kernel" in t:
                x = unit(f"{name}/shortcut", x, stride)
            x = on.relu(x + y)
    return on.pool(x) @ t["scores/kernel"] + t["scores/bias"]


def eager(p, inputs):
    import torch
    import torch.nn.functional as F

    def place(a):
        a = torch.from_numpy(a)
        if a.ndim == 4:
            a = a.permute(3, 2, 0, 1).contiguous(memory_format=torch.channels_last)
        return a.requires_grad_()

    t = {name: place(a) for name, a in parameters(p, inputs["theta"]).items()}
    moments = {}

    class On:
        relu = staticmethod(F.relu)

        @staticmethod
        def conv(x, kernel, stride):
            return F.conv2d(x, kernel, stride=stride, padding=kernel.shape[-1] // 2)

        @staticmethod
        def norm(x, scale, shift, name):
            channels = x.shape[1]
            mean, variance = moments.setdefault(name, (torch.zeros(channels), torch.ones(channels)))
            return F.batch_norm(x, mean, variance, scale, shift, True, 0.1, EPSILON)

        @staticmethod
        def pool(x):
            return x.mean((2, 3))

    x = torch.from_numpy(inputs["x"].reshape(-1, 32, 32, 3)).permute(0, 3, 1, 2)
    x = x.contiguous(memory_format=torch.channels_last)
    y = torch.from_numpy(inputs["y"]).long()
    values = list(t.values())

    def step():
        loss = F.cross_entropy(network(On, t, x), y)
        gradients = torch.autograd.grad(loss, values)
        with torch.no_grad():
            torch._foreach_add_(values, gradients, alpha=-p["h"])
        return loss

    return {"answer": [step().item() for _ in range(p["steps"])], "run": step}


def jit(p, inputs):
    import jax
    import jax.numpy as jnp

    def forward(t, x):
        seen = {}

        class On:
            relu = staticmethod(jax.nn.relu)

            @staticmethod
            def conv(x, kernel, stride):
                pad = kernel.shape[0] // 2
                return jax.lax.conv_general_dilated(
                    x,
                    kernel,
                    (stride, stride),
                    [(pad, pad), (pad, pad)],
                    dimension_numbers=("NHWC", "HWIO", "NHWC"),
                )

            @staticmethod
            def norm(x, scale, shift, name):
                mean, variance = x.mean((0, 1, 2)), x.var((0, 1, 2))
                count = x.size // x.shape[-1]
                seen[name] = (mean, variance * (count / (count - 1)))
                return (x - mean) * (jax.lax.rsqrt(variance + EPSILON) * scale) + shift

            @staticmethod
            def pool(x):
                return x.mean((1, 2))

        return network(On, t, x), seen

    def loss_of(t, x, y):
        z, seen = forward(t, x)
        chosen = jnp.take_along_axis(z, y[:, None], axis=1)[:, 0]
        return (jax.nn.logsumexp(z, axis=1) - chosen).mean(), seen

    def step(state, x, y):
        t, moments = state
        (loss, seen), g = jax.value_and_grad(loss_of, has_aux=True)(t, x, y)
        t = {name: a - p["h"] * g[name] for name, a in t.items()}
        moments = jax.tree.map(lambda old, new: old + 0.1 * (new - old), moments, seen)
        return (t, moments), loss

    t = {name: jnp.asarray(a) for name, a in parameters(p, inputs["theta"]).items()}
    x = jnp.asarray(inputs["x"].reshape(-1, 32, 32, 3))
    y = jnp.asarray(inputs["y"].astype(np.int32))
    seen = jax.eval_shape(lambda t, x: forward(t, x)[1], t, x)
    state = (t, jax.tree.map(lambda a: jnp.zeros(a.shape), seen))
    jitted = jax.jit(step, donate_argnums=0)
    answer = []
    for _ in range(p["steps"]):
        state, loss = jitted(state, x, y)
        answer.append(float(loss))

    def run():
        nonlocal state
        state, loss = jitted(state, x, y)
        loss.block_until_ready()

    return {"answer": answer, "run": run}
