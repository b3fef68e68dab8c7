/**
 * A band between two lines as two stacked areas: the lower one unseen, the upper one their difference.
 *
 * @param id stack name, unique in the figure
 */
export function bandSeries(
  id: string,
  x: readonly number[],
  low: readonly number[],
  high: readonly number[],
  colour: string,
  opacity: number,
) {
  const shared = {
    type: "line",
    stack: id,
    stackStrategy: "all",
    symbol: "none",
    silent: true,
    lineStyle: { width: 0, color: colour },
  };
  return [
    { ...shared, data: x.map((at, k) => [at, low[k] ?? 0]), areaStyle: { opacity: 0, color: colour } },
    { ...shared, data: x.map((at, k) => [at, (high[k] ?? 0) - (low[k] ?? 0)]), areaStyle: { opacity, color: colour } },
  ];
}
