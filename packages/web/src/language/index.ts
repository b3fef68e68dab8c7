import i18next from "i18next";
import { initReactI18next, useTranslation } from "react-i18next";
import { en } from "./en/index.ts";
import { zh } from "./zh/index.ts";

export type Language = "en" | "zh";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "translation";
    resources: { translation: typeof en };
  }
}

const storageKey = "jiju.language";

/** The remembered language, else the browser's: Chinese for any Chinese locale, English otherwise. */
export function initialLanguage(): Language {
  const remembered = readRemembered();
  if (remembered !== null) return remembered;
  return navigator.language.toLowerCase().startsWith("zh") ? "zh" : "en";
}

/** Prepares both catalogues; they are bundled, so this ends before the first drawing. */
export function startLanguage(): void {
  void i18next.use(initReactI18next).init({
    resources: { en: { translation: en }, zh: { translation: zh } },
    lng: initialLanguage(),
    fallbackLng: "en",
    initAsync: false,
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  markDocument(i18next.language as Language);
}

/** The current language, and the way to change it. */
export function useLanguage(): readonly [Language, (language: Language) => void] {
  const { i18n } = useTranslation();
  const change = (language: Language) => {
    void i18n.changeLanguage(language);
    markDocument(language);
    remember(language);
  };
  return [i18n.language === "zh" ? "zh" : "en", change];
}

function markDocument(language: Language): void {
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
}

function readRemembered(): Language | null {
  try {
    const value = window.localStorage.getItem(storageKey);
    return value === "en" || value === "zh" ? value : null;
  } catch {
    return null;
  }
}

function remember(language: Language): void {
  try {
    window.localStorage.setItem(storageKey, language);
  } catch {
    /* Storage may be forbidden; the switch then lasts as long as the page. */
  }
}
