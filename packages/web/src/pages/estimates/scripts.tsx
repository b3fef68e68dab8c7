import { useTranslation } from "react-i18next";
import { useOperation } from "../../api/use-operation.ts";
import { downloadFile } from "../../chart/download.ts";
import { Failure, Loading } from "../../frame/states.tsx";

/** The rows behind the estimate and the scripts that give it again, for whoever has to defend it. */
export function Scripts({ industry }: { readonly industry: string | undefined }) {
  const { t } = useTranslation();
  const answer = useOperation("why.scripts", industry === undefined ? {} : { industry });
  const result = answer.data?.result;
  return (
    <section className="estimates-below" aria-label={t("estimates.scriptsTitle")}>
      <h2>{t("estimates.scriptsTitle")}</h2>
      {answer.error !== null ? (
        <Failure error={answer.error} onRetry={() => void answer.refetch()} />
      ) : result === undefined ? (
        <Loading />
      ) : (
        <>
          <p>{t("estimates.scriptsHelp", { rows: result.rows })}</p>
          <p className="estimates-files">
            {result.files.map(({ name, text }) => (
              <button
                key={name}
                type="button"
                className="plain-button"
                onClick={() => downloadFile(text, name, "text/plain;charset=utf-8")}
              >
                {name}
              </button>
            ))}
          </p>
        </>
      )}
    </section>
  );
}
