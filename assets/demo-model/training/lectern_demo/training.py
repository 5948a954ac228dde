"""What every step of training does besides its loss: it ends with its time, its rates rise and fall, it averages the
weights, says how far it is, and writes files in one step."""

import contextlib
import os
import time

import numpy as np
import torch


class Schedule:
    """Steps until a time is over.

    warm: steps until the full rate; decay: the share of the time in which the rate falls, to `least` of it;
    clock: seconds, of wall time or of the processor; start: when the time began, by that clock.
    """

    def __init__(self, minutes, warm, decay, least, clock=time.time, start=None):
        self.minutes, self.warm, self.decay, self.least, self.clock = minutes, warm, decay, least, clock
        self.start = clock() if start is None else start
        self.step, self.part = 0, 0.0

    def spent(self):
        """Minutes since the start."""
        return (self.clock() - self.start) / 60

    def __iter__(self):
        """Step numbers from 1 on."""
        while (part := self.spent() / self.minutes) < 1:
            self.part = part
            self.step += 1
            yield self.step

    def rate(self):
        """What the learning rates are multiplied by in this step, 0 to 1."""
        return min(1, self.step / self.warm) * min(1.0, max(self.least, (1 - self.part) / self.decay))

    @contextlib.contextmanager
    def stopped(self):
        """What is done meanwhile is not counted."""
        begun = self.clock()
        yield
        self.start += self.clock() - begun


class Every:
    """Says once in so many seconds of a schedule that something is due."""

    def __init__(self, schedule, seconds, at_once=False):
        self.schedule, self.minutes = schedule, seconds / 60
        self.last = -self.minutes if at_once else schedule.spent()

    def due(self):
        if self.schedule.spent() - self.last <= self.minutes:
            return False
        self.last = self.schedule.spent()
        return True


class Average:
    """A running mean of a module's weights."""

    def __init__(self, module):
        self.module = module
        self.state = {k: v.clone() for k, v in module.state_dict().items()}

    @torch.no_grad()
    def follow(self, share):
        """Takes over a share of what the weights are now."""
        for key, value in self.module.state_dict().items():
            self.state[key].lerp_(value, share)

    def follow_step(self, step, longest=0.995):
        """The same after every step: the mean of about all steps at first, later of the last 1 / (1 - longest)."""
        self.follow(1 - min(longest, step / (step + 10)))

    @contextlib.contextmanager
    def used(self):
        """The module has the mean's weights meanwhile. Gives its own."""
        own = {k: v.clone() for k, v in self.module.state_dict().items()}
        self.module.load_state_dict(self.state)
        yield own
        self.module.load_state_dict(own)


class Log:
    """Prints the means of the last figures, once in so many seconds."""

    def __init__(self, schedule, form, seconds=30, last=50):
        """form: a % format for all figures."""
        self.schedule, self.form, self.last, self.figures = schedule, form, last, []
        self.every = Every(schedule, seconds, at_once=True)

    def add(self, figures, pages, quiet=False):
        """pages: how many have been drawn."""
        self.figures.append(figures)
        if not quiet and self.every.due():
            print(f"{self.schedule.spent():6.1f} min step {self.schedule.step} pages {pages}",
                  self.form % tuple(np.mean(self.figures[-self.last:], 0)), flush=True)


def save(path, state):
    """Replaces a file only by a whole one."""
    torch.save(state, path + ".part")
    os.replace(path + ".part", path)
