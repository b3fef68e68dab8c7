import { Segmented, Select } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useOperation } from "../../api/use-operation.ts";
import type { MapKind, MapShapes } from "../../chart/use-geography.ts";
import { en } from "../../language/en/index.ts";
import { useNames } from "../../language/use-names.ts";
import { useAddressState, useSelection } from "../../selection/use-selection.ts";

type MeasureGroup = keyof typeof en.atlas.groups;

export const agglomerationId = "agglomeration";

/** The measure drawn, kept in the address. */
export function useMeasure(): readonly [string, (measure: string) => void] {
  return useAddressState("measure", agglomerationId);
}

export interface AtlasControlsProps {
  readonly shapes: MapShapes | null | undefined;
  readonly children?: ReactNode;
}

/** Choice of measure and of map; measures the study cannot feed say so and cannot be chosen. */
export function AtlasControls({ shapes, children }: AtlasControlsProps) {
  const { t } = useTranslation();
  const names = useNames();
  const [measure, setMeasure] = useMeasure();
  const [selection] = useSelection();
  const [, setProfile] = useAddressState("profile", "");
  const list = useOperation("measure.list", {});
  const drawable = (list.data?.result.measures ?? []).filter(
    ({ dimensions }) => dimensions.includes("region") || (dimensions.includes("industry") && dimensions.includes("year")),
  );
  const groups = [...new Set(drawable.map(({ group }) => group))];
  const options = [
    { value: agglomerationId, label: t("atlas.agglomeration"), disabled: false },
    ...groups.map((group) => ({
      label: Object.hasOwn(en.atlas.groups, group) ? t(`atlas.groups.${group as MeasureGroup}`) : group,
      options: drawable
        .filter((measure) => measure.group === group)
        .map(({ id, label, available }) => ({
          value: id,
          label: available ? names.text(label) : t("atlas.unavailable", { label: names.text(label) }),
          disabled: !available,
        })),
    })),
  ];
  return (
    <>
      <Select
        className="atlas-measure"
        aria-label={t("atlas.measure")}
        value={measure}
        options={options}
        onChange={setMeasure}
        showSearch={{ optionFilterProp: "label" }}
        popupMatchSelectWidth={320}
      />
      {shapes !== null && shapes !== undefined && shapes.kinds.length > 1 ? (
        <Segmented<MapKind>
          aria-label={t("atlas.mapKind")}
          value={shapes.kind}
          onChange={shapes.chooseKind}
          options={shapes.kinds.map((kind) => ({ value: kind, label: t(`atlas.${kind}`) }))}
        />
      ) : null}
      {children}
      {selection.region === null ? null : (
        <button type="button" className="plain-button" onClick={() => setProfile("open")}>
          {t("atlas.profile", { region: names.region(selection.region) })}
        </button>
      )}
    </>
  );
}
