import { PATH_NAMES } from "@jiju/figures";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { useNames } from "../../language/use-names.ts";

/** Name of a path inside a sentence: small in English. */
export function usePathName(): (path: string) => string {
  const { t } = useTranslation();
  const names = useNames();
  return useCallback(
    (path: string) => {
      if (path === "stay") return t("path.stay");
      const known = Object.hasOwn(PATH_NAMES, path) ? PATH_NAMES[path as keyof typeof PATH_NAMES] : undefined;
      return known === undefined ? path : names.text(known).toLowerCase();
    },
    [t, names],
  );
}
