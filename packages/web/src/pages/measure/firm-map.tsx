import { type FigureData, figures } from "@jiju/figures";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { FigureView } from "../../chart/figure-view.tsx";
import { useGeography } from "../../chart/use-geography.ts";
import { useStudy } from "../../selection/study-context.ts";
import { onSphere } from "./firm-plane.ts";
import type { FirmTable } from "./firm-table.ts";

/** More points than this are drawn on a canvas. */
const svgLimit = 3000;

/** Where the firms of an industry stand among all firms, on the study's outlines where it has some. */
export function FirmMap({ firms, industry }: { readonly firms: FirmTable; readonly industry: string }) {
  const { t } = useTranslation();
  const study = useStudy();
  const shapes = useGeography();
  const data = useMemo<FigureData<"firm-map">>(() => {
    const name = study.industries.find(({ id }) => id === industry)?.name ?? { en: industry, zh: industry };
    return {
      x: firms.x,
      y: firms.y,
      weights: firms.weights,
      members: firms.industry.flatMap((id, i) => (id === industry ? [i] : [])),
      industry: name,
      degrees: onSphere(firms),
      ...(shapes?.geography.kind === "outlines" ? { outlines: shapes.geography } : {}),
    };
  }, [firms, industry, study, shapes]);
  return (
    <figure className="measure-second">
      <figcaption>{t("measure.firms.map")}</figcaption>
      <FigureView
        definition={figures["firm-map"]}
        data={data}
        label={t("measure.firms.map")}
        renderer={firms.x.length > svgLimit ? "canvas" : "svg"}
      />
    </figure>
  );
}
