"""Runs scripts of PyTorch one after the other in one process, in float32 and in float64, and prints a line of JSON for each.

    python3 runScripts.py FOLDER

PyTorch takes seconds to be imported, so it is imported once. Differences are those that the scripts tell, by step; "rounding" is how
far a script in float32 is from itself in float64, measured alike.
"""

import json
import math
import runpy
import sys
import time
from pathlib import Path

import torch

torch.set_num_threads(1)


def course(path, *options):
    """Differences from the run, and all weights, at each check of a script."""
    sys.argv = [str(path), *options]
    script = runpy.run_path(str(path), run_name="script")
    found = {}
    for step in range(script["CHECKS"][-1]):
        script["run_step"](step)
        if step + 1 in script["CHECKS"]:
            weights = {
                name: torch.cat([each.detach().double().flatten() for each in network.parameters()])
                for name, network in script["NETWORKS"].items()
            }
            found[step + 1] = (script["compare"](step + 1), weights)
    return found


def apart(one, other):
    return max((math.sqrt((one[name] - other[name]).square().sum() / other[name].square().sum()) for name in one), default=0.0)


for path in sorted(Path(sys.argv[1]).glob("*.py")):
    start = time.perf_counter()
    result = {"id": path.stem}
    try:
        single, double = course(path), course(path, "--double")
        result["differences"] = {step: told["difference"] for step, (told, _) in single.items()}
        result["rounding"] = {step: apart(single[step][1], double[step][1]) for step in single}
        result["most"] = list(single.values())[-1][0]["tensor"]
    except Exception as error:  # a script that fails is a result as well
        result["error"] = repr(error)
    result["seconds"] = round(time.perf_counter() - start, 2)
    print(json.dumps(result), flush=True)
