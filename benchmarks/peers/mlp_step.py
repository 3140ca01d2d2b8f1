"""SGD steps of an MLP by PyTorch, eager, one thread.

Reads a line of JSON {"widths", "rows", "h", "loss", "folder"}; the folder has theta.f32, the weights
(inputs x outputs) and biases layer by layer, x.f32 and y.f32. For each further line, a number of steps, it answers with
the CPU seconds that they took and the loss before the last of them.
"""

import json
import sys
import time

import numpy as np
import torch
import torch.nn.functional as F

torch.set_num_threads(1)
task = json.loads(sys.stdin.readline())
widths, rows, h, folder = task["widths"], task["rows"], task["h"], task["folder"]
theta = np.fromfile(folder + "/theta.f32", dtype=np.float32)
x = torch.from_numpy(np.fromfile(folder + "/x.f32", dtype=np.float32).reshape(rows, widths[0]))
y = torch.from_numpy(np.fromfile(folder + "/y.f32", dtype=np.float32))
classify = task["loss"] == "softmax cross-entropy"
y = y.long() if classify else y.reshape(rows, widths[-1])

parameters, at = [], 0
for inputs, outputs in zip(widths, widths[1:]):
    w = torch.from_numpy(theta[at : at + inputs * outputs].reshape(inputs, outputs).copy())
    at += inputs * outputs
    b = torch.from_numpy(theta[at : at + outputs].copy())
    at += outputs
    parameters += [w.requires_grad_(), b.requires_grad_()]


def step():
    z = x
    for l in range(0, len(parameters), 2):
        z = torch.addmm(parameters[l + 1], z, parameters[l])
        if l + 2 < len(parameters):
            z = F.relu_(z)
    loss = F.cross_entropy(z, y) if classify else 0.5 * ((z - y) ** 2).sum() / rows
    gradients = torch.autograd.grad(loss, parameters)
    with torch.no_grad():
        torch._foreach_add_(parameters, gradients, alpha=-h)
    return loss


print(json.dumps({"torch": torch.__version__}), flush=True)
for line in sys.stdin:
    begun = time.process_time()
    for _ in range(int(line)):
        loss = step()
    spent = time.process_time() - begun
    print(json.dumps({"seconds": spent, "loss": loss.item()}), flush=True)
