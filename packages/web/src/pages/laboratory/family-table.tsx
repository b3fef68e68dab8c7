import { useQueries } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { callOperation } from "../../api/client.ts";
import { type LaboratoryState, laboratoryInput, laboratoryModels } from "./laboratory-state.ts";

/** The fewest points the operation draws: only the effects are read here, and they do not depend on the diagram. */
const fewest = 5;

/** Which family concentrates and which disperses when digitalisation advances, computed at the page's parameters. */
export function FamilyTable({ state, ready }: { readonly state: LaboratoryState; readonly ready: boolean }) {
  const { t } = useTranslation();
  const answers = useQueries({
    queries: laboratoryModels.map((model) => {
      const input = { ...laboratoryInput(state, model), points: fewest };
      return {
        queryKey: ["how.laboratory", input],
        queryFn: ({ signal }: { signal: AbortSignal }) => callOperation("how.laboratory", input, signal),
        enabled: ready,
        placeholderData: <Value,>(before: Value) => before,
      };
    }),
  });
  return (
    <>
      <table className="small-table">
        <caption className="lab-caption">{t("laboratory.changeTitle")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("laboratory.family")}</th>
            <th scope="col">{t("laboratory.moreTrade")}</th>
            <th scope="col">{t("laboratory.moreReach")}</th>
          </tr>
        </thead>
        <tbody>
          {laboratoryModels.map((model, k) => {
            const result = answers[k]?.data?.result;
            const knowledge = result?.spilloverDigitalisation ?? null;
            return (
              <tr key={model} data-chosen={model === state.model}>
                <th scope="row">{t(`laboratory.modelNames.${model}`)}</th>
                <td>{result === undefined ? "…" : t(`laboratory.effects.${result.tradeDigitalisation}`)}</td>
                <td>{knowledge === null ? t("laboratory.none") : t(`laboratory.effects.${knowledge}`)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p>{t("laboratory.changeNote")}</p>
    </>
  );
}
