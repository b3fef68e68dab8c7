"""Distances of all pairs counted in 4,096 bins, and the counts smoothed by a matrix of kernels, reflected at 0."""

import numpy
import scipy
from scipy.spatial.distance import pdist

from exchange import floats, say, timed, write_floats

points = numpy.c_[floats("x"), floats("y")]
settings = floats("settings")
members, simulations, steps = int(settings[0]), int(settings[1]), int(settings[3])
reach, bandwidth = settings[2], settings[4]
at = numpy.linspace(0, reach, steps)
edges = numpy.linspace(0, reach + 6 * bandwidth, 4097)
middle = (edges[1:] + edges[:-1]) / 2
shape = lambda d: numpy.exp(-0.5 * (d / bandwidth) ** 2) / (bandwidth * numpy.sqrt(2 * numpy.pi))
kernels = shape(at[:, None] - middle) + shape(at[:, None] + middle)


def curve(chosen):
    distances = pdist(points[chosen])
    return kernels @ numpy.histogram(distances, edges)[0] / len(distances)


def density():
    random = numpy.random.default_rng(1)
    draws = (random.choice(len(points), members, replace=False) for _ in range(simulations))
    return curve(numpy.arange(members)), numpy.array([curve(chosen) for chosen in draws])


(observed, simulated), seconds = timed(density)
write_floats("observed", observed)
write_floats("mean", simulated.mean(axis=0))
write_floats("deviation", simulated.std(axis=0, ddof=1))
say(seconds, numpy, scipy)
