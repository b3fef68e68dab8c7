import { figures } from "@jiju/figures";
import { Segmented } from "antd";
import { type ReactNode, useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useOperation } from "../../api/use-operation.ts";
import { FigureView } from "../../chart/figure-view.tsx";
import { useGeography } from "../../chart/use-geography.ts";
import { formatNumber } from "../../format/number.ts";
import { PageLayout } from "../../frame/page-layout.tsx";
import { Failure, Loading } from "../../frame/states.tsx";
import { en } from "../../language/en/index.ts";
import { useNames } from "../../language/use-names.ts";
import { zh } from "../../language/zh/index.ts";
import { useStudy } from "../../selection/study-context.ts";
import { useAddressDraft } from "../../selection/use-address-draft.ts";
import { useAddressState, useSelection } from "../../selection/use-selection.ts";
import { SolvingLine, StrengthSlider } from "../how/strength-slider.tsx";
import { type PlaceName, ringData, settledMap, sweepData, wayData } from "./many-regions-figures.ts";
import {
  type DistanceForm,
  distanceForms,
  type ManyRegionsState,
  manyRegionsAddress,
  manySlidersOf,
  mapInput,
  mapStarts,
  type PlaceSliderId,
  placeSliders,
  ringInput,
  ringStarts,
  type Start,
} from "./many-regions-state.ts";
import { settledTable, sweepTable } from "./many-regions-tables.ts";
import { settledSentence, waveWords } from "./many-regions-words.ts";
import { ModelChoice, ModelSliders } from "./model-settings.tsx";

const drawings = ["pattern", "way", "sweep"] as const;
type Drawing = (typeof drawings)[number];
const moments = ["rest", "start"] as const;
type Moment = (typeof moments)[number];

export interface ManyRegionsProps {
  readonly space: "ring" | "map";
  /** The choice between two regions, ring and map. */
  readonly spaces: ReactNode;
}

/** Where activity settles among many regions, on a ring or on the study's map. */
export function ManyRegions({ space, spaces }: ManyRegionsProps) {
  const { t } = useTranslation();
  const names = useNames();
  const study = useStudy();
  const shapes = useGeography();
  const [{ region: selected }, select] = useSelection();
  const { draft, settled, change } = useAddressDraft(manyRegionsAddress);
  const [asked, draw] = useAddressState("draw", "pattern");
  const drawing = drawings.find((name) => name === asked) ?? "pattern";
  const [at, setAt] = useAddressState("moment", "rest");
  const moment = moments.find((name) => name === at) ?? "rest";
  const ring = useOperation("how.laboratory-ring", ringInput(settled), { enabled: space === "ring" });
  const map = useOperation("how.laboratory-map", mapInput(settled), { enabled: space === "map" });
  const answer = space === "ring" ? ring : map;
  const { result, provenance } = answer.data ?? {};
  /* The picture and the sliders behind it change together. */
  const solved = useMemo<ManyRegionsState>(
    () => ({ ...settled, ...((provenance?.input ?? {}) as Partial<ManyRegionsState>) }),
    [settled, provenance],
  );
  const nameIn = useMemo<PlaceName>(() => {
    const known = new Map(study.regions.map(({ id, name }) => [id, name]));
    return (id) => (space === "ring" ? { en: id, zh: id } : (known.get(id) ?? { en: id, zh: id }));
  }, [study, space]);
  const name = useCallback(
    (id: string) => (space === "ring" ? t("laboratory.many.regionNumber", { id }) : names.region(id)),
    [space, names, t],
  );
  const table = useMemo(
    () => (result === undefined ? undefined : drawing === "sweep" ? sweepTable(result, t) : settledTable(result, name, t)),
    [result, drawing, t, name],
  );
  const told = result === undefined ? null : settledSentence(result, solved, space, name, t);
  const choose = (id: string) => {
    if (space === "map" && study.regions.some((entry) => entry.id === id)) select({ region: id });
  };
  const wave = result === undefined ? null : waveWords(result, t);

  const slider = (id: PlaceSliderId) => (
    <StrengthSlider
      key={id}
      label={t(`laboratory.many.sliders.${id}`)}
      value={draft[id]}
      range={placeSliders[id].range}
      step={placeSliders[id].step}
      decimals={placeSliders[id].decimals}
      onChange={(value) => change({ [id]: value })}
    />
  );
  return (
    <PageLayout
      page="laboratory"
      answer={told?.node ?? t("states.loading")}
      answerText={told?.text ?? t("states.loading")}
      controls={
        <>
          {spaces}
          <ModelChoice value={draft.model} onChange={(model) => change({ model })} />
          <Segmented<Drawing>
            aria-label={t("laboratory.many.draw")}
            value={drawing}
            onChange={draw}
            options={drawings.map((value) => ({ value, label: t(`laboratory.many.drawings.${value}`) }))}
          />
        </>
      }
      {...(table === undefined ? {} : { table })}
      {...(space === "map" ? { chosenRow: selected, onRow: choose } : {})}
      side={{
        why: (
          <>
            <p>{t("laboratory.many.why")}</p>
            {wave === null ? null : <p>{wave}</p>}
          </>
        ),
        change: <p>{t("laboratory.many.change")}</p>,
        computed: (
          <>
            {result === undefined ? null : (
              <p>
                {t("laboratory.many.computed", {
                  steps: result.iterations,
                  residual: result.residual.toExponential(0),
                  herfindahl: formatNumber(result.rest.pattern.herfindahl, 3),
                  places: formatNumber(result.rest.pattern.equivalentPlaces, 1),
                })}
              </p>
            )}
            <p>{t(`laboratory.many.freenessNote.${space}`)}</p>
          </>
        ),
        caveats: (
          <>
            <p>{t(`laboratory.many.caveat.${space}`)}</p>
            <p className="small muted">{t("laboratory.many.sources")}</p>
          </>
        ),
      }}
      source={t("laboratory.source")}
      {...(provenance === undefined ? {} : { provenance })}
      fileName={`laboratory-${space}-${solved.model}-${drawing}`}
    >
      <ModelSliders draft={draft} change={change} sliders={manySlidersOf(draft.model)}>
        {space === "ring" ? slider("regions") : null}
        {slider("freeness")}
        {slider("distanceRelief")}
      </ModelSliders>
      <div className="lab-choices">
        <Named<Start>
          label={t("laboratory.many.start")}
          value={space === "ring" && draft.start === "activity" ? "even" : draft.start}
          values={space === "ring" ? ringStarts : mapStarts}
          words={(value) => t(`laboratory.many.startOptions.${value}`)}
          onChange={(start) => change({ start })}
        />
        {space === "map" ? (
          <Named<DistanceForm>
            label={t("laboratory.many.distance")}
            value={draft.distanceForm}
            values={distanceForms}
            words={(value) => t(`laboratory.many.distanceOptions.${value}`)}
            onChange={(distanceForm) => change({ distanceForm })}
          />
        ) : null}
        {space === "map" && drawing === "pattern" ? (
          <Named<Moment>
            label={t("laboratory.many.moment")}
            value={moment}
            values={moments}
            words={(value) => t(`laboratory.many.moments.${value}`)}
            onChange={setAt}
          />
        ) : null}
        <button type="button" className="plain-button" onClick={() => change({ seed: (draft.seed % 9999) + 1 })}>
          {t("laboratory.many.again", { seed: draft.seed })}
        </button>
      </div>
      <SolvingLine active={answer.isFetching && result !== undefined} label={t("states.loading")} />
      {answer.error !== null && !answer.isFetching ? (
        <Failure error={answer.error} onRetry={() => void answer.refetch()} />
      ) : result === undefined ? (
        <Loading />
      ) : drawing === "way" ? (
        <FigureView
          definition={figures["share-lines"]}
          data={wayData(result, nameIn)}
          label={t("laboratory.many.wayLabel", { regions: result.regions.length })}
          still
        />
      ) : drawing === "sweep" ? (
        <FigureView
          definition={figures["share-lines"]}
          data={sweepData(result, solved.reach)}
          label={t("laboratory.many.sweepLabel")}
          still
        />
      ) : space === "ring" ? (
        <FigureView
          definition={figures.ring}
          data={ringData(result, nameIn, {
            en: en.laboratory.many.middle.replace("{{count}}", String(result.rest.pattern.centres.length)),
            zh: zh.laboratory.many.middle.replace("{{count}}", String(result.rest.pattern.centres.length)),
          })}
          label={t("laboratory.many.ringLabel", { regions: result.regions.length })}
          still
        />
      ) : shapes === undefined ? (
        <Loading />
      ) : shapes === null ? (
        <p className="muted">{t("atlas.noMap")}</p>
      ) : (
        <>
          <FigureView
            definition={figures.map}
            data={settledMap(result, moment, shapes.geography, selected)}
            label={t("laboratory.many.mapLabel", { moment: t(`laboratory.many.moments.${moment}`) })}
            renderer={shapes.renderer}
            onSelect={({ name: id }) => choose(id)}
          />
          <p className="muted small">{t("laboratory.many.timesEven")}</p>
        </>
      )}
    </PageLayout>
  );
}

interface NamedProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly values: readonly Value[];
  readonly words: (value: Value) => string;
  readonly onChange: (value: Value) => void;
}

/** A small choice with its name over it. */
function Named<Value extends string>({ label, value, values, words, onChange }: NamedProps<Value>) {
  return (
    <div className="strength-choice">
      <span>{label}</span>
      <Segmented<Value>
        size="small"
        aria-label={label}
        value={value}
        onChange={onChange}
        options={values.map((id) => ({ value: id, label: words(id) }))}
      />
    </div>
  );
}
