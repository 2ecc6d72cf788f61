/** What the script of a method brings along. */
export interface ScriptBody {
  /** Names of the networks that learn: modules of the script, and tensors of the file. */
  readonly networks: readonly string[];
  /** What such a module is called in the script where it has another name. */
  readonly modules?: Readonly<Record<string, string>>;
  /** Whether it draws batches from TABLE. */
  readonly hasTable: boolean;
  /** Python of the random numbers, before everything that may use them. */
  readonly random: string;
  /** Python of the settings, after SEED and TABLE. */
  readonly constants: string;
  /** Python of everything else; the last defines `run_step(step)`, which returns the losses by name. */
  readonly parts: readonly string[];
}

/** What a script says of itself. */
export interface ScriptTitle {
  /** What is trained on what, in words. */
  readonly about: string;
  readonly link: string;
  readonly seed: number;
  /** Name of the file of tensors beside it. */
  readonly start: string;
  /** Steps after which the file holds what the run had. */
  readonly checks: readonly number[];
}

/** As text inside a docstring: nothing can end it. */
const quoted = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll('"""', "'''");

/** The whole script. */
export function framed({ networks, modules = {}, random, constants, parts }: ScriptBody, title: ScriptTitle): string {
  return `#!/usr/bin/env python3
"""${quoted(title.about)}

The run of Modescope with the settings
${quoted(title.link)}
from its first step on, in PyTorch: the same initial weights, the same batches and the same noise. After some steps it
prints by how much its weights differ from those of the run, which are in the file of tensors beside it.

    python3 THIS.py [--start FILE.safetensors] [--steps N] [--double]

Needs PyTorch and NumPy. --double computes in float64: what is left then is the rounding of the run itself.
"""

import argparse
import json
import math
import struct
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

SEED = ${title.seed}
CHECKS = (${title.checks.join(', ')},)  # steps after which the file holds the weights of the run

arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
arguments.add_argument("--start", default=str(Path(__file__).with_name(${JSON.stringify(title.start)})), help="file of tensors")
arguments.add_argument("--steps", type=int, default=CHECKS[-1], help="how many steps to run")
arguments.add_argument("--double", action="store_true", help="compute in float64")
arguments = arguments.parse_args()
torch.set_default_dtype(torch.float64 if arguments.double else torch.float32)


def read_safetensors(path):
    """Arrays by name: a u64 length, a header of JSON, then the numbers."""
    blob = Path(path).read_bytes()
    (length,) = struct.unpack("<Q", blob[:8])
    header = json.loads(blob[8 : 8 + length])
    header.pop("__metadata__", None)
    kinds = {"F32": "<f4", "U8": "u1"}
    arrays = {}
    for name, about in header.items():
        start, end = (8 + length + offset for offset in about["data_offsets"])
        arrays[name] = np.frombuffer(blob[start:end], kinds[about["dtype"]]).reshape(about["shape"])
    return arrays


FILE = read_safetensors(arguments.start)
${random}
${constants}

def load(network, name):
    """A network with the initial weights of the run."""
    start = {key[len(name) + 1 :]: tensor(value) for key, value in FILE.items() if key.startswith(f"{name}.layers.")}
    network.load_state_dict(start)
    return network
${parts.join('')}

NETWORKS = {${networks.map((name) => `"${name}": ${modules[name] ?? name}`).join(', ')}}  # those that learn


def compare(step):
    """Difference of each network from that of the run after this step: the length of the difference of all its weights,
    relative to the length of the weights. Returns the greatest, and the tensor in which most of it lies."""
    worst = {"difference": 0.0, "tensor": "-"}
    for name, network in NETWORKS.items():
        own = {key: weights.detach() for key, weights in network.named_parameters()}
        run = {key: tensor(FILE[f"after.{step}.{name}.{key}"]) for key in own}
        apart = {key: (own[key] - run[key]).square().sum().item() for key in own}
        difference = math.sqrt(sum(apart.values()) / max(1e-30, sum(weights.square().sum().item() for weights in run.values())))
        if not difference <= worst["difference"]:
            worst = {"difference": difference, "tensor": f"{name}.{max(apart, key=apart.get)}"}
    return worst


def main():
    for step in range(arguments.steps):
        losses = run_step(step)
        if step + 1 in CHECKS:
            worst = compare(step + 1)
            print(f"step {step + 1}: greatest relative difference {worst['difference']:.3g} (most in {worst['tensor']})")
        elif (step + 1) % 1000 == 0:
            print(f"step {step + 1}: " + ", ".join(f"{name} {value:.4g}" for name, value in losses.items()))


if __name__ == "__main__":
    main()
`;
}
