import { Drawer } from "antd";
import { useTranslation } from "react-i18next";
import { useLocation } from "react-router";
import { pages } from "../pages/index.ts";

const words = ["physical", "virtual", "proximity", "level", "net"] as const;
const keys = ["keyTab", "keyYear", "keyPoint", "keyMap"] as const;

export interface HelpDrawerProps {
  readonly onClose: () => void;
}

/** What the page answers, the keys, and the five words the product uses in its own sense. */
export default function HelpDrawer({ onClose }: HelpDrawerProps) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const page = pages.find(({ address }) => pathname === `/${address}`);
  return (
    <Drawer open onClose={onClose} title={t("help.title")} size={400} destroyOnHidden>
      <div className="prose">
        {page === undefined ? null : (
          <>
            <h3>{t("help.pageQuestion")}</h3>
            <p>{t(`pages.${page.id}.question`)}</p>
          </>
        )}
        <h3>{t("help.words")}</h3>
        <dl>
          {words.map((word) => (
            <div key={word}>
              <dt>{t(`help.${word}`)}</dt>
              <dd>{t(`help.${word}Meaning`)}</dd>
            </div>
          ))}
        </dl>
        <h3>{t("help.keys")}</h3>
        <ul>
          {keys.map((key) => (
            <li key={key}>{t(`help.${key}`)}</li>
          ))}
        </ul>
      </div>
    </Drawer>
  );
}
