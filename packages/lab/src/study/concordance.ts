import type { DuckDBConnection } from "@duckdb/node-api";
import type { Dataset, Industry } from "@jiju/core";
import { createNameMatcher } from "../tables/index.ts";
import type { NamedAxis } from "./build-dataset.ts";
import { openList } from "./entity-list.ts";
import type { IssueCollector } from "./issue-collector.ts";
import type { KeyAxis } from "./key-indices.ts";
import type { Concordance } from "./loaded-study.ts";
import { indexOfName } from "./match-names.ts";
import type { StudyConfig } from "./study-config.ts";

type ConcordanceConfig = NonNullable<StudyConfig["classifications"][string]["concordance"]>;

/** Rounding that shares of published concordances carry. */
const SHARE_TOLERANCE = 1e-3;

/** The industries of the main classification by their names. */
function mainAxis(main: Dataset, config: StudyConfig): KeyAxis {
  const named = main.industries.map(({ id, name }) => ({ id, names: [name.zh, name.en] }));
  return {
    matcher: createNameMatcher(named, "industry", config.industries.aliases, config.industries.leaveOut),
    ids: named.map(({ id }) => id),
  };
}

/** Reads a concordance: `from` of the main classification, `to` of the other one, `share` of `from` (1 when the column is missing). */
export async function readConcordance(
  connection: DuckDBConnection,
  folder: string,
  classification: string,
  options: ConcordanceConfig,
  main: Dataset,
  industries: NamedAxis<Industry>,
  config: StudyConfig,
  issues: IssueCollector,
): Promise<Concordance | null> {
  const { columns = {} } = options;
  const list = await openList(connection, folder, `concordance ${classification}`, options, columns, ["from", "to"], issues);
  if (!list) return null;
  const from = mainAxis(main, config);
  const width = industries.axis.ids.length;
  const share = new Float64Array(from.ids.length * width);
  const seen = new Uint8Array(from.ids.length);
  for (let i = 0; i < list.rows; ++i) {
    const place = { file: options.file, row: list.rowOf(i) };
    const row = indexOfName(from, "industry", list.text("from", i), { ...place, column: "from" }, issues);
    const column = indexOfName(industries.axis, "industry", list.text("to", i), { ...place, column: "to" }, issues);
    if (row < 0 || column < 0) continue;
    seen[row] = 1;
    const part = list.has("share") ? list.number("share", i) : 1;
    if (!Number.isNaN(part)) share[row * width + column]! += part;
  }
  from.ids.forEach((id, row) => {
    if (seen[row] === 0) return;
    let sum = 0;
    for (let column = 0; column < width; ++column) sum += share[row * width + column]!;
    if (Math.abs(sum - 1) > SHARE_TOLERANCE) {
      issues.add("concordance-share", {
        file: options.file,
        column: "share",
        given: id,
        params: { sum: Number(sum.toPrecision(6)) },
      });
    }
  });
  return { from: from.ids, to: industries.axis.ids, share };
}
