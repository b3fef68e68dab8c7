import numpy
import scipy
from scipy.optimize import linprog
from scipy.sparse import eye, kron, vstack

from exchange import floats, say, timed, write_floats

supply, demand, costs = floats("supply"), floats("demand"), floats("costs")
n = len(supply)
sums = vstack([kron(eye(n), numpy.ones((1, n))), kron(numpy.ones((1, n)), eye(n))]).tocsr()
amounts = numpy.r_[supply, demand]
found, seconds = timed(lambda: linprog(costs, A_eq=sums, b_eq=amounts, method="highs"))
write_floats("cost", [found.fun])
say(seconds, scipy)
