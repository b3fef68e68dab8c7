import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useSearchParams } from "react-router";

/** How a page's state is kept in the address. */
export interface AddressCodec<State> {
  /** Whatever is missing or out of range takes its default. */
  readonly read: (address: URLSearchParams) => State;
  /** Writes into a copy; defaults are left out, so an untouched page has a short link. */
  readonly write: (address: URLSearchParams, state: State) => URLSearchParams;
}

export interface AddressDraft<State> {
  /** What the controls show: follows the hand at once. */
  readonly draft: State;
  /** What the address says: what is computed and shared. */
  readonly settled: State;
  readonly change: (wanted: Partial<State>) => void;
}

const writeAfterMilliseconds = 140;

/**
 * State whose controls answer at once and whose address, and with it everything computed from it, follows when the hand rests.
 *
 * @param codec  keep it stable between drawings
 */
export function useAddressDraft<State extends object>(codec: AddressCodec<State>): AddressDraft<State> {
  const [address, setAddress] = useSearchParams();
  const settled = useMemo(() => codec.read(address), [codec, address]);
  const [draft, setDraft] = useState(settled);
  const latest = useRef(draft);
  const timer = useRef(0);

  useEffect(() => {
    if (timer.current !== 0) return;
    latest.current = settled;
    setDraft(settled);
  }, [settled]);
  useEffect(() => () => window.clearTimeout(timer.current), []);

  const change = useCallback(
    (wanted: Partial<State>) => {
      latest.current = { ...latest.current, ...wanted };
      setDraft(latest.current);
      window.clearTimeout(timer.current);
      timer.current = window.setTimeout(() => {
        timer.current = 0;
        setAddress((before) => codec.write(before, latest.current), { replace: true, preventScrollReset: true });
      }, writeAfterMilliseconds);
    },
    [codec, setAddress],
  );
  return { draft, settled, change };
}
