import esda
import libpysal

from exchange import floats, integers, say, timed, write_floats

offsets, neighbours, values = integers("offsets"), integers("neighbours"), floats("values")
lists = {i: [int(j) for j in neighbours[offsets[i] : offsets[i + 1]]] for i in range(len(values))}
weights = libpysal.weights.W(lists, silence_warnings=True)
weights.transform = "r"
esda.Moran_Local(values, weights, permutations=9, seed=1)
answer, seconds = timed(lambda: esda.Moran_Local(values, weights, permutations=999, seed=1, n_jobs=1))
# esda prints the smaller tail; twice that is two-sided. Its statistic is scaled by n - 1.
n = len(values)
write_floats("statistic", answer.Is * n / (n - 1))
write_floats("p", (2 * answer.p_sim).clip(max=1))
say(seconds, esda)
