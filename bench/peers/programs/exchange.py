"""Arrays from and to the folder that the comparison names, and the same way of timing as ours."""

import json
import os
import sys
import time
import warnings

warnings.simplefilter("ignore")

import numpy

folder = sys.argv[1]
ROUNDS, LEAST_SECONDS, MOST_SECONDS = 3, 1, 10


def floats(name):
    return numpy.fromfile(os.path.join(folder, name + ".f64"))


def integers(name):
    return numpy.fromfile(os.path.join(folder, name + ".i32"), dtype="int32")


def write_floats(name, values):
    numpy.asarray(values, dtype="float64").tofile(os.path.join(folder, name + ".f64"))


def write_links(offsets, neighbours):
    numpy.asarray(offsets, dtype="int32").tofile(os.path.join(folder, "found-offsets.i32"))
    numpy.asarray(neighbours, dtype="int32").tofile(os.path.join(folder, "found-neighbours.i32"))


def write_sparse(matrix):
    """Links of a scipy matrix, ascending within each row."""
    rows = matrix.tocsr()
    rows.sort_indices()
    write_links(rows.indptr, rows.indices)


def timed(run):
    """The answer, and the least processor time of the rounds."""
    begin = time.perf_counter()
    best, rounds, passed = float("inf"), 0, 0
    while passed < LEAST_SECONDS or (rounds < ROUNDS and passed < MOST_SECONDS):
        start = time.process_time()
        answer = run()
        best = min(best, time.process_time() - start)
        rounds, passed = rounds + 1, time.perf_counter() - begin
    return answer, best


def say(seconds, *modules):
    version = ", ".join(module.__name__ + " " + module.__version__ for module in modules)
    print(json.dumps({"seconds": seconds, "version": version}))
