import numpy

from exchange import floats, say, timed, write_sparse

import libpysal

points, reach = numpy.c_[floats("x"), floats("y")], floats("reach")[0]
weights, seconds = timed(lambda: libpysal.weights.DistanceBand.from_array(points, reach, silence_warnings=True))
write_sparse(weights.sparse)
say(seconds, libpysal)
