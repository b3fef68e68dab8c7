import type { Text } from "@jiju/core";
import type { Envelope } from "@jiju/lab/contract";
import type { StudySession } from "../study/session.ts";
import { capabilitiesOf } from "./study.ts";

/** An operation with its input. */
export interface Question {
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** What a chapter asks, or what is missing for it. */
export type LongChapter = { readonly question: Question } | { readonly missing: readonly Text[] };

/** The chapters that solve an equilibrium or a programme: they take longest, and nothing else of the report waits for them. */
export interface LongChapters {
  readonly equilibrium: LongChapter;
  readonly moves: LongChapter;
  readonly policies: LongChapter;
}

const POLICIES = 2;

/** Region-region-industry triples that a report can wait for; 150 regions and 20 industries take seconds. */
const BEARABLE_TRIPLES = 450_000;

const NO_POLICY: Text = {
  en: "a scenario that fits this study's regions and industries (study.yaml, scenarios)",
  zh: "适用于本研究地区与产业的政策情景（study.yaml 的 scenarios）",
};

/**
 * What the long chapters of a study's report ask, with as many draws as the pages of the app, so that both say the same; a chapter is
 * left out when the study lacks something or is too large to wait for.
 *
 * @param run  answers an operation, for the list of scenarios
 * @param seed of the draws
 */
export async function longChapters(
  study: StudySession,
  run: (operation: string, input: object) => Promise<Envelope<unknown>>,
  seed: number,
): Promise<LongChapters> {
  const capabilities = new Map(capabilitiesOf(study).map((entry) => [entry.id, entry]));
  const chapter = (capability: string, large: LongChapter | undefined, question: Question): LongChapter => {
    const { available, missing } = capabilities.get(capability)!;
    return available ? (large ?? { question }) : { missing };
  };
  const large = tooLarge(study, { en: "the equilibrium", zh: "均衡" }, { en: "How", zh: "机制" });
  const manyMoves = tooLarge(study, { en: "the programme of moves", zh: "迁移规划" }, { en: "Match", zh: "匹配" });
  const scenarios = capabilities.get("equilibrium")!.available && !large ? await policiesOf(run) : [];
  const noPolicy = scenarios.length === 0 ? { missing: [NO_POLICY] } : undefined;
  return {
    equilibrium: chapter("equilibrium", large, { operation: "how.trinity", input: {} }),
    moves: chapter("virtual-agglomeration", manyMoves, { operation: "match.industry-space", input: { seed } }),
    policies: chapter("equilibrium", large ?? noPolicy, {
      operation: "scenario.compare",
      input: { scenarios, seed },
    }),
  };
}

/** Why a chapter stays out of the report of a large study; undefined when it can be waited for. */
function tooLarge({ regions, industries }: StudySession, what: Text, page: Text): LongChapter | undefined {
  const [R, S] = [regions.length, industries.length];
  if (R * R * S <= BEARABLE_TRIPLES) return undefined;
  return {
    missing: [
      {
        en: `a size that a report can wait for: ${what.en} of ${R} regions and ${S} industries takes minutes, and the ${page.en} page computes it on its own`,
        zh: `可在报告中即时求解的规模（${R}个地区、${S}个产业的${what.zh}需要数分钟，请在“${page.zh}”页单独求解）`,
      },
    ],
  };
}

/** The policies to compare: those of study.yaml first, then the ready ones; only what fits the study. */
async function policiesOf(run: (operation: string, input: object) => Promise<Envelope<unknown>>): Promise<string[]> {
  const { scenarios } = (await run("scenario.list", {})).result as {
    readonly scenarios: readonly { readonly id: string; readonly from: "named" | "study"; readonly fits: boolean }[];
  };
  const fitting = scenarios.filter(({ fits }) => fits);
  return [...fitting.filter(({ from }) => from === "study"), ...fitting.filter(({ from }) => from === "named")]
    .slice(0, POLICIES)
    .map(({ id }) => id);
}
