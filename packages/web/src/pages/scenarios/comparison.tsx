import { useTranslation } from "react-i18next";
import { useNames } from "../../language/use-names.ts";
import { usePathName } from "../path/path-names.ts";
import { type CompareResult, type ComparisonRow, comparisonRows } from "./comparison-rows.ts";

const width = 120;
const height = 14;

/** Scenarios side by side: every measure as a dot with its interval, one scale a row. */
export function Comparison({ result }: { readonly result: CompareResult }) {
  const { t } = useTranslation();
  const names = useNames();
  const pathName = usePathName();
  return (
    <div className="comparison">
      <table>
        <thead>
          <tr>
            <th scope="col">{t("scenarios.measure")}</th>
            {result.outcomes.map(({ scenario }) => (
              <th key={scenario.id} scope="col">
                {names.text(scenario.name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {comparisonRows(result, t, pathName).map((row) => (
            <tr key={row.id}>
              <th scope="row">{row.label}</th>
              {result.outcomes.map(({ scenario }, k) => (
                <td key={scenario.id}>
                  <DotInterval row={row} at={k} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function DotInterval({ row, at }: { readonly row: ComparisonRow; readonly at: number }) {
  const { t } = useTranslation();
  const cell = row.cells[at];
  if (cell === undefined || cell.value === null) return <span className="muted">–</span>;
  const { value, low, high } = cell;
  const known = row.cells.flatMap((one) => [one.value, one.low, one.high]).filter((one): one is number => one !== null);
  const from = Math.min(0, ...known);
  const to = Math.max(0, ...known);
  const x = (number: number) => 4 + ((width - 8) * (number - from)) / (to - from === 0 ? 1 : to - from);
  const words =
    low === null || high === null
      ? row.print(value)
      : t("scenarios.interval", { value: row.print(value), low: row.print(low), high: row.print(high) });
  return (
    <>
      <span className="comparison-number">{row.print(value)}</span>
      {row.counts ? null : (
        <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={words}>
          <title>{words}</title>
          <line className="comparison-zero" x1={x(0)} x2={x(0)} y1="0" y2={height} />
          {low === null || high === null ? null : (
            <line className="comparison-band" x1={x(low)} x2={x(high)} y1={height / 2} y2={height / 2} />
          )}
          <circle className="comparison-dot" cx={x(value)} cy={height / 2} r="4" />
        </svg>
      )}
    </>
  );
}
