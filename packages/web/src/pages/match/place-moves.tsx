import { useTranslation } from "react-i18next";
import { formatShare } from "../../format/number.ts";
import { useNames } from "../../language/use-names.ts";
import { activityText } from "./activity-text.ts";
import type { SpaceResult } from "./space-view.tsx";

const most = 8;

/** What leaves a place and who takes the room, largest first. */
export function PlaceMoves({ result, region }: { readonly result: SpaceResult; readonly region: string }) {
  const { t } = useTranslation();
  const names = useNames();
  const leaves = result.moves.filter(({ from }) => from === region).slice(0, most);
  const comes = result.moves.filter(({ to }) => to === region).slice(0, most);
  return (
    <section className="match-lists">
      <h2>{t("match.whoTakes", { region: names.region(region) })}</h2>
      {(
        [
          ["leavesList", "to", leaves],
          ["comesList", "from", comes],
        ] as const
      ).map(([title, other, moves]) => (
        <div key={title} className="match-table">
          <h3>{t(`match.${title}`)}</h3>
          {moves.length === 0 ? (
            <p className="muted">{t("match.nothing")}</p>
          ) : (
            <table>
              <thead>
                <tr>
                  <th scope="col">{t("match.industry")}</th>
                  <th scope="col">{t(`match.${other}`)}</th>
                  <th scope="col" data-numeric="true">
                    {t("match.amount")}
                  </th>
                  <th scope="col" data-numeric="true">
                    {t("match.draws")}
                  </th>
                </tr>
              </thead>
              <tbody>
                {moves.map((move) => (
                  <tr key={`${move.from} ${move.to} ${move.industry}`}>
                    <td>{names.industry(move.industry)}</td>
                    <td>{names.region(move[other])}</td>
                    <td data-numeric="true">{activityText(move.amount, result.activity, names, t)}</td>
                    <td data-numeric="true">{formatShare(move.share)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </div>
      ))}
    </section>
  );
}
