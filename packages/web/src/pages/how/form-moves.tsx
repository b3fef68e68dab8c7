import { useTranslation } from "react-i18next";
import type { OperationResult } from "../../api/contract.ts";
import { useOperation } from "../../api/use-operation.ts";
import { formatShare } from "../../format/number.ts";
import { Failure, Loading } from "../../frame/states.tsx";
import { useNames } from "../../language/use-names.ts";
import type { TrinityResult } from "./how-figures.ts";
import { type HowState, transitionsInput } from "./how-state.ts";

/** Moves listed; the table of the operation holds all. */
const listed = 8;

export interface FormMovesProps {
  readonly state: HowState;
  readonly legend: TrinityResult["legend"];
  /** Whether the equilibria in front are solved: both would share one processor. */
  readonly ready: boolean;
}

/** Which forms turn into which as the digital level moves from the first to the last year of the study. */
export function FormMoves({ state, legend, ready }: FormMovesProps) {
  const { t } = useTranslation();
  const answer = useOperation("how.form-transitions", transitionsInput(state), { enabled: ready });
  const result = answer.data?.result;
  return (
    <section className="how-form-moves">
      <h2>{t("how.moves.title")}</h2>
      {answer.error !== null && !answer.isFetching ? (
        <Failure error={answer.error} onRetry={() => void answer.refetch()} />
      ) : result === undefined ? (
        <Loading />
      ) : (
        <Moves result={result} legend={legend} />
      )}
    </section>
  );
}

function Moves({
  result,
  legend,
}: {
  readonly result: OperationResult<"how.form-transitions">;
  readonly legend: TrinityResult["legend"];
}) {
  const { t } = useTranslation();
  const names = useNames();
  const form = (cell: string) => {
    const label = legend.cells[cell]?.label;
    return label === undefined ? t("how.formNone") : names.text(label);
  };
  const words = { first: result.years[0] ?? "–", last: result.years.at(-1) ?? "–", changed: result.changed, of: result.readings };
  if (result.changed === 0) return <p>{t("how.moves.none", words)}</p>;
  return (
    <>
      <p>{t("how.moves.answer", words)}</p>
      <table className="small-table">
        <thead>
          <tr>
            <th scope="col">{t("how.moves.from", words)}</th>
            <th scope="col">{t("how.moves.to", words)}</th>
            <th scope="col">{t("how.moves.count")}</th>
            <th scope="col">{t("how.moves.employment")}</th>
          </tr>
        </thead>
        <tbody>
          {result.moves.slice(0, listed).map(({ from, to, count, employmentShare }) => (
            <tr key={`${from} ${to}`}>
              <th scope="row">{form(from)}</th>
              <td>{form(to)}</td>
              <td>{count}</td>
              <td>{formatShare(employmentShare, 1)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
