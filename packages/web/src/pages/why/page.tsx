import { Segmented } from "antd";
import { useTranslation } from "react-i18next";
import { Loading } from "../../frame/states.tsx";
import { useNames } from "../../language/use-names.ts";
import { useSelection } from "../../selection/use-selection.ts";
import { CongestionView } from "./congestion-view.tsx";
import { CostView } from "./cost-view.tsx";
import { usePlaces } from "./place.ts";
import { useWhyState } from "./use-why-state.ts";
import type { WhyViewProps } from "./view.ts";
import type { WhyFigure } from "./why-state.ts";
import "./why.css";

/** Are we past the peak, and how much technology replaces how much density: the theory's two figures as instruments. */
export default function WhyPage() {
  const { t } = useTranslation();
  const names = useNames();
  const [selection] = useSelection();
  const [state, change] = useWhyState();
  const places = usePlaces();
  if (places.loading && places.chosen === null) return <Loading />;

  const moved = state.agglomeration !== null || state.technology !== null;
  const region = selection.region === null ? null : names.region(selection.region);
  const view: WhyViewProps = {
    state,
    change,
    places,
    point: {
      agglomeration: state.agglomeration ?? places.chosen?.agglomeration ?? 1,
      technology: state.technology ?? places.chosen?.technology ?? 1,
    },
    moved,
    who:
      moved || region === null || places.chosen === null
        ? t("why.whoPoint")
        : t("why.whoPlace", { region, industry: names.industry(selection.industry), year: selection.year }),
    controls: (
      <>
        <Segmented<WhyFigure>
          aria-label={t("why.figure")}
          value={state.figure}
          onChange={(figure) => change({ figure })}
          options={(["congestion", "costs"] as const).map((value) => ({ value, label: t(`why.figures.${value}`) }))}
        />
        {moved ? (
          <button type="button" className="plain-button" onClick={() => change({ agglomeration: null, technology: null })}>
            {region === null ? t("why.backToDefault") : t("why.backToPlace", { place: region })}
          </button>
        ) : null}
      </>
    ),
    note:
      region === null
        ? t("why.choosePlace")
        : places.chosen === null
          ? t("why.noPlace", { place: region, year: selection.year })
          : moved
            ? t("why.moved", { place: region })
            : "",
  };
  return state.figure === "costs" ? <CostView {...view} /> : <CongestionView {...view} />;
}
