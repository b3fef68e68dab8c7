import { Popover, Select } from "antd";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNames } from "../language/use-names.ts";
import { loadPinyin, type PinyinOf, type SearchEntry, searchRank } from "../selection/search.ts";
import { useStudy } from "../selection/study-context.ts";
import { useSelection } from "../selection/use-selection.ts";

interface PlaceOption {
  readonly value: string;
  readonly label: string;
  readonly entry: SearchEntry;
}

interface Named {
  readonly id: string;
  readonly name: { readonly en: string; readonly zh: string };
}

/** Search over Chinese, English, pinyin and initials; the dictionary arrives with the first letter typed. */
function usePlaceSearch() {
  const [pinyinOf, setPinyinOf] = useState<PinyinOf>();
  const prepare = () => {
    if (pinyinOf === undefined) void loadPinyin().then((loaded) => setPinyinOf(() => loaded));
  };
  return {
    onSearch: prepare,
    filterOption: (typed: string, option?: PlaceOption) =>
      option !== undefined && searchRank(typed, option.entry, pinyinOf) !== null,
    filterSort: (a: PlaceOption, b: PlaceOption, { searchValue }: { searchValue: string }) =>
      (searchRank(searchValue, a.entry, pinyinOf) ?? 9) - (searchRank(searchValue, b.entry, pinyinOf) ?? 9),
  };
}

function useOptions(named: readonly Named[]): PlaceOption[] {
  const names = useNames();
  return useMemo(
    () => named.map(({ id, name }) => ({ value: id, label: names.text(name), entry: { id, en: name.en, zh: name.zh } })),
    [named, names],
  );
}

/** The region everything is about; cleared means the whole study area. */
export function RegionPicker() {
  const { t } = useTranslation();
  const study = useStudy();
  const [selection, select] = useSelection();
  const search = usePlaceSearch();
  return (
    <Select<string, PlaceOption>
      className="picker picker-region"
      aria-label={t("frame.region")}
      placeholder={t("frame.wholeArea")}
      value={selection.region}
      options={useOptions(study.regions)}
      showSearch={search}
      allowClear
      popupMatchSelectWidth={240}
      notFoundContent={t("frame.nothingFound")}
      onChange={(region) => select({ region: region ?? null })}
    />
  );
}

/** The industry everything is about. */
export function IndustryPicker() {
  const { t } = useTranslation();
  const study = useStudy();
  const [selection, select] = useSelection();
  const search = usePlaceSearch();
  return (
    <Select<string, PlaceOption>
      className="picker picker-industry"
      aria-label={t("frame.industry")}
      value={selection.industry}
      options={useOptions(study.industries)}
      showSearch={search}
      popupMatchSelectWidth={300}
      notFoundContent={t("frame.nothingFound")}
      onChange={(industry) => select({ industry })}
    />
  );
}

/** The regions the chosen one is compared with, behind a button that says how many there are. */
export function ComparePicker() {
  const { t } = useTranslation();
  const study = useStudy();
  const [selection, select] = useSelection();
  const search = usePlaceSearch();
  const options = useOptions(study.regions);
  const count = selection.compare.length;
  return (
    <Popover
      trigger="click"
      placement="bottom"
      content={
        <Select<string[], PlaceOption>
          className="compare-select"
          aria-label={t("frame.compare")}
          mode="multiple"
          autoFocus
          placeholder={t("frame.compareEmpty")}
          value={[...selection.compare]}
          options={options.filter(({ value }) => value !== selection.region)}
          showSearch={search}
          allowClear
          onChange={(compare) => select({ compare })}
        />
      }
    >
      <button type="button" className="plain-button compare-button">
        {count === 0 ? t("frame.compareButton") : t("frame.compareCount", { count })}
      </button>
    </Popover>
  );
}
