import { figures } from "@jiju/figures";
import { Segmented } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useJob } from "../../api/use-job.ts";
import { FigureView } from "../../chart/figure-view.tsx";
import { formatSigned } from "../../format/number.ts";
import { PageLayout } from "../../frame/page-layout.tsx";
import { sentence } from "../../frame/sentence.tsx";
import { Failure, JobProgress, Loading, MissingData } from "../../frame/states.tsx";
import { en } from "../../language/en/index.ts";
import { useNames } from "../../language/use-names.ts";
import { zh } from "../../language/zh/index.ts";
import { useStudy } from "../../selection/study-context.ts";
import { useAddressState, useSelection } from "../../selection/use-selection.ts";
import { CoverageSection } from "./coverage.tsx";
import { estimateInput, specificationDraws } from "./estimate-input.ts";
import { intervalFigure } from "./interval-figure.ts";
import { LeapCalculator } from "./leap.tsx";
import { IdentificationWords, ThreeLines, TurningAndLeap } from "./reading.tsx";
import { Scripts } from "./scripts.tsx";
import { type AnswerCells, answerRow, industryTable, specificationTable } from "./tables.ts";
import "./estimates.css";

type Scope = "all" | "industry";
type Drawing = "industries" | "specifications";

/** Does digital technology replace proximity here: the verdict with its interval, what it rests on, and what would tell. */
export default function EstimatesPage() {
  const { t } = useTranslation();
  const study = useStudy();
  const names = useNames();
  const [selection] = useSelection();
  const [askedScope, setScope] = useAddressState("scope", "all");
  const scope: Scope = askedScope === "industry" ? "industry" : "all";
  const [askedDrawing, setDrawing] = useAddressState("draw", "industries");
  const drawing: Drawing = askedDrawing === "specifications" ? "specifications" : "industries";
  const ability = study.capabilities.find(({ id }) => id === "estimation");
  const lacking = ability !== undefined && !ability.available ? ability.missing : null;
  const enabled = lacking === null && selection.industry !== "";
  const only = scope === "industry" ? { industry: selection.industry } : {};

  const main = useJob("why.estimate", { ...estimateInput, ...only }, { enabled });
  const byIndustry = useJob("why.by-industry", estimateInput, { enabled: enabled && drawing === "industries" });
  const bySpecification = useJob(
    "why.specifications",
    { draws: specificationDraws, seed: estimateInput.seed, ...only },
    { enabled: enabled && drawing === "specifications" },
  );
  const result = main.envelope?.result;
  const title = names.text(study.title);
  const who =
    scope === "all"
      ? t("estimates.whoAll", { title })
      : t("estimates.whoIndustry", { title, industry: names.industryInSentence(selection.industry) });

  const cell = (column: string) => ({ row: answerRow, column });
  const told =
    result === undefined
      ? sentence(t("estimates.waiting", { who }), {})
      : sentence(
          t(`estimates.answers.${result.verdict.kind}`, {
            who,
            first: result.firstYear,
            last: result.lastYear,
            w: formatSigned(result.interaction?.estimate, 3),
            low: formatSigned(result.interaction?.interval95[0], 3),
            high: formatSigned(result.interaction?.interval95[1], 3),
          }),
          { w: cell("w"), low: cell("low"), high: cell("high") },
        );
  const answer = useMemo<AnswerCells | null>(
    () =>
      result === undefined
        ? null
        : {
            name: who,
            estimate: result.interaction?.estimate ?? null,
            low: result.interaction?.interval95[0] ?? null,
            high: result.interaction?.interval95[1] ?? null,
            pValue: result.interaction?.pValue ?? null,
            verdict: t(`estimates.verdicts.${result.verdict.kind}`),
          },
    [result, who, t],
  );
  const industries = byIndustry.envelope?.result.industries;
  const specifications = bySpecification.envelope?.result.rows;
  const table = useMemo(() => {
    if (answer === null) return undefined;
    return drawing === "industries"
      ? industryTable(answer, industries ?? [], names.industry, t)
      : specificationTable(answer, specifications ?? [], t);
  }, [answer, drawing, industries, specifications, names, t]);
  const data = useMemo(() => {
    if (drawing === "industries") {
      const texts = new Map(study.industries.map(({ id, name }) => [id, name]));
      return industries === undefined
        ? null
        : intervalFigure(
            industries.map(({ industry, estimate, interval95 }) => ({
              name: texts.get(industry) ?? { en: industry, zh: industry },
              value: estimate,
              low: interval95?.[0] ?? null,
              high: interval95?.[1] ?? null,
            })),
          );
    }
    return specifications === undefined
      ? null
      : intervalFigure(
          specifications.map(({ id, estimate, interval95 }) => ({
            name: bothNames(id),
            value: estimate,
            low: interval95[0],
            high: interval95[1],
          })),
        );
  }, [drawing, industries, specifications, study]);
  const job = drawing === "industries" ? byIndustry : bySpecification;
  const withoutPoint = industries?.filter(({ estimate }) => estimate === null) ?? [];

  return (
    <PageLayout
      page="estimates"
      answer={told.node}
      answerText={told.text}
      controls={
        <>
          <Segmented<Scope>
            aria-label={t("estimates.scope")}
            value={scope}
            onChange={setScope}
            options={[
              { value: "all", label: t("estimates.pooled") },
              { value: "industry", label: names.industry(selection.industry) },
            ]}
          />
          <Segmented<Drawing>
            aria-label={t("estimates.drawing")}
            value={drawing}
            onChange={setDrawing}
            options={(["industries", "specifications"] as const).map((value) => ({
              value,
              label: t(`estimates.drawings.${value}`),
            }))}
          />
        </>
      }
      {...(table === undefined ? {} : { table })}
      side={{
        why:
          result === undefined ? undefined : (
            <>
              <ThreeLines result={result} />
              <IdentificationWords result={result} />
              <TurningAndLeap result={result} />
            </>
          ),
        change:
          result === undefined ? undefined : (
            <>
              <p>{t("estimates.tell")}</p>
              <ul>
                <li>{t("estimates.tellUnits", { regions: result.regions })}</li>
                <li>{t("estimates.tellYears", { years: result.lastYear - result.firstYear + 1 })}</li>
                <li>{t("estimates.tellFirms")}</li>
              </ul>
            </>
          ),
        computed:
          result === undefined ? undefined : (
            <>
              <p className="formula">{t("estimates.computed")}</p>
              <p>
                {t("estimates.computedInterval", {
                  draws: result.interaction?.draws ?? estimateInput.draws,
                  seed: estimateInput.seed,
                  productivity: names.text(result.productivity.definition),
                })}
              </p>
            </>
          ),
        caveats: (
          <>
            <p>{t("estimates.caveat")}</p>
            {industries === undefined ? null : (
              <p>
                {t("estimates.holm", {
                  count: industries.length - withoutPoint.length,
                  signed: industries.filter(({ adjustedVerdict }) => ["substitutes", "complements"].includes(adjustedVerdict))
                    .length,
                })}
              </p>
            )}
            {withoutPoint.length === 0 ? null : (
              <p>{t("estimates.withheld", { names: withoutPoint.map(({ industry }) => names.industry(industry)).join(", ") })}</p>
            )}
          </>
        ),
      }}
      source={t("estimates.source", {
        title,
        first: result?.firstYear ?? study.window[0],
        last: result?.lastYear ?? study.window[1],
      })}
      {...(main.envelope === undefined ? {} : { provenance: main.envelope.provenance })}
      fileName={`estimates-${drawing}-${scope === "all" ? "all" : selection.industry}`}
      below={
        <>
          {lacking === null ? <LeapCalculator /> : null}
          {lacking === null ? <Scripts industry={scope === "all" ? undefined : selection.industry} /> : null}
          <CoverageSection />
        </>
      }
    >
      {lacking !== null ? (
        <MissingData missing={lacking} />
      ) : main.error !== null ? (
        <Failure error={main.error} onRetry={main.start} />
      ) : main.running && result === undefined ? (
        <JobProgress progress={main.progress} elapsed={main.elapsed} onCancel={main.cancel} />
      ) : job.error !== null ? (
        <Failure error={job.error} onRetry={job.start} />
      ) : job.running && data === null ? (
        <JobProgress progress={job.progress} elapsed={job.elapsed} onCancel={job.cancel} />
      ) : data === null ? (
        <Loading />
      ) : (
        <>
          <FigureView definition={figures.coefficients} data={data} label={t(`estimates.${drawing}Label`)} />
          {drawing === "specifications" ? <p className="muted small">{t("estimates.specificationsNote")}</p> : null}
        </>
      )}
    </PageLayout>
  );
}

/** A specification's name in both languages, for the figure. */
function bothNames(id: string) {
  const known = <Catalogue extends object>(catalogue: Catalogue) => (catalogue as Readonly<Record<string, string>>)[id] ?? id;
  return { en: known(en.estimates.specifications), zh: known(zh.estimates.specifications) };
}
