import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Notice } from "./states.tsx";

/** Drawn in place of a page whose code failed; the frame stays. */
export function BrokenPage() {
  const { t } = useTranslation();
  return (
    <Notice
      tone="error"
      title={t("states.failedDrawing")}
      hint={t("states.failedDrawingHint")}
      action={
        <button type="button" className="plain-button" data-main="true" onClick={() => window.location.reload()}>
          {t("states.reload")}
        </button>
      }
    />
  );
}

/** An address no page answers to. */
export function UnknownPage() {
  const { t } = useTranslation();
  return (
    <Notice
      title={t("states.notFound")}
      hint={t("states.notFoundHint")}
      action={
        <Link className="plain-button" to="/atlas">
          {t("states.toAtlas")}
        </Link>
      }
    />
  );
}
