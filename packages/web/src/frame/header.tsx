import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useLanguage } from "../language/index.ts";
import { useNames } from "../language/use-names.ts";
import { useStudy } from "../selection/study-context.ts";
import { Icon } from "./icon.tsx";
import { ComparePicker, IndustryPicker, RegionPicker } from "./pickers.tsx";
import { YearPicker } from "./year-picker.tsx";

const HelpDrawer = lazy(() => import("./help-drawer.tsx"));

export interface HeaderProps {
  /** Whether the study is known; before that only the name and the language switch show. */
  readonly ready: boolean;
}

/** Name, study, the selection, language and help. */
export function Header({ ready }: HeaderProps) {
  const { t } = useTranslation();
  const [language, setLanguage] = useLanguage();
  const [helpOpen, setHelpOpen] = useState(false);
  return (
    <header className="header">
      <Link to="/" className="brand" aria-label="集聚 Jiju">
        <span lang="zh-CN">集聚</span> <span lang="en">Jiju</span>
      </Link>
      {ready ? <StudyName /> : <span className="study-name" />}
      {ready ? (
        <div className="selection-bar">
          <RegionPicker />
          <ComparePicker />
          <IndustryPicker />
          <YearPicker />
        </div>
      ) : null}
      <div className="header-end">
        <button
          type="button"
          className="plain-button language-switch"
          data-quiet="true"
          aria-label={t("frame.switchLanguage")}
          onClick={() => setLanguage(language === "zh" ? "en" : "zh")}
        >
          <span data-current={language === "zh"} lang="zh-CN">
            中
          </span>
          /
          <span data-current={language === "en"} lang="en">
            EN
          </span>
        </button>
        <button
          type="button"
          className="plain-button"
          data-quiet="true"
          aria-label={t("frame.help")}
          onClick={() => setHelpOpen(true)}
          disabled={!ready}
        >
          <Icon name="help" />
        </button>
      </div>
      {helpOpen ? (
        <Suspense fallback={null}>
          <HelpDrawer onClose={() => setHelpOpen(false)} />
        </Suspense>
      ) : null}
    </header>
  );
}

function StudyName() {
  const study = useStudy();
  const names = useNames();
  return (
    <span className="study-name" title={names.text(study.title)}>
      {names.text(study.title)}
    </span>
  );
}
