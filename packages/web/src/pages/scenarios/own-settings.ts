import type { ScenarioInput } from "@jiju/lab/contract";

/** A lever setting of the reader's own scenario. */
export type OwnSetting = Exclude<ScenarioInput, string>["settings"][number];

/** Settings as one piece of the address: `instrument~value~regions~partners~industries`, ids joined by commas, settings by semicolons. */
export function writeSettings(settings: readonly OwnSetting[]): string {
  const ids = (list: readonly string[] | undefined) => (list ?? []).join(",");
  return settings
    .map(({ instrument, value, regions, partners, industries }) =>
      [instrument, String(Number(value.toFixed(4))), ids(regions), ids(partners), ids(industries)].join("~").replace(/~+$/, ""),
    )
    .join(";");
}

/** The settings that an address names; parts that are no settings are left out. */
export function readSettings(text: string): OwnSetting[] {
  return text.split(";").flatMap((part) => {
    const [instrument = "", number = "", ...lists] = part.split("~");
    const value = number === "" ? Number.NaN : Number(number);
    if (instrument === "" || !Number.isFinite(value)) return [];
    const [regions, partners, industries] = [0, 1, 2].map((k) => (lists[k] ?? "").split(",").filter((id) => id !== ""));
    return [
      {
        instrument,
        value,
        ...(regions?.length ? { regions } : {}),
        ...(partners?.length ? { partners } : {}),
        ...(industries?.length ? { industries } : {}),
      },
    ];
  });
}
