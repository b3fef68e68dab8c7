import type { InputProblem } from "./input-problems.ts";

/** Cubes of numbers up to here, and sums of a million such cubes, stay within double precision (1.8e308). */
const LARGEST = 1e100;
/** Squares and cubes of numbers down to here keep all their digits (the least normal double is 2.2e-308). */
const SMALLEST = 1e-100;

/**
 * The numbers of an input that are too large or too small to compute with: beyond 1e100, or nearer to zero than 1e-100 without being
 * zero. Sums and powers of them overflow to infinity or lose their digits, and an answer made from them would be wrong without a word.
 *
 * @param input  plain JSON
 * @param most   how many are reported, in the order of the input; default 8
 */
export function outsizeNumbers(input: unknown, most = 8): readonly InputProblem[] {
  const found: InputProblem[] = [];
  collect(input, [], found, most);
  return found;
}

function collect(node: unknown, path: (string | number)[], found: InputProblem[], most: number): void {
  if (found.length >= most) return;
  if (typeof node === "number") {
    const size = Math.abs(node);
    if (size !== 0 && !(size >= SMALLEST && size <= LARGEST)) found.push(problem(path.join("."), node));
    return;
  }
  if (node === null || typeof node !== "object") return;
  for (const [key, entry] of Array.isArray(node) ? node.entries() : Object.entries(node)) {
    path.push(key);
    collect(entry, path, found, most);
    path.pop();
  }
}

const problem = (path: string, value: number): InputProblem => ({
  path,
  message: `${value} is no size of any quantity; it must be 0, or between ${SMALLEST} and ${LARGEST} in size`,
  zh: `${path}（${value} 超出任何数量的大小，应为 0，或绝对值在 ${SMALLEST} 与 ${LARGEST} 之间）`,
});
