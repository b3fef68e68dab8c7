import type { OperationResult } from "../../api/contract.ts";
import type { TableData } from "../../chart/table.ts";
import type { Names } from "../../language/use-names.ts";
import type { Translate } from "./match-words.ts";

type SpaceResult = OperationResult<"match.industry-space">;

/** Name of the row of a move. */
export const moveId = (move: SpaceResult["moves"][number]): string => `${move.from} ${move.to} ${move.industry}`;

/** All moves, one row each. */
export function moveTable(result: SpaceResult, names: Names, t: Translate): TableData {
  return {
    columns: [
      { id: "from", label: t("match.from") },
      { id: "to", label: t("match.to") },
      { id: "industry", label: t("match.industry") },
      { id: "amount", label: t("match.amount"), unit: names.text(result.activity.unit), decimals: 0 },
      { id: "gain", label: t("match.gain"), unit: "ln RE", decimals: 3 },
      { id: "km", label: t("match.km"), unit: "km", decimals: 0 },
      { id: "share", label: t("match.draws"), decimals: 2 },
    ],
    rows: result.moves.map((move) => ({
      id: moveId(move),
      cells: [
        names.region(move.from),
        names.region(move.to),
        names.industry(move.industry),
        move.amount,
        move.gain,
        move.km,
        move.share,
      ],
    })),
  };
}
