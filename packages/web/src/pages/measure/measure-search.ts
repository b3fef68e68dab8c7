/** Whether typed words fit an entry: every word is found in one of its names. */
export function fits(typed: string, search: string): boolean {
  const text = search.toLowerCase();
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
