import { FONT_FAMILY } from "@jiju/figures";
import { palettes, type ThemeName } from "../theme/palette.ts";
import type { ChartHandle } from "./chart.tsx";
import { echarts } from "./engine.ts";

/** What an exported picture says around the charts. */
export interface PictureText {
  readonly title: string;
  readonly source: string;
}

const margin = 24;
const lineHeight = 22;
const headingRoom = 26;

interface Layout {
  readonly width: number;
  readonly height: number;
  readonly titleLines: readonly string[];
  readonly sourceLines: readonly string[];
  readonly charts: readonly {
    readonly handle: ChartHandle;
    /** Words over the chart; empty when it has none. */
    readonly heading: string;
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  }[];
}

/** The charts of a figure as one SVG document, with its sentence above and its source below. */
export function figureToSvg(handles: readonly ChartHandle[], text: PictureText, theme: ThemeName): string {
  const layout = layOut(handles, text);
  const colours = palettes[theme];
  const parts = layout.charts.map(({ handle, x, y, width, height }) => {
    const chart = echarts.init(null, null, { renderer: "svg", ssr: true, width, height });
    chart.setOption({ ...handle.option(), animation: false });
    const svg = chart.renderToSVGString();
    chart.dispose();
    return svg.replace(/^<svg /, `<svg x="${x}" y="${y}" `);
  });
  const line = (words: string, x: number, y: number, size: number, fill: string) =>
    `<text x="${x}" y="${y}" font-size="${size}" fill="${fill}">${escapeXml(words)}</text>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${layout.width}" height="${layout.height}" viewBox="0 0 ${layout.width} ${layout.height}" font-family="${FONT_FAMILY}">`,
    `<title>${escapeXml(text.title)}</title>`,
    `<rect width="100%" height="100%" fill="${colours.paper}"/>`,
    ...layout.charts.map(({ heading, x, y }) => (heading === "" ? "" : line(heading, x, y - 8, 14, colours.ink))),
    ...layout.titleLines.map((words, order) => line(words, margin, margin + 16 + order * lineHeight, 16, colours.ink)),
    ...parts,
    ...layout.sourceLines.map((words, order) =>
      line(words, margin, layout.height - margin - (layout.sourceLines.length - 1 - order) * 18, 12, colours.muted),
    ),
    "</svg>",
  ].join("\n");
}

/** The same picture as a PNG of twice the screen's size. */
export async function figureToPng(handles: readonly ChartHandle[], text: PictureText, theme: ThemeName): Promise<Blob> {
  const layout = layOut(handles, text);
  const colours = palettes[theme];
  const scale = 2;
  const canvas = document.createElement("canvas");
  canvas.width = layout.width * scale;
  canvas.height = layout.height * scale;
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("figureToPng: this browser has no canvas; download the SVG instead.");
  context.scale(scale, scale);
  context.fillStyle = colours.paper;
  context.fillRect(0, 0, layout.width, layout.height);
  context.textBaseline = "alphabetic";
  const write = (words: string, y: number, size: number, fill: string) => {
    context.font = `${size}px ${FONT_FAMILY}`;
    context.fillStyle = fill;
    context.fillText(words, margin, y);
  };
  layout.titleLines.forEach((words, order) => {
    write(words, margin + 16 + order * lineHeight, 16, colours.ink);
  });
  layout.sourceLines.forEach((words, order) => {
    write(words, layout.height - margin - (layout.sourceLines.length - 1 - order) * 18, 12, colours.muted);
  });
  for (const { handle, heading, x, y, width, height } of layout.charts) {
    if (heading !== "") {
      context.font = `14px ${FONT_FAMILY}`;
      context.fillStyle = colours.ink;
      context.fillText(heading, x, y - 8);
    }
    const place = document.createElement("div");
    const chart = echarts.init(place, null, { renderer: "canvas", width, height, devicePixelRatio: scale });
    chart.setOption({ ...handle.option(), animation: false });
    context.drawImage(chart.renderToCanvas({ pixelRatio: scale }), x, y, width, height);
    chart.dispose();
  }
  return new Promise((resolve, reject) =>
    canvas.toBlob(
      (blob) => (blob === null ? reject(new Error("figureToPng: the picture is too large.")) : resolve(blob)),
      "image/png",
    ),
  );
}

/** Charts at their places on the screen, the sentence above, the source below. */
function layOut(handles: readonly ChartHandle[], text: PictureText): Layout {
  const boxes = handles.map(({ element }) => element.getBoundingClientRect());
  const left = Math.min(...boxes.map((box) => box.left));
  const headings = handles.map(({ element }) => element.closest("figure")?.querySelector("figcaption")?.textContent ?? "");
  const top = Math.min(...boxes.map((box) => box.top)) - (headings.some((heading) => heading !== "") ? headingRoom : 0);
  const right = Math.max(...boxes.map((box) => box.right));
  const bottom = Math.max(...boxes.map((box) => box.bottom));
  const inner = Math.max(320, Math.round(right - left));
  const titleLines = wrap(text.title, inner, 16);
  const sourceLines = wrap(text.source, inner, 12);
  const head = margin + titleLines.length * lineHeight + 8;
  return {
    width: inner + 2 * margin,
    height: Math.round(head + (bottom - top) + 16 + sourceLines.length * 18 + margin),
    titleLines,
    sourceLines,
    charts: handles.map((handle, order) => {
      const box = boxes[order] as DOMRect;
      return {
        handle,
        heading: headings[order] ?? "",
        x: Math.round(margin + box.left - left),
        y: Math.round(head + box.top - top),
        width: Math.round(box.width),
        height: Math.round(box.height),
      };
    }),
  };
}

const closing = /^[\u3001\u3002\uff0c\uff1a\uff1b\uff01\uff1f\uff09\u201d\u300b]/;

/** Breaks a sentence into lines by estimated width: a Chinese character is as wide as its size, a Latin one about half. */
export function wrap(sentence: string, width: number, size: number): string[] {
  const lines: string[] = [];
  let current = "";
  let used = 0;
  const widthOf = (piece: string) => [...piece].reduce((sum, letter) => sum + (letter > "\u2e7f" ? size : size * 0.55), 0);
  for (const piece of sentence.match(/[\u2e80-\uffff]|[^\s\u2e80-\uffff]+\s*|\s+/gu) ?? []) {
    /* No line begins with closing punctuation: it hangs at the end of the one before. */
    if (used + widthOf(piece.trimEnd()) > width && current !== "" && !closing.test(piece)) {
      lines.push(current.trimEnd());
      current = "";
      used = 0;
    }
    current += piece;
    used += widthOf(piece);
  }
  if (current.trim() !== "") lines.push(current.trimEnd());
  return lines;
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
