"""A camera in batches on any device: lens, sensor with a colour filter, interpolation, clean-up, file. Pictures are float [n, 3, rows, columns]."""

import math

import torch
from torch.nn import functional as f

from screen_scenes import FINE

LUMA = (0.299, 0.587, 0.114)


def column(values):
    return values[:, None, None, None]


def through_lens(light, blur, motion, direction):
    """Linear light at `FINE` samples a pixel to the light of whole pixels. `blur`: standard deviation of the lens, px;
    `motion`: length of a shake in `direction`, px."""
    rows, columns = light.shape[-2:]
    fy = torch.fft.fftfreq(rows, 1 / FINE, device=light.device)[None, :, None]
    fx = torch.fft.rfftfreq(columns, 1 / FINE, device=light.device)[None, None, :]
    blur, motion, direction = (x[:, None, None] for x in (blur, motion, direction))
    passed = torch.exp(-2 * math.pi**2 * blur**2 * (fx**2 + fy**2)) * torch.sinc(fx) * torch.sinc(fy)
    passed = passed * torch.sinc(motion * (fx * torch.cos(direction) + fy * torch.sin(direction)))
    seen = torch.fft.irfft2(torch.fft.rfft2(light) * passed[:, None], s=(rows, columns))
    return seen[..., FINE // 2 :: FINE, FINE // 2 :: FINE]


def blurred(picture, sigma):
    """Gaussian blur, `sigma` px of each picture."""
    rows, columns = picture.shape[-2:]
    fy = torch.fft.fftfreq(rows, device=picture.device)[None, :, None]
    fx = torch.fft.rfftfreq(columns, device=picture.device)[None, None, :]
    passed = torch.exp(-2 * math.pi**2 * sigma[:, None, None] ** 2 * (fx**2 + fy**2))
    return torch.fft.irfft2(torch.fft.rfft2(picture) * passed[:, None], s=(rows, columns))


def filter_masks(n, rows, columns, draw):
    """Which colour each pixel of a sensor sees, [n, 3, rows, columns]: red, green, green, blue from a random corner on."""
    y = torch.arange(rows, device=draw.device)[None, :, None] + draw.whole(2)[:, None, None]
    x = torch.arange(columns, device=draw.device)[None, None, :] + draw.whole(2)[:, None, None]
    red, blue = (y % 2 == 0) & (x % 2 == 0), (y % 2 == 1) & (x % 2 == 1)
    return torch.stack([red, ~(red | blue), blue], 1).float()


def neighbours(plane, kernel):
    kernel = torch.tensor(kernel, device=plane.device)[None, None]
    return f.conv2d(f.pad(plane, (kernel.shape[3] // 2,) * 4, "reflect"), kernel)


CROSS = [[0.0, 0.25, 0.0], [0.25, 1.0, 0.25], [0.0, 0.25, 0.0]]
SQUARE = [[0.25, 0.5, 0.25], [0.5, 1.0, 0.5], [0.25, 0.5, 0.25]]
FAR = [[0, 0, -0.25, 0, 0], [0, 0, 0, 0, 0], [-0.25, 0, 1.0, 0, -0.25], [0, 0, 0, 0, 0], [0, 0, -0.25, 0, 0]]


def interpolated(raw, masks, better):
    """The two colours that each pixel did not see: bilinear, or green corrected by the seen colour's own curvature
    (Malvar, He and Cutler 2004) and the others by their differences from it."""
    seen = raw * masks
    green = neighbours(seen[:, 1:2], CROSS)
    plain = torch.cat([neighbours(seen[:, :1], SQUARE), green, neighbours(seen[:, 2:], SQUARE)], 1)
    sharp = green + 0.5 * neighbours(raw.mul(masks).sum(1, keepdim=True), FAR) * (1 - masks[:, 1:2])
    apart = [sharp + neighbours((raw[:, c : c + 1] - sharp) * masks[:, c : c + 1], SQUARE) for c in (0, 2)]
    return torch.where(column(better), torch.cat([apart[0], sharp, apart[1]], 1), plain)


def to_luma(picture):
    r, g, b = picture.unbind(1)
    y = LUMA[0] * r + LUMA[1] * g + LUMA[2] * b
    return torch.stack([y, (b - y) / 1.772, (r - y) / 1.402], 1)


def to_colours(ycc):
    y, cb, cr = ycc.unbind(1)
    return torch.stack([y + 1.402 * cr, y - 0.344136 * cb - 0.714136 * cr, y + 1.772 * cb], 1)


QUANTA = torch.tensor(
    [
        [16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22, 29, 51, 87, 80, 62]
        + [18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99],
        [17, 18, 24, 47, 99, 99, 99, 99, 18, 21, 26, 66, 99, 99, 99, 99, 24, 26, 56, 99, 99, 99, 99, 99, 47, 66, 99, 99, 99, 99, 99, 99]
        + [99] * 32,
    ],
    dtype=torch.float32,
).view(2, 8, 8)
"""The tables of ITU-T T.81, annex K."""


def cosines(device):
    k = torch.arange(8, device=device, dtype=torch.float32)
    basis = torch.cos((2 * k[None] + 1) * k[:, None] * math.pi / 16) * 0.5
    basis[0] = math.sqrt(1 / 8)
    return basis


def coded(plane, table):
    """A plane [n, rows, columns] of 0 … 255 through JPEG's blocks, `table` [n, 8, 8]."""
    n, rows, columns = plane.shape
    basis = cosines(plane.device)
    blocks = (plane - 128).view(n, rows // 8, 8, columns // 8, 8).movedim(3, 2)
    parts = basis @ blocks @ basis.T
    kept = torch.round(parts / table[:, None, None]) * table[:, None, None]
    return (basis.T @ kept @ basis).movedim(2, 3).reshape(n, rows, columns) + 128


def as_jpeg(picture, quality, halved):
    """Bytes 0 … 255 through a JPEG file of `quality` 1 … 100; `halved`: colour at half the resolution. Sides: multiples of 16."""
    scale = torch.where(quality < 50, 5000 / quality, 200 - 2 * quality) / 100
    tables = (QUANTA.to(picture.device)[None] * scale[:, None, None, None]).round().clamp(1, 255)
    y, cb, cr = to_luma(picture).unbind(1)
    out = [coded(y, tables[:, 0])]
    for plane in (cb + 128, cr + 128):
        small = coded(f.avg_pool2d(plane[:, None], 2)[:, 0], tables[:, 1]) if bool(halved.any()) else None
        full = coded(plane, tables[:, 1]) if not bool(halved.all()) else None
        if small is not None:
            grown = f.interpolate(small[:, None], scale_factor=2, mode="bilinear")[:, 0]
            full = grown if full is None else torch.where(halved[:, None, None], grown, full)
        out.append(full - 128)
    return to_colours(torch.stack(out, 1)).round().clamp(0, 255)


def developed(light, draw, flat):
    """Light of whole pixels to bytes 0 … 255. `flat` [n]: from a scanner or a computer, which see every colour everywhere."""
    n, _, rows, columns = light.shape
    light = light * column(draw.between(0.45, 1.15))
    warm = draw.between(0.75, 1.3, 3)[:, :, None, None]
    noise = column(torch.where(flat, draw.between(0, 0.004), draw.logs(0.002, 0.016)))
    seen = (light * warm).clamp(0, 1)
    seen = (seen + noise * draw.normal(*seen.shape) * torch.sqrt(0.02 + seen)).clamp(0, 1) / warm
    coloured = interpolated(seen, filter_masks(n, rows, columns, draw), draw.chance(0.5))
    picture = torch.where(column(flat | draw.chance(0.08)), seen, coloured).clamp(1e-5, 1)
    picture = torch.where(picture < 0.0031308, 12.92 * picture, 1.055 * picture ** (1 / 2.4) - 0.055)
    picture = picture + column(draw.between(-0.15, 0.35)) * picture * (1 - picture) * (2 * picture - 1)
    return cleaned(picture, draw).mul(255).round().clamp(0, 255)


def cleaned(picture, draw):
    """What a phone does against noise and for sharpness."""
    ycc = to_luma(picture)
    colour = blurred(ycc[:, 1:], draw.between(0.4, 2) * draw.chance(0.4))
    luma = ycc[:, :1]
    soft = blurred(luma, draw.between(0.6, 1.4))
    detail = luma - soft
    least = column(draw.between(0, 0.025) * draw.chance(0.35))
    detail = torch.sign(detail) * (detail.abs() - least).clamp(min=0)
    luma = soft + detail * (1 + column(draw.between(0, 1.2) * draw.chance(0.7)))
    return to_colours(torch.cat([luma, colour], 1))
