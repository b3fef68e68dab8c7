import { InputError, type PlantedPath, type SyntheticCountryOptions, synthesizeCountry } from "@jiju/core";
import type { Command } from "commander";
import { terminalOf } from "./global-options.ts";

const paths: readonly PlantedPath[] = ["not-transforming", "optimising", "deepening", "strengthening"];

/** A number of the command line. @throws InputError `bad-number` */
function numberOf(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (text.trim() === "" || !Number.isFinite(value))
    throw new InputError("bad-number", `synth: --${name} is "${text}"; it must be a number.`);
  return value;
}

/** "optimising=2,deepening=1" as weights of planted paths. @throws InputError `bad-mix` */
function mixOf(text: string): Partial<Record<PlantedPath, number>> {
  const mix: Partial<Record<PlantedPath, number>> = {};
  for (const part of text.split(",")) {
    const [name, weight] = part.split("=");
    const value = Number(weight);
    if (!paths.includes(name as PlantedPath) || !(value >= 0)) {
      throw new InputError(
        "bad-mix",
        `synth: --paths has "${part}"; write weights like optimising=2,deepening=1 with the names ${paths.join(", ")}.`,
      );
    }
    mix[name as PlantedPath] = value;
  }
  return mix;
}

export function registerSynth(program: Command): void {
  program
    .command("synth <folder>")
    .description("write a synthetic country with known truth as a study folder, for teaching and for testing methods")
    .option("--regions <n>", "number of regions (default 31)")
    .option("--industries <n>", "number of industries (default 19)")
    .option("--years <n>", "number of years (default 6)")
    .option("--seed <n>", "seed of every draw (default 20250501)")
    .option("--relief <c>", "planted share of the distance effect that a network removes (default 0.65)")
    .option("--paths <weights>", "planted paths, for example optimising=2,deepening=1 (default: equal)")
    .option("--wage-noise <sd>", "standard deviation of ln wage (default 0.02)")
    .option("--activity-noise <sd>", "standard deviation of ln employment (default 0)")
    .option("--indicator-noise <sd>", "standard deviation of ln indicators (default 0)")
    .action(async (folder: string, options: Record<string, string | undefined>, command: Command) => {
      const terminal = terminalOf(command);
      const numbers = {
        regions: numberOf("regions", options.regions),
        industries: numberOf("industries", options.industries),
        years: numberOf("years", options.years),
        seed: numberOf("seed", options.seed),
        distanceRelief: numberOf("relief", options.relief),
        wageNoise: numberOf("wage-noise", options.wageNoise),
        activityNoise: numberOf("activity-noise", options.activityNoise),
        indicatorNoise: numberOf("indicator-noise", options.indicatorNoise),
      };
      const given = Object.fromEntries(
        Object.entries(numbers).filter(([, value]) => value !== undefined),
      ) as SyntheticCountryOptions;
      const { writeSyntheticStudy } = await import("./study-work.ts");
      const country = synthesizeCountry({ ...given, ...(options.paths === undefined ? {} : { pathMix: mixOf(options.paths) }) });
      const files = await writeSyntheticStudy(country, folder);
      terminal.answer({ folder, files, spec: country.truth.spec, seed: country.truth.seed });
      const { regions, industries, years } = country.truth.spec;
      terminal.say(
        terminal.language === "zh"
          ? `已写入 ${folder}：${regions} 个地区、${industries} 个产业、${years} 年；预设真值在 truth.csv。\n下一步：jiju run ${folder}`
          : `Wrote ${folder}: ${regions} regions, ${industries} industries, ${years} years; what was planted is in truth.csv.\nNext: jiju run ${folder}`,
      );
    });
}
