"""Makes the checkpoints beside it with real PyTorch (1.13.1, Debian's python3-torch): python3 make.py"""
import argparse
import collections
import torch

base = torch.arange(12, dtype=torch.float32).reshape(3, 4)
tagged = torch.tensor([5.0, 6.0])
tagged.tag = "a tensor with an attribute"
tensors = collections.OrderedDict(
    base=base,
    tied=base,
    row=base[1],
    transposed=base.t(),
    strided=base[:, 1::2],
    swapped=torch.arange(24, dtype=torch.int32).reshape(2, 3, 4).permute(2, 0, 1),
    expanded=torch.tensor([7.0]).expand(2, 3),
    half=torch.tensor([1.5, -2.0], dtype=torch.float16),
    brain=torch.tensor([1.5, -2.0], dtype=torch.bfloat16),
    double=torch.tensor([[0.1]], dtype=torch.float64),
    scalar=torch.tensor(3, dtype=torch.int64),
    byte=torch.tensor([1, 255], dtype=torch.uint8),
    flag=torch.tensor([True, False, True]),
    empty=torch.zeros(0, 3),
    parameter=torch.nn.Parameter(torch.tensor([8.0, 9.0])),
    tagged=tagged,
    complex=torch.tensor([1j]),
    note="not a tensor",
)
torch.save(tensors, "mixed.pt")
torch.save(dict(tensors), "protocol4.pt", pickle_protocol=4)

torch.manual_seed(1)
net = torch.nn.Sequential(torch.nn.Linear(2, 3), torch.nn.BatchNorm1d(3))
optimizer = torch.optim.Adam(net.parameters())
net(torch.randn(4, 2)).sum().backward()
optimizer.step()
torch.save(
    {
        "epoch": 2,
        "state_dict": net.state_dict(),
        "optimizer": optimizer.state_dict(),
        "settings": argparse.Namespace(rate=1e-3, big=2**70),
    },
    "nested.ckpt",
)
torch.save(net.state_dict(), "old.pth", _use_new_zipfile_serialization=False)
torch.save(net, "whole.pt")
