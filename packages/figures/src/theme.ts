import type { PathOutcome } from "./path-outcome.ts";

export type ThemeName = "light" | "dark";

/** Every colour a figure may use. Class colours are ordered from low to high. */
export interface Theme {
  readonly ink: string;
  /** Units, captions, axis labels. */
  readonly muted: string;
  readonly paper: string;
  /** Text on light and on dark fills; stronger than ink and paper, so that it reads on middle tones. */
  readonly onLight: string;
  readonly onDark: string;
  readonly hairline: string;
  readonly accent: string;
  /** Fill of places without data, under the hatching. */
  readonly missing: string;
  /** Lines of the hatching. */
  readonly hatch: string;
  /** Seven classes, light sand to deep teal (dark theme: dark to light). */
  readonly sequential: readonly string[];
  /** Seven classes around a neutral middle, brown to teal. */
  readonly diverging: readonly string[];
  /** Three classes of two quantities: nine colours, rows by the second quantity from low to high, columns by the first. */
  readonly bivariate: readonly string[];
  /** Up to six series, told apart in the three common colour-vision deficiencies. */
  readonly series: readonly string[];
  readonly path: Readonly<Record<PathOutcome, string>>;
  /** Three tints per path, by share of draws: 0.6 to 0.75, to 0.9, above. */
  readonly pathTint: Readonly<Record<PathOutcome, readonly [string, string, string]>>;
  readonly cluster: Readonly<Record<"high-high" | "low-low" | "high-low" | "low-high" | "not-significant", string>>;
}

/** Pixels. No other size appears in a figure. */
export const TYPE_SCALE = { small: 12, body: 14, lead: 16, title: 20, display: 28 } as const;

export const FONT_FAMILY =
  "'Noto Sans SC Variable', 'Noto Sans SC', 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif";

const channels = (colour: string): [number, number, number] => [
  Number.parseInt(colour.slice(1, 3), 16),
  Number.parseInt(colour.slice(3, 5), 16),
  Number.parseInt(colour.slice(5, 7), 16),
];

/** Mixes two colours. @param share of `colour`, 0 to 1; the rest is `ground` */
export function tint(colour: string, ground: string, share: number): string {
  const [a, b] = [channels(colour), channels(ground)];
  return `#${a
    .map((c, k) =>
      Math.round(c * share + b[k]! * (1 - share))
        .toString(16)
        .padStart(2, "0"),
    )
    .join("")}`;
}

/** Relative luminance of sRGB, 0 black to 1 white. @see WCAG 2.2 */
export function luminance(colour: string): number {
  const linear = channels(colour).map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * linear[0]! + 0.7152 * linear[1]! + 0.0722 * linear[2]!;
}

function tints(path: Theme["path"], paper: string): Theme["pathTint"] {
  const of = (colour: string) => [tint(colour, paper, 0.45), tint(colour, paper, 0.7), colour] as const;
  return {
    optimising: of(path.optimising),
    deepening: of(path.deepening),
    strengthening: of(path.strengthening),
    "not-transforming": of(path["not-transforming"]),
  };
}

const lightPaths = { optimising: "#c0742b", deepening: "#2a7f9e", strengthening: "#5b4a9c", "not-transforming": "#a9a59b" };
const darkPaths = { optimising: "#dd934c", deepening: "#5db6d3", strengthening: "#8b78d6", "not-transforming": "#716e68" };

export const themes: Readonly<Record<ThemeName, Theme>> = {
  light: {
    ink: "#1d2733",
    muted: "#5b6570",
    paper: "#fbfaf7",
    onLight: "#04070a",
    onDark: "#ffffff",
    hairline: "#dcd9d2",
    accent: "#0f6e84",
    missing: "#f2f0eb",
    hatch: "#c9c5bb",
    sequential: ["#f3ecdb", "#d3dac4", "#afcabb", "#84b3ad", "#57979b", "#2d7a86", "#0d586a"],
    diverging: ["#8a5220", "#b98350", "#dfc3a0", "#f6f2e9", "#abcdca", "#5a9da2", "#0f6e84"],
    bivariate: ["#f3ecdb", "#e2b27c", "#c0742b", "#a9d0d6", "#a59c8c", "#8f5a35", "#3f9ab6", "#3f6478", "#2b2440"],
    series: ["#0f6e84", "#d08a3e", "#4f3f92", "#874824", "#4e2535", "#a3a8ac"],
    path: lightPaths,
    pathTint: tints(lightPaths, "#fbfaf7"),
    cluster: {
      "high-high": "#0f6e84",
      "low-low": "#8a5220",
      "high-low": "#84b3ad",
      "low-high": "#dfc3a0",
      "not-significant": "#ebe8e1",
    },
  },
  dark: {
    ink: "#e7e5df",
    muted: "#a2a8ad",
    paper: "#14191f",
    onLight: "#04070a",
    onDark: "#ffffff",
    hairline: "#333c46",
    accent: "#5ab6ca",
    missing: "#1d242b",
    hatch: "#47515b",
    sequential: ["#232b31", "#29424a", "#305c64", "#3a767c", "#529193", "#7cb0aa", "#b5d3c6"],
    diverging: ["#e0a56a", "#a97642", "#64482f", "#262d34", "#2d5359", "#43888f", "#74c4cb"],
    bivariate: ["#262d33", "#70502f", "#cf8540", "#2b5560", "#77746a", "#d9ad7c", "#4fa9c4", "#9cc0c4", "#f0e6d2"],
    series: ["#5ab6ca", "#dd934c", "#8b78d6", "#efe7cf", "#8a6d1f", "#2e635f"],
    path: darkPaths,
    pathTint: tints(darkPaths, "#14191f"),
    cluster: {
      "high-high": "#5ab6ca",
      "low-low": "#c98a4b",
      "high-low": "#305c64",
      "low-high": "#64482f",
      "not-significant": "#262d34",
    },
  },
};

/** Colour of text on a fill: dark or light, whichever is easier to read. */
export function inkOn(ground: string, theme: Theme): string {
  const contrast = (a: number, b: number) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  const under = luminance(ground);
  return contrast(luminance(theme.onLight), under) >= contrast(luminance(theme.onDark), under) ? theme.onLight : theme.onDark;
}
