import numpy

from exchange import floats, say, timed, write_sparse

import libpysal

points = numpy.c_[floats("x"), floats("y")]
weights, seconds = timed(lambda: libpysal.weights.KNN.from_array(points, k=8))
write_sparse(weights.sparse)
say(seconds, libpysal)
