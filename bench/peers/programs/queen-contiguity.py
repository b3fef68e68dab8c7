import shapely.geometry

from exchange import floats, integers, say, timed, write_sparse

import libpysal

coordinates, rings = floats("coordinates").reshape(-1, 2), integers("rings")
polygons = [shapely.geometry.Polygon(coordinates[a:b]) for a, b in zip(rings[:-1], rings[1:])]
weights, seconds = timed(lambda: libpysal.weights.Queen.from_iterable(polygons))
write_sparse(weights.sparse)
say(seconds, libpysal)
