import esda
import libpysal
import numpy

from exchange import floats, integers, say, timed, write_floats

offsets, neighbours, values = integers("offsets"), integers("neighbours"), floats("values")
lists = {i: [int(j) for j in neighbours[offsets[i] : offsets[i + 1]]] for i in range(len(values))}
weights = libpysal.weights.W(lists, silence_warnings=True)
numpy.random.seed(1)
answer, seconds = timed(lambda: esda.Moran(values, weights, transformation="r", permutations=999))
write_floats("moran", [answer.I, answer.sim.mean(), answer.sim.std(ddof=1)])
say(seconds, esda)
