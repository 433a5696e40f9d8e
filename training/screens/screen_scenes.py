"""Light that falls into a camera held before a display, or before print: batches on any device.

Lengths are in photograph pixels, each of which `FINE` × `FINE` samples are taken of. A batch holds `photos` photographs with
`tiles` squares of each, n = photos · tiles; what belongs to a photograph is drawn once and repeated for its squares."""

import math

import torch

FINE = 4
STRIPE_ORDERS = ((0, 1, 2), (2, 1, 0), (0, 2, 1), (1, 0, 2), (1, 2, 0), (2, 0, 1))


class Draw:
    """Random numbers of `generator` for `count` photographs, each `times` in a row."""

    def __init__(self, generator, count, times=1):
        self.generator, self.count, self.times = generator, count, times
        self.device = generator.device

    def between(self, low, high, *shape):
        drawn = torch.rand(self.count, *shape, device=self.device, generator=self.generator)
        return (low + (high - low) * drawn).repeat_interleave(self.times, 0)

    def logs(self, low, high, *shape):
        return torch.exp(self.between(math.log(low), math.log(high), *shape))

    def chance(self, p, *shape):
        return self.between(0, 1, *shape) < p

    def whole(self, n, *shape):
        return self.between(0, n, *shape).long().clamp(max=n - 1)

    def normal(self, *shape):
        return torch.randn(*shape, device=self.device, generator=self.generator)


class View:
    """Where `tiles` squares of `side` px of each photograph lie on the plane before the camera."""

    def __init__(self, draw, tiles, side, flat):
        n, device = draw.count, draw.device
        half = draw.between(500, 1400, 1, 1)
        at = (2 * torch.rand(n, tiles, 2, device=device, generator=draw.generator) - 1) * half
        # Held upright more often than not; a sideways photograph is as likely as not.
        turn = draw.between(-0.25, 0.25) + (math.pi / 2) * draw.whole(4)
        turn = torch.where(draw.chance(0.15), draw.between(0, 2 * math.pi), turn)
        turn = torch.where(flat, torch.zeros_like(turn), turn)
        lean = draw.between(-0.16, 0.16, 2) / 1000 * (~flat)[:, None]
        narrow = 1 - draw.between(0, 0.12) * ~flat
        self.turn = turn
        self.phase = draw.between(0, 2, 2)
        fine = (torch.arange(side * FINE, device=device) + 0.5) / FINE - side / 2
        x = (at[..., 0, None, None] + fine[None, None, None, :]).expand(n, tiles, side * FINE, side * FINE)
        y = (at[..., 1, None, None] + fine[None, None, :, None]).expand(n, tiles, side * FINE, side * FINE)
        c, s = (f(turn)[:, None, None, None] for f in (torch.cos, torch.sin))
        w = 1 + lean[:, 0, None, None, None] * x + lean[:, 1, None, None, None] * y
        self.u = (c * x + s * y) / w
        self.v = (c * y - s * x) / w * narrow[:, None, None, None]


def wide(values):
    """A value of each photograph, to be used with [photos, tiles, rows, columns]."""
    return values[:, None, None, None]


def reflected(at, length):
    """Whole numbers into 0 … length − 1, there and back again."""
    at = torch.remainder(at, 2 * length)
    return torch.where(at < length, at, 2 * length - 1 - at)


def shown(bank, which, u, v):
    """Textures in linear light [k, rows, columns, 3] at places in their own pixels, bilinear: [n, tiles, 3, rows, columns]."""
    rows, columns = bank.shape[1:3]
    u0, v0 = torch.floor(u - 0.5), torch.floor(v - 0.5)
    fu, fv = (u - 0.5 - u0)[..., None], (v - 0.5 - v0)[..., None]
    xs = [reflected(u0.long() + k, columns) for k in (0, 1)]
    ys = [reflected(v0.long() + k, rows) for k in (0, 1)]
    index = which[:, None, None, None]
    corner = [[bank[index, y, x] for x in xs] for y in ys]
    upper = corner[0][0] * (1 - fu) + corner[0][1] * fu
    lower = corner[1][0] * (1 - fu) + corner[1][1] * fu
    return (upper * (1 - fv) + lower * fv).movedim(-1, 2)


def finer(light):
    """Twice the rows and columns, each value held."""
    return light.repeat_interleave(2, -1).repeat_interleave(2, -2)


def layouts(draw):
    """Lamps of each colour in a display's pixel: centre, half size [n, 3, 2 lamps, 2], brightness [n, 3, 2], period [n, 2], turn and shear [n]."""
    n = draw.count
    centre, half = torch.zeros(n, 3, 2, 2), torch.zeros(n, 3, 2, 2)
    gain, period = torch.tensor([1.0, 0.0]).repeat(n, 3, 1), torch.ones(n, 2)
    turn, shear = torch.zeros(n), torch.zeros(n)
    kind = draw.between(0, 1).tolist()
    order = draw.between(0, 1).tolist()
    across = draw.between(0.4, 0.97).tolist()
    down = draw.between(0.45, 0.97).tolist()
    other = draw.between(0.6, 1.4, 3).tolist()
    skew = draw.between(-0.35, 0.35).tolist()
    for i in range(n):
        if kind[i] < 0.62:
            # Stripes, most of them in the order red, green, blue or its mirror image; a few have a white one as well.
            white = kind[i] < 0.07
            parts = 4 if white else 3
            pick = STRIPE_ORDERS[int(order[i] / 0.8 * 2) if order[i] < 0.8 else 2 + int((order[i] - 0.8) / 0.2 * 4)]
            for place, colour in enumerate(pick):
                centre[i, colour, 0] = torch.tensor([(place + 0.5) / parts, 0.5])
                half[i, colour, 0] = torch.tensor([across[i] / parts / 2, down[i] / 2])
                if white:
                    centre[i, colour, 1] = torch.tensor([(parts - 0.5) / parts, 0.5])
                    half[i, colour, 1] = half[i, colour, 0]
                    gain[i, colour, 1] = 1
            if 0.4 < kind[i]:
                shear[i] = skew[i]
        elif kind[i] < 0.9:
            # Green in each pixel, red and blue in every other one; rectangles or diamonds.
            period[i] = 2
            size = 0.2 + 0.25 * across[i]
            first = 0.25 if order[i] < 0.5 else 0.75
            for lamp in (0, 1):
                centre[i, 0, lamp] = torch.tensor([first + lamp, 0.5 + lamp])
                centre[i, 2, lamp] = torch.tensor([first + 1 - lamp, 0.5 + lamp])
                half[i, 0, lamp] = torch.tensor([size * other[i][0] / 2, size * other[i][1] / 2])
                half[i, 2, lamp] = torch.tensor([size * other[i][2] / 2, size * other[i][1] / 2])
                gain[i, (0, 2), lamp] = 1
            # All four greens of the two by two pixels lie on a grid of half the period, so the colour has a period of its own.
            centre[i, 1, 0] = torch.tensor([1 - first, 0.5 if order[i] * 2 % 1 < 0.5 else 0.0])
            half[i, 1, 0] = torch.tensor([0.8 * size / 2, 0.8 * size * other[i][0] / 2])
            if kind[i] > 0.74:
                turn[i] = math.pi / 4
        else:
            # Two colours above each other, the third beside them.
            a, b, c = STRIPE_ORDERS[int(order[i] * 6)]
            for colour, place, size in ((a, (0.27, 0.26), (0.2, 0.2)), (b, (0.27, 0.74), (0.2, 0.2)), (c, (0.75, 0.5), (0.2, 0.45))):
                centre[i, colour, 0] = torch.tensor(place)
                half[i, colour, 0] = torch.tensor(size) * across[i]
    return [part.to(draw.device) for part in (centre, half, gain, period, turn, shear)]


def lamps_at(x, y, centre, half, gain, period, turn, shear, foot):
    """Light of one colour's two lamps over a display's pixels, [n, tiles, rows, columns]: its mean over a period is 1."""
    c, s = wide(torch.cos(turn)), wide(torch.sin(turn))
    area = (4 * half.prod(-1) * gain).sum(-1) / period.prod(-1)
    total = torch.zeros_like(x)
    for lamp in (0, 1) if bool((gain[:, 1] > 0).any()) else (0,):
        dx = torch.remainder(x - wide(centre[:, lamp, 0] - period[:, 0] / 2), wide(period[:, 0])) - wide(period[:, 0] / 2)
        dy = torch.remainder(y - wide(centre[:, lamp, 1] - period[:, 1] / 2), wide(period[:, 1])) - wide(period[:, 1] / 2)
        dx = dx + wide(shear) * dy.abs()
        along, over = (c * dx + s * dy).abs(), (c * dy - s * dx).abs()
        # A lamp's edge within a sample lights a part of it.
        cover = ((wide(half[:, lamp, 0]) - along) / foot + 0.5).clamp(0, 1) * ((wide(half[:, lamp, 1]) - over) / foot + 0.5).clamp(0, 1)
        total = total + wide(gain[:, lamp]) * cover
    return total / wide(area)


def displayed(draw, view, bank, which, pitch):
    """A display's light [n, tiles, 3, rows, columns]: its pixels of `pitch` photograph pixels show a texture."""
    u, v = view.u / wide(pitch) + wide(view.phase[:, 0]), view.v / wide(pitch) + wide(view.phase[:, 1])
    upright = draw.chance(0.8)
    scale = wide(draw.logs(0.5, 1.7))
    offset = draw.between(0, 512, 2)
    coarse_u, coarse_v = u[..., ::2, ::2], v[..., ::2, ::2]
    place_u = (torch.floor(coarse_u) + 0.5) * scale + wide(offset[:, 0])
    place_v = (torch.floor(coarse_v) + 0.5) * scale + wide(offset[:, 1])
    light = finer(shown(bank, which, place_u, place_v))
    # The stripes of a display on its side run across.
    x, y = torch.where(wide(upright), u, v), torch.where(wide(upright), v, u)
    centre, half, gain, period, turn, shear = layouts(draw)
    foot = wide(1 / (FINE * pitch))
    out = torch.empty_like(light)
    for colour in range(3):
        own = torch.ones_like(period) if colour == 1 else period
        lamps = lamps_at(x, y, centre[:, colour], half[:, colour], gain[:, colour], own, turn, shear, foot)
        # What leaks through the dark parts of a pixel, against all of its light.
        leak = wide(draw.between(0, 0.12))
        out[:, :, colour] = light[:, :, colour] * (leak + (1 - leak) * lamps)
    black, room = draw.between(0.001, 0.02), draw.between(0, 0.05) * draw.chance(0.4)
    tint = draw.between(0.85, 1.15, 3)[:, None, :, None, None]
    return (out + black[:, None, None, None, None]) * tint + room[:, None, None, None, None]


def wave(u, v, angle, period):
    return torch.cos(2 * math.pi * (torch.cos(wide(angle)) * u + torch.sin(wide(angle)) * v) / wide(period))


def printed(draw, view, bank, which):
    """The light of a printed or woven surface [n, tiles, 3, rows, columns]: plain, in halftones, or with fine lines over it."""
    n = draw.count
    scale = wide(draw.logs(0.4, 1.2))
    offset = draw.between(0, 512, 2)
    u, v = view.u, view.v
    light = finer(shown(bank, which, u[..., ::2, ::2] * scale + wide(offset[:, 0]), v[..., ::2, ::2] * scale + wide(offset[:, 1])))
    kind = draw.between(0, 1)
    period = draw.logs(1.3, 14)
    angle = draw.between(0, math.pi)
    soft = wide(draw.between(1.2, 5))
    if bool((kind < 0.3).any()):
        # Halftone dots, of one ink or of several at angles of their own.
        one = kind < 0.12
        apart = draw.between(0.2, 0.6, 3) * torch.tensor([0.0, 1.0, 2.0], device=draw.device)
        apart = torch.where(draw.chance(0.15)[:, None], torch.zeros_like(apart), apart)
        grey = light.mean(2)
        for colour in range(3):
            a = angle + torch.where(one, torch.zeros_like(angle), apart[:, colour])
            dots = 0.5 + 0.25 * (wave(u, v, a, period) + wave(u, v, a + math.pi / 2, period))
            ink = torch.where(wide(one), grey, light[:, :, colour])
            dotted = (0.5 + soft * (ink.clamp(0.02, 0.98).pow(0.8) - dots)).clamp(0.03, 0.95)
            light[:, :, colour] = torch.where(wide(kind < 0.3), dotted, light[:, :, colour])
    if bool((kind >= 0.3).logical_and(kind < 0.6).any()):
        # Lines, straight or bent, in an ink of their own; a second family may cross them.
        bend = wide(draw.between(0, 3) * period * draw.chance(0.6))
        long = draw.logs(20, 400)
        bent = lambda a: wave(u + bend * wave(u, v, a + math.pi / 2, long), v, a, period)
        lines = (0.5 + soft * 0.7 * (bent(angle) - wide(draw.between(0, 0.9)))).clamp(0, 1)
        second = (0.5 + soft * 0.7 * (bent(angle + draw.between(0.3, 1.6)) - wide(draw.between(0, 0.9)))).clamp(0, 1)
        lines = torch.maximum(lines, second * wide(draw.chance(0.4)))
        ink = draw.between(0, 1, 3)
        strength = wide(draw.between(0.05, 0.95)) * wide((kind >= 0.3) & (kind < 0.6))
        for colour in range(3):
            light[:, :, colour] *= 1 - strength * (1 - wide(ink[:, colour])) * lines
    if bool((kind >= 0.6).logical_and(kind < 0.72).any()):
        # Threads over and under each other.
        over = 0.5 + 0.5 * wave(u, v, angle, 2 * period) * wave(u, v, angle + math.pi / 2, 2 * period)
        threads = 0.6 + 0.4 * over * (0.5 + 0.5 * wave(u, v, angle, period))
        threads = torch.where(wide((kind >= 0.6) & (kind < 0.72)), threads, torch.ones_like(threads))
        light = light * threads[:, :, None]
    rough = wide(draw.between(0, 0.06))
    grain = draw.normal(n, u.shape[1], u.shape[2] // 2, u.shape[3] // 2)
    return light * (1 + rough * finer(grain)).clamp(0, 2)[:, :, None]
