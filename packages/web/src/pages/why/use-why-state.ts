import { useCallback, useEffect, useRef, useState } from "react";
import { useSearchParams } from "react-router";
import { readWhyState, type WhyState, writeWhyState } from "./why-state.ts";

const writeAfterMilliseconds = 200;

/**
 * The page's state, instant on the screen and written to the address when the hand rests: a drag would otherwise rewrite the address
 * sixty times a second, which browsers refuse.
 */
export function useWhyState(): readonly [WhyState, (change: Partial<WhyState>) => void] {
  const [address, setAddress] = useSearchParams();
  const [state, setState] = useState(() => readWhyState(address));
  const latest = useRef(state);
  const timer = useRef(0);

  useEffect(() => {
    if (timer.current !== 0) return;
    const written = readWhyState(address);
    latest.current = written;
    setState(written);
  }, [address]);
  useEffect(() => () => window.clearTimeout(timer.current), []);

  const change = useCallback(
    (wanted: Partial<WhyState>) => {
      latest.current = { ...latest.current, ...wanted };
      setState(latest.current);
      window.clearTimeout(timer.current);
      timer.current = window.setTimeout(() => {
        timer.current = 0;
        setAddress((before) => writeWhyState(before, latest.current), { replace: true, preventScrollReset: true });
      }, writeAfterMilliseconds);
    },
    [setAddress],
  );
  return [state, change];
}
