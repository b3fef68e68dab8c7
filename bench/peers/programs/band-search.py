import numpy
import scipy
from scipy.sparse import coo_matrix
from scipy.spatial import cKDTree

from exchange import floats, say, timed, write_sparse

points, reach = numpy.c_[floats("x"), floats("y")], floats("reach")[0]


def band():
    pairs = cKDTree(points).query_pairs(reach, output_type="ndarray")
    rows, columns = numpy.r_[pairs[:, 0], pairs[:, 1]], numpy.r_[pairs[:, 1], pairs[:, 0]]
    return coo_matrix((numpy.ones(len(rows)), (rows, columns)), shape=(len(points), len(points))).tocsr()


weights, seconds = timed(band)
write_sparse(weights)
say(seconds, scipy)
