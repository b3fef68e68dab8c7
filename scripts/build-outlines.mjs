/** Decodes the outlines of the provinces of China from the npm package echarts 4.9.0 into GeoJSON for the bundled example. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";

const require = createRequire(import.meta.url);
const packageFolder = dirname(require.resolve("echarts-legacy/package.json"));
const product = resolve(import.meta.dirname, "../packages/lab/dist/outlines/china-provinces.json");

/** Smallest ring kept, square degrees: about 25 km2, so that islets do not cost more bytes than their province. */
const SMALLEST_RING = 0.002;

/**
 * Decodes one ring: characters are pairs of zigzag-encoded differences of longitude and latitude in 1/1024 degree, from an offset.
 */
function decodeRing(text, [offsetX, offsetY], scale) {
  const ring = [];
  let x = offsetX;
  let y = offsetY;
  const difference = (code) => ((code - 64) >> 1) ^ -((code - 64) & 1);
  for (let k = 0; k < text.length; k += 2) {
    x += difference(text.charCodeAt(k));
    y += difference(text.charCodeAt(k + 1));
    ring.push([round(x / scale), round(y / scale)]);
  }
  const [first, last] = [ring[0], ring.at(-1)];
  if (first[0] !== last[0] || first[1] !== last[1]) ring.push([...first]);
  return ring;
}

const round = (degrees) => Math.round(degrees * 1e4) / 1e4;

/** Twice the signed area; positive when counter-clockwise. */
function doubleArea(ring) {
  let sum = 0;
  for (let k = 1; k < ring.length; k += 1) sum += ring[k - 1][0] * ring[k][1] - ring[k][0] * ring[k - 1][1];
  return sum;
}

const oriented = (ring, counterClockwise) => (doubleArea(ring) > 0 === counterClockwise ? ring : [...ring].reverse());

/** The polygons of a feature, outer rings counter-clockwise as GeoJSON wants them. */
function polygons(geometry, scale) {
  const encoded = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  const offsets = geometry.type === "Polygon" ? [geometry.encodeOffsets] : geometry.encodeOffsets;
  const all = encoded.map((rings, p) => rings.map((text, k) => oriented(decodeRing(text, offsets[p][k], scale), k === 0)));
  const largest = Math.max(...all.map((rings) => Math.abs(doubleArea(rings[0]))));
  return all.filter((rings) => Math.abs(doubleArea(rings[0])) / 2 >= Math.min(SMALLEST_RING, largest / 2));
}

/** The literal `points = [...]` of a module of the package that corrects the map. */
function correction(name) {
  const text = readFileSync(join(packageFolder, "lib/coord/geo/fix", name), "utf8");
  const literal = /points = (\[[\s\S]*?\]);/.exec(text);
  if (!literal) throw new Error(`build-outlines: ${name} of echarts has no points; the package is not version 4.9.0.`);
  return JSON.parse(literal[1]);
}

const NAMES_EN = {
  110000: "Beijing",
  120000: "Tianjin",
  130000: "Hebei",
  140000: "Shanxi",
  150000: "Inner Mongolia",
  210000: "Liaoning",
  220000: "Jilin",
  230000: "Heilongjiang",
  310000: "Shanghai",
  320000: "Jiangsu",
  330000: "Zhejiang",
  340000: "Anhui",
  350000: "Fujian",
  360000: "Jiangxi",
  370000: "Shandong",
  410000: "Henan",
  420000: "Hubei",
  430000: "Hunan",
  440000: "Guangdong",
  450000: "Guangxi",
  460000: "Hainan",
  500000: "Chongqing",
  510000: "Sichuan",
  520000: "Guizhou",
  530000: "Yunnan",
  540000: "Tibet",
  610000: "Shaanxi",
  620000: "Gansu",
  630000: "Qinghai",
  640000: "Ningxia",
  650000: "Xinjiang",
  710000: "Taiwan",
  810000: "Hong Kong",
  820000: "Macao",
};

const source = JSON.parse(readFileSync(join(packageFolder, "map/json/china.json"), "utf8"));
const scale = source.UTF8Scale ?? 1024;
const features = source.features.map((feature) => {
  const coordinates = polygons(feature.geometry, scale);
  if (feature.id === "710000") coordinates.push(...correction("diaoyuIsland.js").map((ring) => [oriented(ring, true)]));
  return {
    type: "Feature",
    properties: { region: feature.id, name: { en: NAMES_EN[feature.id], zh: feature.properties.name } },
    geometry: { type: "MultiPolygon", coordinates },
  };
});

// The inset of the South China Sea Islands is drawn in units of a frame of 64 by 93.1, anchored at 126 E, 25 N.
const inset = correction("nanhai.js").map((ring) => [
  oriented(
    ring.map(([x, y]) => [round(126 + x / 10.5), round(25 - (y * 0.75) / 10.5)]),
    true,
  ),
]);
features.push({
  type: "Feature",
  properties: { region: "south-china-sea-islands", name: { en: "South China Sea Islands", zh: "南海诸岛" }, inset: true },
  geometry: { type: "MultiPolygon", coordinates: inset },
});
features.sort((a, b) => (a.properties.region < b.properties.region ? -1 : 1));

mkdirSync(dirname(product), { recursive: true });
writeFileSync(product, JSON.stringify({ type: "FeatureCollection", schematic: true, features }));
