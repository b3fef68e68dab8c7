import type { Geography } from "./geography.ts";

type Position = readonly [number, number];
interface Shape {
  readonly geometry: {
    readonly type: string;
    readonly coordinates: readonly (readonly Position[])[] | readonly (readonly (readonly Position[])[])[];
  } | null;
}

/**
 * Corners of the outlines that touch a window, ring after ring with a gap between, as one line of ECharts.
 *
 * @param xRange, yRange  the window in the coordinates of the outlines
 */
export function outlineCorners(
  geojson: Geography["geojson"],
  xRange: readonly [number, number],
  yRange: readonly [number, number],
): (readonly (number | string)[])[] {
  const rings = (geojson.features as readonly Shape[]).flatMap(({ geometry }) => {
    if (geometry?.type === "Polygon") return geometry.coordinates as readonly (readonly Position[])[];
    if (geometry?.type === "MultiPolygon") return (geometry.coordinates as readonly (readonly (readonly Position[])[])[]).flat();
    return [];
  });
  return rings.filter((ring) => touches(ring, xRange, yRange)).flatMap((ring) => [...ring.map(([x, y]) => [x, y]), ["-", "-"]]);
}

/** Whether the box of a ring meets the window. */
function touches(ring: readonly Position[], xRange: readonly [number, number], yRange: readonly [number, number]): boolean {
  const xs = ring.map(([x]) => x);
  const ys = ring.map(([, y]) => y);
  const over = (values: readonly number[], [low, high]: readonly [number, number]) =>
    values.some((value) => value >= low) && values.some((value) => value <= high);
  return over(xs, xRange) && over(ys, yRange);
}
