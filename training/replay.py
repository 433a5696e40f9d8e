"""Rendering is slower than training on a GPU: rendered samples are kept for a while and drawn several times."""

import torch

DEVICE = "cuda" if torch.cuda.is_available() else "cpu"


class Replay:
    """The last `most` samples, each a tuple of tensors, on a device."""

    def __init__(self, most, device=DEVICE):
        self.most, self.device = most, device
        self.parts, self.count, self.next = None, 0, 0

    def add(self, *fresh):
        """Keeps the samples of a batch, a tensor [n, …] a part, in place of the oldest ones."""
        fresh = [part.to(self.device) for part in fresh]
        if self.parts is None:
            self.parts = [torch.zeros((self.most, *part.shape[1:]), dtype=part.dtype, device=self.device) for part in fresh]
        n = len(fresh[0])
        at = (self.next + torch.arange(n, device=self.device)) % self.most
        for kept, part in zip(self.parts, fresh):
            kept[at] = part
        self.next = (self.next + n) % self.most
        self.count = min(self.most, self.count + n)

    def draw(self, n):
        """`n` of the kept samples, with replacement."""
        at = torch.randint(self.count, (n,), device=self.device)
        return [part[at] for part in self.parts]
