import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { ConfigProvider } from "antd";
import enUS from "antd/locale/en_US";
import zhCN from "antd/locale/zh_CN";
import { useMemo } from "react";
import { createBrowserRouter, Navigate, RouterProvider } from "react-router";
import { RefusalError } from "./api/refusal-error.ts";
import { BrokenPage, UnknownPage } from "./frame/broken-page.tsx";
import { Frame } from "./frame/frame.tsx";
import { useLanguage } from "./language/index.ts";
import { pages } from "./pages/index.ts";
import { antdTheme } from "./theme/antd-theme.ts";
import { useThemeName } from "./theme/use-theme.ts";

const firstPage = pages[0]?.address ?? "";

const router = createBrowserRouter([
  {
    path: "/",
    element: <Frame />,
    errorElement: <BrokenPage />,
    children: [
      { index: true, element: <Navigate to={`/${firstPage}`} replace /> },
      ...pages.map(({ address, component: Page }) => ({ path: address, element: <Page />, errorElement: <BrokenPage /> })),
      { path: "*", element: <UnknownPage /> },
    ],
  },
]);

/* A study changes only when its files do, and then the server restarts the app's session: answers stay fresh until reload. */
const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: Number.POSITIVE_INFINITY,
      refetchOnWindowFocus: false,
      retry: (count, error) => error instanceof RefusalError && error.code === "unreachable" && count < 1,
      retryDelay: 400,
    },
  },
});

/** The whole app: language, theme and data around the router. */
export function App() {
  const [language] = useLanguage();
  const themeName = useThemeName();
  const theme = useMemo(() => antdTheme(themeName), [themeName]);
  return (
    <ConfigProvider locale={language === "zh" ? zhCN : enUS} theme={theme} button={{ autoInsertSpace: false }}>
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </ConfigProvider>
  );
}
