import { useTranslation } from "react-i18next";
import { Link, NavLink, useLocation, useSearchParams } from "react-router";
import { navigationEntries, pageAt, tabsOf } from "../pages/index.ts";
import { carriedSelection } from "../selection/selection.ts";
import { Icon } from "./icon.tsx";

/** The pages that exist, the one a reader is in marked on its tabs too, as a column at the side and as a bar at the bottom of a narrow window. The selection travels along. */
export function Navigation() {
  const { t } = useTranslation();
  const [address] = useSearchParams();
  const search = carriedSelection(address).toString();
  const here = pageAt(useLocation().pathname);
  return (
    <nav className="navigation" aria-label={t("frame.navigation")}>
      <ul>
        {navigationEntries.map((entry) => (
          <li key={entry.id}>
            <Link
              to={{ pathname: `/${entry.address}`, search }}
              className="navigation-link"
              aria-current={here === entry ? "page" : here?.group === entry.group}
            >
              <Icon name={entry.group} />
              <span>{t(`pages.${entry.id}.name`)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

export interface PageTabsProps {
  /** Address of the current page. */
  readonly current: string;
}

/** Views of one navigation entry; nothing when there is only one. */
export function PageTabs({ current }: PageTabsProps) {
  const { t } = useTranslation();
  const [address] = useSearchParams();
  const page = navigationEntries.flatMap(tabsOf).find((entry) => entry.address === current);
  if (page === undefined || tabsOf(page).length < 2) return null;
  return (
    <nav className="page-tabs" aria-label={t("frame.tabs")}>
      {tabsOf(page).map((tab) => (
        <NavLink key={tab.id} to={{ pathname: `/${tab.address}`, search: carriedSelection(address).toString() }}>
          {t(tab.tab ?? `pages.${tab.id}.name`)}
        </NavLink>
      ))}
    </nav>
  );
}
