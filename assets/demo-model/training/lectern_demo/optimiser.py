"""Muon for matrices (orthogonalised momentum, Newton-Schulz of degree five) and AdamW for everything else."""

import torch


def _orthogonal(g, steps=5):
    x = g / (g.norm(dim=(-2, -1), keepdim=True) + 1e-7)
    tall = x.shape[-2] > x.shape[-1]
    x = x.mT if tall else x
    for _ in range(steps):
        a = x @ x.mT
        x = 3.4445 * x + (-4.7750 * a + 2.0315 * a @ a) @ x
    return x.mT if tall else x


class Muon(torch.optim.Optimizer):
    def __init__(self, parameters, lr=0.02, momentum=0.95, decay=0.01):
        super().__init__(parameters, dict(lr=lr, momentum=momentum, decay=decay))

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            shapes = {}
            for p in group["params"]:
                if p.grad is not None:
                    shapes.setdefault(p.shape, []).append(p)
            for shape, same in shapes.items():
                updates = []
                for p in same:
                    m = self.state[p].setdefault("momentum", torch.zeros_like(p))
                    m.lerp_(p.grad, 1 - group["momentum"])
                    updates.append(p.grad.lerp(m, group["momentum"]))
                turned = _orthogonal(torch.stack(updates)) * max(1, shape[0] / shape[1]) ** 0.5
                for p, u in zip(same, turned):
                    p.mul_(1 - group["lr"] * group["decay"]).sub_(u, alpha=group["lr"])


class Pair:
    """Both optimisers under one learning rate factor."""

    def __init__(self, module, matrices, lr_matrices, lr_others):
        ids = {id(p) for p in matrices}
        others = [p for p in module.parameters() if id(p) not in ids]
        self.muon = Muon(matrices, lr_matrices)
        self.adam = torch.optim.AdamW(others, lr_others, betas=(0.9, 0.98), weight_decay=0.01)
        self.rates = lr_matrices, lr_others
        self.parameters = [*matrices, *others]

    def step(self, factor):
        for optimiser, rate in zip((self.muon, self.adam), self.rates):
            for group in optimiser.param_groups:
                group["lr"] = rate * factor
        torch.nn.utils.clip_grad_norm_(self.parameters, 1.0)
        self.muon.step()
        self.adam.step()
        for p in self.parameters:
            p.grad = None

    def state_dict(self):
        return {"muon": self.muon.state_dict(), "adam": self.adam.state_dict()}

    def load_state_dict(self, state):
        self.muon.load_state_dict(state["muon"])
        self.adam.load_state_dict(state["adam"])
