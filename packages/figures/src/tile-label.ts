import { textWidth } from "./parts.ts";
import { TYPE_SCALE } from "./theme.ts";

const LINE = 15;
/** A name cut to fewer letters than this says nothing. */
const FEWEST_LETTERS = 3;

/** Room for text in a cell, pixels. */
export interface CellRoom {
  readonly width: number;
  readonly height: number;
}

/**
 * The lines of a tile: the name whole, else on two lines, else cut with a full stop; the value under it where there is room.
 *
 * @param name  of the place
 * @param value printed, or empty
 * @param room  inside the cell
 * @returns lines, none where not even a cut name fits
 */
export function tileLines(name: string, value: string, room: CellRoom): readonly string[] {
  const rows = Math.floor(room.height / LINE);
  if (rows < 1) return [];
  const fits = (text: string): boolean => textWidth(text) <= room.width;
  const valueLine = value !== "" && fits(value) && rows >= 2 ? [value] : [];
  if (fits(name) && !(name.length > 10 && name.includes(" ") && rows - valueLine.length >= 2)) return [name, ...valueLine];
  const halves = twoLines(name);
  if (halves.length === 2 && rows - valueLine.length >= 2 && halves.every(fits)) return [...halves, ...valueLine];
  if (fits(name)) return [name, ...valueLine];
  const cut = shortened(halves[0]!.length >= name.length ? name : halves.join(" "), room.width);
  return cut === "" ? valueLine : [cut, ...valueLine];
}

/** A name broken at the space nearest its middle; whole without one. */
function twoLines(name: string): readonly string[] {
  const spaces = [...name.matchAll(/ /g)].map((match) => match.index);
  if (spaces.length === 0) return [name];
  const middle = spaces.reduce((best, at) => (Math.abs(at - name.length / 2) < Math.abs(best - name.length / 2) ? at : best));
  return [name.slice(0, middle), name.slice(middle + 1)];
}

/** The beginning of a name that fits with a full stop; empty where too little would be left. */
function shortened(name: string, width: number): string {
  const letters = [...name];
  const wide = letters.some((letter) => textWidth(letter) >= TYPE_SCALE.small);
  for (let count = letters.length - 1; count >= (wide ? 1 : FEWEST_LETTERS); --count) {
    const text = `${letters.slice(0, count).join("").trimEnd()}${wide ? "" : "."}`;
    if (textWidth(text) <= width) return text;
  }
  return "";
}
