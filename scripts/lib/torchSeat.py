"""The steps of the benchmark in PyTorch: a seat (src/worker/bench/protocol.ts) that speaks JSON lines.

One step is one critic update and one generator update, the way PyTorch's documentation teaches it: modules, a fresh batch
gathered from resident data, fresh noise, Adam (foreach where there is one), the loss never read back. Measured on one thread
and on two, and the better of the two counts.
"""

import json
import re
import sys
import time

import torch
from torch import nn
from torch.nn import functional as F

RESIDENT_POINTS, RESIDENT_DIGITS = 65_536, 8_000
PIXELS, SIDE, DIGIT_LATENT, PLANE_LATENT = 784, 28, 64, 2


def perceptron(*sizes):
    layers = []
    for inputs, outputs in zip(sizes, sizes[1:]):
        layers += [nn.Linear(inputs, outputs), nn.ReLU()]
    return nn.Sequential(*layers[:-1])


class MakingPictures(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.c = c
        self.first = nn.Linear(DIGIT_LATENT, SIDE // 4 * SIDE // 4 * 2 * c)
        self.second = nn.ConvTranspose2d(2 * c, c, 4, 2, 1)
        self.third = nn.ConvTranspose2d(c, 1, 4, 2, 1)

    def forward(self, z):
        start = torch.relu(self.first(z)).view(-1, 2 * self.c, SIDE // 4, SIDE // 4)
        return self.third(torch.relu(self.second(start))).flatten(1)


class SeeingPictures(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.first = nn.Conv2d(1, c, 4, 2, 1)
        self.second = nn.Conv2d(c, 2 * c, 4, 2, 1)
        self.third = nn.Linear(SIDE // 4 * SIDE // 4 * 2 * c, 1)

    def forward(self, x):
        half = torch.relu(self.first(x.view(-1, 1, SIDE, SIDE)))
        return self.third(torch.relu(self.second(half)).flatten(1))


def adam(network):
    kinds = [{"foreach": True}, {}]
    for more in kinds:
        try:
            return torch.optim.Adam(network.parameters(), lr=1e-3, betas=(0.5, 0.9), **more)
        except TypeError:
            continue
    raise RuntimeError("no Adam")


class Training:
    def __init__(self, case):
        named = re.fullmatch(r"(nsgan|wgan-gp|mnist-mlp|mnist-dcgan)-(\d+)x(\d+)", case)
        if not named:
            raise ValueError(f"no such case: {case}")
        kind, width, self.batch = named[1], int(named[2]), int(named[3])
        digits = kind.startswith("mnist")
        self.latent = DIGIT_LATENT if digits else PLANE_LATENT
        size = PIXELS if digits else 2
        self.data = torch.rand(RESIDENT_DIGITS if digits else RESIDENT_POINTS, size) * 2 - 1
        self.squashes, self.penalised = digits, kind == "wgan-gp"
        if kind == "mnist-dcgan":
            self.generator, self.critic = MakingPictures(width), SeeingPictures(width)
        else:
            self.generator = perceptron(self.latent, width, width, size)
            self.critic = perceptron(size, width, width, 1)
        self.of_generator, self.of_critic = adam(self.generator), adam(self.critic)

    def fake(self):
        made = self.generator(torch.randn(self.batch, self.latent))
        return torch.tanh(made) if self.squashes else made

    def critic_loss(self, real, fake):
        if not self.penalised:
            return F.softplus(-self.critic(real)).mean() + F.softplus(self.critic(fake)).mean()
        between = (fake + torch.rand(self.batch, 1) * (real - fake)).requires_grad_()
        (gradient,) = torch.autograd.grad(self.critic(between).sum(), between, create_graph=True)
        slope = (gradient.square().sum(1) + 1e-12).sqrt()
        return self.critic(fake).mean() - self.critic(real).mean() + 10 * (slope - 1).square().mean()

    def step(self):
        real = self.data[torch.randint(len(self.data), (self.batch,))]
        with torch.no_grad():
            fake = self.fake()
        loss = self.critic_loss(real, fake)
        self.of_critic.zero_grad(set_to_none=True)
        loss.backward()
        self.of_critic.step()
        # What the generator has no use for need not be computed.
        for parameter in self.critic.parameters():
            parameter.requires_grad_(False)
        score = self.critic(self.fake())
        loss = -score.mean() if self.penalised else F.softplus(-score).mean()
        self.of_generator.zero_grad(set_to_none=True)
        loss.backward()
        self.of_generator.step()
        for parameter in self.critic.parameters():
            parameter.requires_grad_(True)

    def timed(self, steps):
        start = time.perf_counter()
        for _ in range(steps):
            self.step()
        return (time.perf_counter() - start) * 1000 / steps

    def settle(self):
        """Warms up, and finds the better number of threads and the steps of a burst of some 20 ms."""
        self.timed(3)
        best = {}
        for threads in (1, 2, 1, 2):
            torch.set_num_threads(threads)
            ms = self.timed(3)
            best[threads] = min(best.get(threads, ms), self.timed(max(3, round(60 / ms))))
        self.threads = min(best, key=best.get)
        self.burst = max(1, round(20 / best[self.threads]))


def refuse_slow_products():
    """Debian's PyTorch multiplies with whatever BLAS there is; the reference one is some ten times slower than any other."""
    try:
        with open("/proc/self/maps", encoding="utf-8") as maps:
            libraries = maps.read()
    except OSError:
        return
    if "libblas" in libraries and not any(name in libraries for name in ("openblas", "mkl", "blis", "atlas")):
        raise RuntimeError("PyTorch has only the reference BLAS here (on Debian: apt-get install libopenblas0-pthread)")


class Seat:
    def __init__(self):
        self.loaded = {}

    def start(self, engine):
        refuse_slow_products()
        return {}

    def load(self, case, k):
        if k != 1:
            raise ValueError("one member only")
        start = time.perf_counter()
        training = self.loaded[case] = Training(case)
        took = (time.perf_counter() - start) * 1000
        training.settle()
        return {"loadMs": took}

    def measure(self, case, k, ms):
        training = self.loaded[case]
        torch.set_num_threads(training.threads)
        start, each = time.perf_counter(), []
        while not each or (time.perf_counter() - start) * 1000 < ms:
            each.append(training.timed(training.burst))
        seconds = time.perf_counter() - start
        return {"stepsPerSecond": len(each) * training.burst / seconds, "stepMs": each}


def main():
    seat = Seat()
    print(json.dumps({"ready": True}), flush=True)
    for line in sys.stdin:
        request = json.loads(line)
        try:
            value = getattr(seat, request["verb"])(*request["args"])
            print(json.dumps({"id": request["id"], "value": value}), flush=True)
        except Exception as error:
            print(json.dumps({"id": request["id"], "error": str(error)}), flush=True)


main()
