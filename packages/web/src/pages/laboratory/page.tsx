import { Segmented } from "antd";
import { useTranslation } from "react-i18next";
import { useAddressState } from "../../selection/use-selection.ts";
import { ManyRegions } from "./many-regions.tsx";
import { TwoRegions } from "./two-regions.tsx";

const spaces = ["two", "ring", "map"] as const;
type Space = (typeof spaces)[number];

/** When an economy breaks into core and periphery: two regions, a ring of them, or the study's map. */
export default function LaboratoryPage() {
  const { t } = useTranslation();
  const [asked, choose] = useAddressState("space", "two");
  const space = spaces.find((name) => name === asked) ?? "two";
  const choice = (
    <Segmented<Space>
      aria-label={t("laboratory.space")}
      value={space}
      onChange={choose}
      options={spaces.map((value) => ({ value, label: t(`laboratory.spaces.${value}`) }))}
    />
  );
  return space === "two" ? <TwoRegions spaces={choice} /> : <ManyRegions key={space} space={space} spaces={choice} />;
}
