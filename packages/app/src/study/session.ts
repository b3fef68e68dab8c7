import {
  type Dataset,
  type DigitalLevel,
  digitalLevel,
  digitalLevelRelative,
  type IndexWeighting,
  type IndicatorScaling,
  InputError,
  type MeasureContext,
  measureContext,
  type NamedEntry,
  nearestEntries,
  type ProximityPanel,
  type ProximityPanelOptions,
  proximityPanel,
  requireColumn,
  type Text,
} from "@jiju/core";
import { type LoadedStudy, openStudy } from "@jiju/lab";
import type { Progress } from "@jiju/lab/contract";
import type { Availability } from "./availability.ts";
import { type StudyDistances, studyDistances } from "./distances.ts";
import { studyTradability, tradabilityOf } from "./tradability.ts";

/** Options of the digital level of a session. */
export interface SessionDigitalOptions {
  readonly scaling?: IndicatorScaling;
  readonly weighting?: IndexWeighting;
  readonly aggregation?: "linear" | "topsis";
  readonly weightCap?: number | undefined;
}

/** Half-distance in km by the size of the regions, when study.yaml gives none: the model book's "scale of decay". */
const halfDistanceByScale = { province: 200, city: 50, county: 20 } as const;

/**
 * An open study with what every room needs computed once: the years of the analysis, distances, digital level, proximity.
 *
 * All panels are cut to the analysis years: those of the main window that the activity column has.
 */
export class StudySession {
  readonly loaded: LoadedStudy;
  /** Calendar years of the analysis, ascending. */
  readonly years: readonly number[];
  readonly #yearIndex: readonly number[];
  readonly #known = new Map<string, unknown>();

  constructor(loaded: LoadedStudy) {
    this.loaded = loaded;
    const [first, last] = loaded.window;
    const activity = requireColumn(loaded.dataset, loaded.activity);
    const cells = loaded.dataset.regions.length * loaded.dataset.industries.length;
    const total = loaded.dataset.years.length;
    this.#yearIndex = loaded.dataset.years.flatMap((year, y) => {
      if (year < first || year > last) return [];
      for (let cell = 0; cell < cells; ++cell) if (!Number.isNaN(activity.values[cell * total + y]!)) return [y];
      return [];
    });
    this.years = this.#yearIndex.map((y) => loaded.dataset.years[y]!);
  }

  get folder(): string {
    return this.loaded.folder;
  }
  get hash(): string {
    return this.loaded.hash;
  }
  get regions(): LoadedStudy["dataset"]["regions"] {
    return this.loaded.dataset.regions;
  }
  get industries(): LoadedStudy["dataset"]["industries"] {
    return this.loaded.dataset.industries;
  }

  /** Computes once per session and key. */
  once<T>(key: string, compute: () => T): T {
    if (!this.#known.has(key)) this.#known.set(key, compute());
    return this.#known.get(key) as T;
  }

  /** Position of a calendar year in the analysis; the last when left out. @throws InputError `unknown-year` */
  yearAt(year: number | undefined, fallback = this.years.length - 1): number {
    if (year === undefined) return fallback;
    const at = this.years.indexOf(year);
    if (at < 0)
      throw new InputError("unknown-year", `The analysis has no year ${year}; it has ${this.years.join(", ")}.`, {
        year,
        years: this.years,
      });
    return at;
  }

  /** Position of a region. @throws InputError `unknown-region` */
  regionAt(id: string): number {
    return position(this.regions, id, "region");
  }

  /** Position of an industry. @throws InputError `unknown-industry` */
  industryAt(id: string): number {
    return position(this.industries, id, "industry");
  }

  /** A region x industry x year column over the analysis years, [R x S x Y]. */
  cube(column: string): Float64Array {
    return this.once(`cube ${column}`, () => this.#cut(column, this.regions.length * this.industries.length));
  }

  /** A region x year column over the analysis years, [R x Y]. */
  panel(column: string): Float64Array {
    return this.once(`panel ${column}`, () => this.#cut(column, this.regions.length));
  }

  /** The main dataset cut to the analysis years, as the table of measures takes it. */
  analysis(): Dataset {
    return this.once("analysis", () => {
      const { dataset } = this.loaded;
      const columns = Object.fromEntries(
        Object.values(dataset.columns).map((column) => {
          if (!column.dimensions.includes("year")) return [column.id, column];
          const rows = column.values.length / dataset.years.length;
          const { absence, ...rest } = column;
          return [column.id, { ...rest, values: this.#cut(column.id, rows) }];
        }),
      );
      return { ...dataset, years: this.years, columns };
    });
  }

  /** What the table of measures works on. */
  measures(): MeasureContext {
    return this.once("measures", () => {
      const analysis = this.analysis();
      const tradability = tradabilityOf(analysis.industries);
      const industries = analysis.industries.map((industry, s) => ({ ...industry, tradability: tradability[s]! }));
      return measureContext(
        { ...analysis, industries },
        {
          activity: this.loaded.activity,
          population: this.loaded.config.population,
          indicators: this.loaded.digital.map(({ column, direction }) => ({
            column,
            direction: direction === "more" ? ("more-is-better" as const) : ("less-is-better" as const),
          })),
          digitalLevelOptions: { ...engineDigital, missing: "reweight" },
          distances: this.distances().value?.km,
          halfDistanceKm: this.halfDistanceKm(),
        },
      );
    });
  }

  /** Activity L, [R x S x Y], NaN where absent. */
  activity(): Float64Array {
    return this.cube(this.loaded.activity);
  }

  #cut(id: string, rows: number): Float64Array {
    const column = requireColumn(this.loaded.dataset, id);
    const total = this.loaded.dataset.years.length;
    if (column.values.length !== rows * total) {
      throw new InputError(
        "shape-mismatch",
        `The column ${id} is keyed by ${column.dimensions.join(", ")}; another key was needed here.`,
        { column: id },
      );
    }
    const out = new Float64Array(rows * this.years.length);
    for (let row = 0; row < rows; ++row) {
      this.#yearIndex.forEach((y, at) => {
        out[row * this.years.length + at] = column.values[row * total + y]!;
      });
    }
    return out;
  }

  /** Distances between regions, or what is missing. */
  distances(): Availability<StudyDistances> {
    return this.once("distances", () => studyDistances(this.loaded));
  }

  /** Half-distance of physical interaction, km: study.yaml's, else by the size of the regions. */
  halfDistanceKm(): number {
    const given = this.loaded.config.parameters?.["half-distance"];
    return typeof given === "number" ? given : halfDistanceByScale[this.loaded.config.scale ?? "province"];
  }

  /** c, the share of the distance effect that a network removes: study.yaml's, else 0.65 (Lendle et al.). */
  distanceRelief(): number {
    const given = this.loaded.config.parameters?.["distance-relief"];
    return typeof given === "number" ? given : 0.65;
  }

  /** m_s, [S], or which industries lack one. */
  tradability(): Availability<Float64Array> {
    return this.once("tradability", () => studyTradability(this.industries));
  }

  /** Digital level over the analysis years, or what is missing. */
  digital(options: SessionDigitalOptions = {}): Availability<DigitalLevel> {
    return this.once(`digital ${JSON.stringify(options)}`, () => {
      const indicators = this.loaded.digital;
      if (indicators.length === 0) {
        return {
          missing: [
            {
              en: "digital indicators (digital.indicators in study.yaml and an indicators table)",
              zh: "数字化指标（study.yaml 的 digital.indicators 及对应指标表）",
            },
          ],
        };
      }
      return {
        value: digitalLevel(
          indicators.map((indicator) => ({
            id: indicator.column,
            values: this.panel(indicator.column),
            direction: indicator.direction === "more" ? "more-is-better" : "less-is-better",
          })),
          this.regions.length,
          this.years.length,
          { ...options, missing: "reweight", regionIds: this.regions.map((region) => region.id) },
        ),
      };
    });
  }

  /** Digital level relative to the unweighted mean of the first year, [R x Y]. */
  digitalRelative(options: SessionDigitalOptions = {}): Availability<Float64Array> {
    const level = this.digital(options);
    return level.value
      ? { value: this.once(`relative ${JSON.stringify(options)}`, () => digitalLevelRelative(level.value)) }
      : level;
  }

  /** Proximity panel of the whole study: with virtual parts where there is a digital level, physical ones alone otherwise. */
  proximity(
    options: Partial<ProximityPanelOptions> & {
      readonly tradability?: Float64Array;
      readonly digital?: SessionDigitalOptions;
    } = {},
  ): Availability<ProximityPanel> {
    const distances = this.distances();
    if (!distances.value) return distances;
    const { tradability: given, digital: digitalOptions, ...kernel } = options;
    const level = this.digital(digitalOptions ?? engineDigital);
    const tradability = given ? { value: given } : this.tradability();
    const virtual = level.value !== undefined && tradability.value !== undefined;
    const compute = (): ProximityPanel =>
      proximityPanel(
        {
          regions: this.regions.length,
          industries: this.industries.length,
          years: this.years.length,
          activity: this.activity(),
          distances: distances.value.km,
          ...(virtual ? { digitalLevel: level.value!.level, tradability: tradability.value! } : {}),
        },
        { halfDistanceKm: this.halfDistanceKm(), distanceRelief: this.distanceRelief(), missing: "each-year", ...kernel },
      );
    const plain = Object.values(options).every((value) => typeof value !== "object" || value === digitalOptions);
    return { value: plain ? this.once(`proximity ${JSON.stringify(options)}`, compute) : compute() };
  }

  /** What the virtual measures lack; empty when they can be computed. */
  virtualMissing(): readonly Text[] {
    return [...(this.distances().missing ?? []), ...(this.digital().missing ?? []), ...(this.tradability().missing ?? [])];
  }
}

/** The digital level as the engines read it: no indicator above 35 % of the weight. */
export const engineDigital: SessionDigitalOptions = { weightCap: 0.35 };

/** Opens a study and prepares its session. @throws InputError `study-has-errors` with the list, `no-study-yaml` */
export async function openSession(folder: string, progress: (progress: Progress) => void = () => {}): Promise<StudySession> {
  progress({ phase: "read", done: 0, total: 1 });
  const loaded = await openStudy(folder);
  progress({ phase: "read", done: 1, total: 1 });
  return new StudySession(loaded);
}

function position(entries: readonly NamedEntry[], id: string, noun: string): number {
  const at = entries.findIndex((entry) => entry.id === id || entry.name.zh === id || entry.name.en === id);
  if (at < 0) {
    const near = nearestEntries(id, entries);
    throw new InputError(
      `unknown-${noun}`,
      `The study has no ${noun} "${id}"; the nearest of its ${entries.length}: ${near.join(", ")}. jiju call study.describe lists them.`,
      { id, near },
    );
  }
  return at;
}
