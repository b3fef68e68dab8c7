import { type ThemeConfig, theme } from "antd";
import { palettes, type ThemeName } from "./palette.ts";

/** The component library in the app's own type scale and colours. */
export function antdTheme(name: ThemeName): ThemeConfig {
  const colours = palettes[name];
  return {
    algorithm: name === "dark" ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      colorPrimary: colours.accent,
      colorInfo: colours.accent,
      colorLink: colours.accent,
      colorError: colours.danger,
      colorWarning: colours.warning,
      colorText: colours.ink,
      colorTextSecondary: colours.muted,
      colorTextPlaceholder: colours.muted,
      colorBgBase: colours.raised,
      colorBgContainer: colours.raised,
      colorBgElevated: colours.raised,
      colorBgLayout: colours.paper,
      colorBorder: colours.hairline,
      colorBorderSecondary: colours.hairline,
      colorSplit: colours.hairline,
      fontFamily: "var(--font)",
      fontSize: 14,
      fontSizeSM: 12,
      fontSizeLG: 16,
      borderRadius: 4,
      lineHeight: 1.5,
      motionDurationFast: "0.1s",
      motionDurationMid: "0.15s",
      motionDurationSlow: "0.2s",
      boxShadowSecondary: "0 4px 16px rgb(0 0 0 / 12%)",
    },
    components: {
      Table: { cellPaddingBlockSM: 5, cellPaddingInlineSM: 8, headerBg: "transparent", headerSplitColor: "transparent" },
      Segmented: { trackBg: colours.hairline, itemSelectedBg: colours.raised },
    },
  };
}
