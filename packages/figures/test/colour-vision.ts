/** Simulation of the three colour-vision deficiencies at full severity, on linear RGB. @see Machado, Oliveira and Fernandes (2009) */
export const DEFICIENCIES = {
  protanopia: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deuteranopia: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritanopia: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
} as const;

export type Vision = "normal" | keyof typeof DEFICIENCIES;
export const VISIONS: readonly Vision[] = ["normal", "protanopia", "deuteranopia", "tritanopia"];

const linear = (c: number) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);

function seen(colour: string, vision: Vision): [number, number, number] {
  const rgb = [1, 3, 5].map((k) => linear(Number.parseInt(colour.slice(k, k + 2), 16) / 255));
  if (vision === "normal") return rgb as [number, number, number];
  const m = DEFICIENCIES[vision];
  return [0, 1, 2].map((r) =>
    Math.min(1, Math.max(0, m[3 * r]! * rgb[0]! + m[3 * r + 1]! * rgb[1]! + m[3 * r + 2]! * rgb[2]!)),
  ) as [number, number, number];
}

/** CIE Lab (D65) of a colour as a person with this vision sees it. */
export function labOf(colour: string, vision: Vision): readonly [number, number, number] {
  const [r, g, b] = seen(colour, vision);
  const f = (t: number) => (t > 216 / 24389 ? Math.cbrt(t) : (t * 24389) / 27 / 116 + 16 / 116);
  const x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047);
  const y = f(0.2126 * r + 0.7152 * g + 0.0722 * b);
  const z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** Distance of two colours in Lab; about 2.3 is just noticeable, 10 is plain. */
export function difference(a: string, b: string, vision: Vision): number {
  const [p, q] = [labOf(a, vision), labOf(b, vision)];
  return Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}
