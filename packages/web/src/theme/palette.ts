/** Colours of one theme. Every colour of the app comes from here; `tokens.css` carries the same values as custom properties. */
export interface Palette {
  readonly ink: string;
  /** Second ink, for units and captions; contrast with paper at least 4.5. */
  readonly muted: string;
  readonly paper: string;
  /** Surface of panels and menus, one step above paper. */
  readonly raised: string;
  readonly hairline: string;
  readonly accent: string;
  readonly danger: string;
  readonly warning: string;
}

export type ThemeName = "light" | "dark";

export const palettes: Readonly<Record<ThemeName, Palette>> = {
  light: {
    ink: "#1d2733",
    muted: "#5b6570",
    paper: "#fbfaf7",
    raised: "#ffffff",
    hairline: "#dcd9d2",
    accent: "#0f6e84",
    danger: "#a3372c",
    warning: "#8a5a12",
  },
  dark: {
    ink: "#e7e5df",
    muted: "#a2a8ad",
    paper: "#14191f",
    raised: "#1b222a",
    hairline: "#333c46",
    accent: "#5ab6ca",
    danger: "#e58a7e",
    warning: "#d9ab62",
  },
};
