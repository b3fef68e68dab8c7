/** At least three rounds and a second, unless that takes longer than ten. The programs of the peers keep the same rule. */
const [ROUNDS, LEAST_SECONDS, MOST_SECONDS] = [3, 1, 10];

/** @returns the answer, and the least processor time of the rounds, s of all threads */
export function timed<Answer>(run: () => Answer): { readonly answer: Answer; readonly seconds: number } {
  const begin = performance.now();
  let best = Number.POSITIVE_INFINITY;
  let answer: Answer;
  let round = 0;
  let passed = 0;
  do {
    const before = process.cpuUsage();
    answer = run();
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / 1e6);
    round += 1;
    passed = (performance.now() - begin) / 1000;
  } while (passed < LEAST_SECONDS || (round < ROUNDS && passed < MOST_SECONDS));
  return { answer, seconds: best };
}
