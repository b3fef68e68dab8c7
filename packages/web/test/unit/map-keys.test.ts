import { describe, expect, it } from "vitest";
import { neighbourAhead } from "../../src/chart/use-map-keys.ts";

const place = (region: string, x: number, y: number) => ({ region, name: { en: region, zh: region }, at: [x, y] as const });
const places = [place("nw", 0, 1), place("ne", 1, 1), place("sw", 0, 0), place("se", 1.2, -0.1), place("far", 5, 0)];
const at = (region: string) => places.find((entry) => entry.region === region)!;

describe("neighbourAhead", () => {
  it("starts at the top left corner", () => {
    expect(neighbourAhead(places, null, [1, 0])?.region).toBe("nw");
  });

  it("goes to the nearest place ahead and stays where there is none", () => {
    expect(neighbourAhead(places, at("nw"), [1, 0])?.region).toBe("ne");
    expect(neighbourAhead(places, at("ne"), [0, -1])?.region).toBe("se");
    expect(neighbourAhead(places, at("se"), [-1, 0])?.region).toBe("sw");
    expect(neighbourAhead(places, at("se"), [1, 0])?.region).toBe("far");
    expect(neighbourAhead(places, at("nw"), [-1, 0])).toBeNull();
    expect(neighbourAhead(places, at("nw"), [0, 1])).toBeNull();
  });
});
