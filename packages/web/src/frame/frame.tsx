import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import { Outlet } from "react-router";
import { useOperation } from "../api/use-operation.ts";
import { StudyContext } from "../selection/study-context.ts";
import { Header } from "./header.tsx";
import { Navigation } from "./navigation.tsx";
import { Failure, Loading } from "./states.tsx";
import "./frame.css";

/** Header, navigation and the place of the page. Everything waits for the study's description, nothing else. */
export function Frame() {
  const { t } = useTranslation();
  const study = useOperation("study.describe", {});
  return (
    <StudyContext value={study.data?.result ?? null}>
      <a className="skip-link" href="#answer">
        {t("frame.skip")}
      </a>
      <div className="frame">
        <Header ready={study.data !== undefined} />
        <Navigation />
        <main className="frame-main" id="main" tabIndex={-1}>
          {study.data !== undefined ? (
            <Suspense fallback={<Loading />}>
              <Outlet />
            </Suspense>
          ) : study.error !== null ? (
            <Failure error={study.error} onRetry={() => void study.refetch()} />
          ) : (
            <Loading />
          )}
        </main>
      </div>
    </StudyContext>
  );
}
