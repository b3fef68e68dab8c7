import { useEffect, useState } from "react";
import { useLanguage } from "./index.ts";

type Catalogue = typeof import("./issue-text.ts");

/**
 * The contract's Chinese sentences, fetched when a Chinese reader first meets an issue or a refusal; null for readers of English,
 * who get the server's own sentences, and until they have come.
 */
export function useCatalogue(): Catalogue | null {
  const [language] = useLanguage();
  const [catalogue, setCatalogue] = useState<Catalogue | null>(null);
  useEffect(() => {
    let wanted = true;
    if (language === "zh") {
      void import("./issue-text.ts").then(({ issueText, refusalText }) => {
        if (wanted) setCatalogue({ issueText, refusalText });
      });
    } else setCatalogue(null);
    return () => {
      wanted = false;
    };
  }, [language]);
  return catalogue;
}
