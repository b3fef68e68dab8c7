import { useCallback, useMemo } from "react";
import { useSearchParams } from "react-router";
import { readSelection, type Selection, writeSelection } from "./selection.ts";
import { useStudy } from "./study-context.ts";

/** The current selection and the way to change it. A change of year replaces the history entry, so Back is not sixty frames long. */
export function useSelection(): readonly [Selection, (change: Partial<Selection>) => void] {
  const study = useStudy();
  const [address, setAddress] = useSearchParams();
  const selection = useMemo(() => readSelection(address, study), [address, study]);
  const change = useCallback(
    (wanted: Partial<Selection>) => {
      const onlyYear = Object.keys(wanted).length === 1 && wanted.year !== undefined;
      setAddress((before) => writeSelection(before, wanted), { replace: onlyYear, preventScrollReset: true });
    },
    [setAddress],
  );
  return [selection, change];
}

/**
 * Pieces of page state kept in the address bar, changed together: two changes in one go would each start from the address before both.
 *
 * @param fallbacks  name in the address, which must not be a selection key: value while the address has none; writing it removes the key
 */
export function useAddressStates<Key extends string>(
  fallbacks: Readonly<Record<Key, string>>,
): readonly [Readonly<Record<Key, string>>, (changes: Partial<Readonly<Record<Key, string>>>) => void] {
  const [address, setAddress] = useSearchParams();
  const keys = Object.keys(fallbacks) as Key[];
  const values = Object.fromEntries(keys.map((key) => [key, address.get(key) ?? fallbacks[key]])) as Record<Key, string>;
  const write = (changes: Partial<Readonly<Record<Key, string>>>) =>
    setAddress(
      (before) => {
        const next = new URLSearchParams(before);
        for (const key of keys) {
          const value = changes[key];
          if (value === fallbacks[key]) next.delete(key);
          else if (value !== undefined) next.set(key, value);
        }
        return next;
      },
      { replace: true, preventScrollReset: true },
    );
  return [values, write];
}

/**
 * One piece of page state kept in the address bar.
 *
 * @param key  name in the address; must not be a selection key
 * @param fallback  value while the address has none; writing it removes the key
 */
export function useAddressState(key: string, fallback: string): readonly [string, (value: string) => void] {
  const [address, setAddress] = useSearchParams();
  const write = useCallback(
    (value: string) =>
      setAddress(
        (before) => {
          const next = new URLSearchParams(before);
          if (value === fallback) next.delete(key);
          else next.set(key, value);
          return next;
        },
        { replace: true, preventScrollReset: true },
      ),
    [key, fallback, setAddress],
  );
  return [address.get(key) ?? fallback, write];
}
