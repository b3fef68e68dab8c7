import "@fontsource-variable/noto-sans-sc/index.css";
import "./theme/tokens.css";
import "./theme/base.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app.tsx";
import { startLanguage } from "./language/index.ts";
import { pageAt } from "./pages/index.ts";

/* The first page's code arrives while the study is being described, not after. */
void pageAt(window.location.pathname)?.fetch();
startLanguage();
const place = document.getElementById("root");
if (place === null) throw new Error("main: index.html has no element #root.");
createRoot(place).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
