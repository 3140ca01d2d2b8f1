"""A peer: answers lines of JSON on standard input.

{"prepare": {"module", "variant", "parameters", "folder", "files", "by", "cores"}} makes
module.variant(parameters, inputs) ready, which returns a `Ready`; inputs are the arrays of the files
by name. {"run": n} runs it n times, and is answered by the seconds that took.
"""

import importlib
import json
import os
import sys
import time

# Libraries print what they like: answers have an output of their own.
answers = os.fdopen(os.dup(1), "w")
os.dup2(2, 1)
if hasattr(os, "RTLD_LAZY"):
    # PyTorch asks for CUDA's functions when it is loaded, and is there without them if they are
    # looked up only where they are called: see environment.ts.
    sys.setdlopenflags(os.RTLD_LAZY)

import numpy as np  # noqa: E402

kinds = {"f64": np.float64, "f32": np.float32, "i32": np.int32}


def prepared(task):
    begun = time.perf_counter()
    versions = {"Python": sys.version.split()[0], "NumPy": np.__version__}
    if task["by"] == "torch":
        import torch

        torch.set_num_threads(task["cores"])
        torch.set_num_interop_threads(1)
        versions["PyTorch"] = torch.__version__
    if task["by"] == "jax":
        import jax

        versions["JAX"] = jax.__version__
    inputs = {}
    for file in task["files"]:
        name, kind = file.split(".")
        inputs[name] = np.fromfile(os.path.join(task["folder"], file), dtype=kinds[kind])
    module = importlib.import_module(task["module"].replace("-", "_"))
    ready = getattr(module, task["variant"])(task["parameters"], inputs)
    answer = [float(x) for x in np.asarray(ready["answer"], dtype=np.float64).ravel()]
    hello = {"versions": versions, "answer": answer, "warmUp": time.perf_counter() - begun}
    for extra in ("notes", "share"):
        if extra in ready:
            hello[extra] = ready[extra]
    return ready["run"], hello


def timed(run, repeats):
    cpu, begun = time.process_time(), time.perf_counter()
    for _ in range(repeats):
        run()
    return {"wall": time.perf_counter() - begun, "cpu": time.process_time() - cpu}


def main():
    run = None
    for line in sys.stdin:
        message = json.loads(line)
        try:
            if "prepare" in message:
                run, answer = prepared(message["prepare"])
            else:
                answer = timed(run, message["run"])
        except ImportError as error:
            answer = {"missing": f"{error}"}
        except Exception as error:
            if type(error).__name__ == "Missing":
                answer = {"missing": f"{error}"}
            else:
                answer = {"error": f"{type(error).__name__}: {error}"[:2000]}
        print(json.dumps(answer), file=answers, flush=True)


main()
