/** Line drawings of the navigation, 20 x 20, one stroke width. */
const drawings = {
  atlas: "M3 5.5 7.5 3.5 12.5 5.5 17 3.5V14.5L12.5 16.5 7.5 14.5 3 16.5ZM7.5 3.5V14.5M12.5 5.5V16.5",
  why: "M3 3V17H17M5 5C6 11 9 14 16 14.5M5.5 9.5 13 17",
  how: "M5 6.5A2 2 0 1 0 5 6.4M15 6.5A2 2 0 1 0 15 6.4M10 15.5A2 2 0 1 0 10 15.4M6.5 5.5H13.5M6 7.5 9.3 12.6M14 7.5 10.7 12.6",
  path: "M4 17V12C4 8 16 10 16 3M16 3 13.5 5.5M16 3 18 5.5M4 12C4 7 6 5 6 3M6 3 4 5.2M6 3 8.2 5",
  match: "M3 6H12M12 6 9.5 3.5M12 6 9.5 8.5M17 14H8M8 14 10.5 11.5M8 14 10.5 16.5M16 6H16.1M4 14H4.1",
  scenarios: "M3 5H17M3 10H17M3 15H17M7 3.5V6.5M13 8.5V11.5M6 13.5V16.5",
  data: "M3 4H17V16H3ZM3 8H17M3 12H17M8 4V16M12.5 4V16",
  report: "M5 2.5H12L15.5 6V17.5H5ZM12 2.5V6H15.5M7.5 10H13M7.5 13H13",
  play: "M6 4 15.5 10 6 16Z",
  pause: "M6.5 4V16M13.5 4V16",
  help: "M10 2.5A7.5 7.5 0 1 0 10 17.5 7.5 7.5 0 0 0 10 2.5ZM7.7 8A2.3 2.3 0 1 1 10 10.4V11.6M10 14V14.2",
  close: "M5 5 15 15M15 5 5 15",
  link: "M8.5 11.5 11.5 8.5M9 6 10.8 4.2A3.5 3.5 0 0 1 15.8 9.2L14 11M11 14 9.2 15.8A3.5 3.5 0 0 1 4.2 10.8L6 9",
  table: "M3 4.5H17V15.5H3ZM3 8.5H17M9 8.5V15.5",
  figure: "M3 3V17H17M6 13 9.5 8.5 12 11 16.5 5",
} as const;

export type IconName = keyof typeof drawings;

export interface IconProps {
  readonly name: IconName;
  /** Side in pixels, default 20. */
  readonly size?: number;
}

/** A decorative icon; the control that carries it has the words. */
export function Icon({ name, size = 20 }: IconProps) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill={name === "play" ? "currentColor" : "none"}
      stroke="currentColor"
      strokeWidth="1.4"
      strokeLinejoin="round"
      strokeLinecap="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={drawings[name]} />
    </svg>
  );
}
