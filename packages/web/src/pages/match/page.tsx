import { Segmented } from "antd";
import { useTranslation } from "react-i18next";
import { useAddressState } from "../../selection/use-selection.ts";
import { GapsView } from "./gaps-view.tsx";
import { MarketView } from "./market-view.tsx";
import { PairsView } from "./pairs-view.tsx";
import { SpaceView } from "./space-view.tsx";
import "./match.css";

const views = ["space", "gaps", "market", "pairs"] as const;
type View = (typeof views)[number];

/** What should move where, what a place lacks, which capacity serves which request, and who pairs with whom. */
export default function MatchPage() {
  const { t } = useTranslation();
  const [asked, setView] = useAddressState("match", "space");
  const view = views.find((name) => name === asked) ?? "space";
  const chooser = (
    <Segmented<View>
      aria-label={t("match.view")}
      value={view}
      onChange={setView}
      options={views.map((value) => ({ value, label: t(`match.views.${value}`) }))}
    />
  );
  if (view === "gaps") return <GapsView chooser={chooser} />;
  if (view === "market") return <MarketView chooser={chooser} />;
  return view === "pairs" ? <PairsView chooser={chooser} /> : <SpaceView chooser={chooser} />;
}
