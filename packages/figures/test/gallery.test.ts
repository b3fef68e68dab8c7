import { describe, expect, it } from "vitest";
import {
  type FigureContext,
  type FigureDefinition,
  type FigureId,
  type FigureOption,
  figures,
  type Geography,
  renderFigureSvg,
  themes,
} from "../src/index.ts";
import { gallery } from "./gallery/index.ts";

const ids = Object.keys(figures) as FigureId[];
const width = 460;

/** Option and SVG of an example. */
function draw(id: FigureId, context: FigureContext): { option: FigureOption; svg: string } {
  const figure = figures[id] as FigureDefinition<unknown>;
  const data = gallery[id] as { geography?: Geography };
  const option = figure.build(data, context);
  const svg = renderFigureSvg(option, context.width, figure.height(data, context), {
    geographies: data.geography ? [data.geography] : [],
    idPrefix: id,
  });
  return { option, svg };
}

const rounded = (svg: string) =>
  svg.replace(/-?\d+\.\d+/g, (number) => String(Math.round(Number(number)))).replace(/></g, ">\n<");

function coloursOf(theme: (typeof themes)["light"]): Set<string> {
  const found = new Set<string>();
  const collect = (value: unknown): void => {
    if (typeof value === "string") found.add(value.toLowerCase());
    else if (value !== null && typeof value === "object") for (const part of Object.values(value)) collect(part);
  };
  collect(theme);
  return found;
}

const hex = (red: string, green: string, blue: string) =>
  `#${[red, green, blue].map((c) => Number(c).toString(16).padStart(2, "0")).join("")}`;
const three = (colour: string) =>
  /^#[0-9a-f]{3}$/.test(colour) ? `#${[...colour.slice(1)].map((c) => c + c).join("")}` : colour;

describe.each(ids)("figure %s", (id) => {
  it("has its id, a title in both languages and a positive height", () => {
    const figure = figures[id] as FigureDefinition<unknown>;
    expect(figure.id).toBe(id);
    expect(figure.title.en.length * figure.title.zh.length).toBeGreaterThan(0);
    for (const at of [320, 460, 900])
      expect(figure.height(gallery[id], { language: "zh", theme: "light", width: at })).toBeGreaterThan(100);
  });

  it("is plain data", () => {
    const { option } = draw(id, { language: "en", theme: "light", width });
    expect(JSON.parse(JSON.stringify(option))).toEqual(option);
  });

  it.each(["light", "dark"] as const)("uses no colour outside the %s palette", (theme) => {
    const allowed = coloursOf(themes[theme]);
    // shapes inside a clip path are cut lines, never painted
    const svg = draw(id, { language: "zh", theme, width }).svg.replace(/<clipPath[\s\S]*?<\/clipPath>/g, "");
    const used = [
      ...[...svg.matchAll(/#[0-9a-fA-F]{3,6}\b/g)].map((match) => three(match[0].toLowerCase())),
      ...[...svg.matchAll(/rgba?\((\d+),\s*(\d+),\s*(\d+)/g)].map((match) => hex(match[1]!, match[2]!, match[3]!)),
    ];
    for (const colour of used) expect(allowed, `${id} uses ${colour}`).toContain(colour);
  });

  it("names every visible value axis with its unit", () => {
    for (const language of ["zh", "en"] as const) {
      const { option } = draw(id, { language, theme: "light", width });
      for (const axis of [option.xAxis, option.yAxis].flat() as (
        | { type?: string; show?: boolean; name?: string }
        | undefined
      )[]) {
        if (axis?.type !== "value" || axis.show === false) continue;
        expect(axis.name).toMatch(/[（(].+[）)]/);
      }
    }
  });

  it("looks as reviewed", () => {
    expect(rounded(draw(id, { language: "zh", theme: "light", width }).svg)).toMatchSnapshot();
  });

  it("says the same in English", () => {
    const { svg } = draw(id, { language: "en", theme: "light", width });
    const words = [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map((match) => match[1]);
    expect(words).toMatchSnapshot();
    expect(words.join("")).not.toMatch(/[\u4e00-\u9fff]/);
  });

  it("gives the same bytes twice", () => {
    const context: FigureContext = { language: "zh", theme: "light", width };
    expect(draw(id, context).svg).toBe(draw(id, context).svg);
  });
});
