/** Python of the random numbers: bit for bit those of math/rng.ts and of the engines. */
export const RANDOM = `
# Random numbers. A draw is a pure function of seed, stream and counter (pcg4d of Jarzynski & Olano, JCGT 9(3), 2020), and
# every operation is rounded to float32: PyTorch sees the very bits that the run saw.


def f32(value):
    """A number as a setting of the run has it."""
    return float(np.float32(value))


def stream_of(name):
    """FNV-1a of a name."""
    hashed = 0x811C9DC5
    for sign in name.encode("ascii"):
        hashed = ((hashed ^ sign) * 0x01000193) & 0xFFFFFFFF
    return hashed


def mixed(a, b, c, d):
    a = a + b * d
    b = b + c * a
    c = c + a * b
    d = d + b * c
    return a, b, c, d


def random_words(stream, counter, count):
    """\`count\` random u32."""
    x = np.arange((count + 3) // 4, dtype=np.uint32)
    places = (x, np.full_like(x, counter), np.full_like(x, stream_of(stream)), np.full_like(x, SEED))
    words = mixed(*(np.uint32(1664525) * place + np.uint32(1013904223) for place in places))
    words = mixed(*(word ^ (word >> np.uint32(16)) for word in words))
    return np.stack(words, 1).reshape(-1)[:count]


def random_uniform(stream, counter, count):
    """\`count\` float32 in [0, 1)."""
    return (random_words(stream, counter, count) >> np.uint32(8)).astype(np.float32) / np.float32(16777216)


def log32(x):
    """Logarithm of positive float32 (Cephes' polynomial)."""
    word = x.view(np.int32)
    half = ((word & 0x007FFFFF) | 0x3F000000).view(np.float32)
    small = half < np.float32(0.7071067811865476)
    e = ((word >> 23) - np.where(small, 127, 126)).astype(np.float32)
    m = (half + np.where(small, half, np.float32(0))) - np.float32(1)
    z = m * m
    p = np.float32(7.0376836292e-2) * m + np.float32(-1.151461031e-1)
    for c in (1.167699874e-1, -1.2420140846e-1, 1.4249322787e-1, -1.6668057665e-1, 2.0000714765e-1, -2.4999993993e-1):
        p = p * m + np.float32(c)
    p = (p * m + np.float32(3.3333331174e-1)) * m * z
    p = p + e * np.float32(-2.1219444e-4) - z * np.float32(0.5)
    return (m + p) + e * np.float32(0.693359375)


def turn32(t):
    """Cosine and sine of t turns, 0 <= t < 1."""
    quarter = np.floor(t * np.float32(4) + np.float32(0.5))
    x = (t - quarter * np.float32(0.25)) * np.float32(2 * np.pi)
    z = x * x
    s = (np.float32(-1.9515295891e-4) * z + np.float32(8.3321608736e-3)) * z - np.float32(1.6666654611e-1)
    s = s * z * x + x
    k = (np.float32(2.443315711809948e-5) * z - np.float32(1.388731625493765e-3)) * z + np.float32(4.166664568298827e-2)
    k = k * z * z - z * np.float32(0.5) + np.float32(1)
    odd, q = (quarter % 2) == 1, quarter.astype(np.int32)
    cosine, sine = np.where(odd, s, k), np.where(odd, k, s)
    return np.where((q + 1) & 2, -cosine, cosine), np.where(q & 2, -sine, sine)


def random_normal(stream, counter, count):
    """\`count\` standard normal float32 (Box-Muller)."""
    u = random_uniform(stream, counter, 2 * ((count + 1) // 2))
    radius = np.sqrt(np.float32(-2) * log32(np.float32(1) - u[0::2]))
    cosine, sine = turn32(u[1::2])
    return np.stack([radius * cosine, radius * sine], 1).reshape(-1)[:count]


def tensor(values):
    return torch.tensor(values, dtype=torch.get_default_dtype())


class Draws:
    """The random numbers of one execution of a phase."""

    def __init__(self, phase, step, repeat):
        self.phase = phase
        self.counter = (step * 64 + repeat % 64 + (0 if repeat < 64 else 2**31)) % 2**32
        self.uses = {}

    def fresh(self, stream):
        """Name of a stream; its second use in a phase is called \`stream-2\`."""
        self.uses[stream] = self.uses.get(stream, 0) + 1
        return stream if self.uses[stream] == 1 else f"{stream}-{self.uses[stream]}"

    def uniform(self, stream, rows, columns):
        return tensor(random_uniform(f"{self.phase}/{stream}", self.counter, rows * columns).reshape(rows, columns))

    def normal(self, stream, rows, columns):
        return tensor(random_normal(f"{self.phase}/{stream}", self.counter, rows * columns).reshape(rows, columns))

    def integers(self, stream, count, below):
        return np.floor(random_words(f"{self.phase}/{stream}", self.counter, count) / 4294967296.0 * below).astype(np.int64)
`;
