import { useTranslation } from "react-i18next";
import { useNames } from "../../language/use-names.ts";
import { usePathName } from "../path/path-names.ts";
import { type CompareResult, type ComparisonCell, type ComparisonRow, comparisonRows } from "./comparison-rows.ts";

/** Share of a strip left free at either end, so that dots are whole. */
const MARGIN = 0.02;
/** Marks nearer to each other than this share of the strip would print over one another. */
const APART = 0.22;

/** Scenarios side by side: a card a measure, its scenarios one under another on one scale. */
export function Comparison({ result }: { readonly result: CompareResult }) {
  const { t } = useTranslation();
  const names = useNames();
  const pathName = usePathName();
  const scenarios = result.outcomes.map(({ scenario }) => names.text(scenario.name));
  return (
    <div className="comparison">
      {comparisonRows(result, t, pathName).map((row) => (
        <Card key={row.id} row={row} scenarios={scenarios} />
      ))}
    </div>
  );
}

function Card({ row, scenarios }: { readonly row: ComparisonRow; readonly scenarios: readonly string[] }) {
  const { t } = useTranslation();
  const scale = scaleOf(row);
  const words = ({ value, low, high }: ComparisonCell): string => {
    if (value === null) return "–";
    return low === null || high === null
      ? row.print(value)
      : t("scenarios.interval", { value: row.print(value), low: row.print(low), high: row.print(high) });
  };
  return (
    <figure className="comparison-card">
      <figcaption>{row.label}</figcaption>
      <ul>
        {row.cells.map((cell, k) => (
          <li key={scenarios[k]}>
            <span>{scenarios[k]}</span>
            <span className="comparison-number">{cell.value === null ? "–" : row.print(cell.value)}</span>
            {row.drawn && cell.value !== null ? <Strip cell={cell} scale={scale} words={words(cell)} /> : null}
          </li>
        ))}
      </ul>
      {row.drawn ? (
        <div className="comparison-scale" aria-hidden="true">
          {scale.marks.map((mark) => (
            <span key={mark} style={{ left: percent(scale.at(mark)) }}>
              {mark === 0 ? "0" : row.print(mark)}
            </span>
          ))}
        </div>
      ) : null}
    </figure>
  );
}

interface StripProps {
  readonly cell: ComparisonCell;
  readonly scale: Scale;
  readonly words: string;
}

/** A dot with its interval. */
function Strip({ cell: { value, low, high }, scale, words }: StripProps) {
  return (
    <span className="comparison-strip" role="img" aria-label={words} title={words}>
      <span className="comparison-zero" style={{ left: percent(scale.at(0)) }} />
      {low === null || high === null ? null : (
        <span
          className="comparison-band"
          style={{ left: percent(scale.at(low)), width: percent(scale.at(high) - scale.at(low)) }}
        />
      )}
      {value === null ? null : <span className="comparison-dot" style={{ left: percent(scale.at(value)) }} />}
    </span>
  );
}

interface Scale {
  /** Place of a value along the strip, 0 to 1. */
  readonly at: (value: number) => number;
  /** Values to print under it: the ends, and zero where it stands clear of them. */
  readonly marks: readonly number[];
}

function scaleOf({ cells }: ComparisonRow): Scale {
  const known = cells.flatMap(({ value, low, high }) => [value, low, high]).filter((one): one is number => one !== null);
  const from = Math.min(0, ...known);
  const to = Math.max(0, ...known);
  const span = to - from === 0 ? 1 : to - from;
  const at = (value: number): number => MARGIN + ((1 - 2 * MARGIN) * (value - from)) / span;
  const clear = [from, to].filter((end) => end !== 0 && Math.abs(at(end) - at(0)) > APART);
  return { at, marks: [0, ...clear].sort((a, b) => a - b) };
}

const percent = (share: number): string => `${(100 * share).toFixed(2)}%`;
