/**
 * Mean first passage times of a Markov chain: how many periods a place needs, on average, to first reach a class from another.
 *
 *     m_kl = 1 + sum_{j != l} p_kj m_jl,   m_ll = 1 / pi_l: the mean time to come back
 *
 * Each column is solved by elimination without subtraction, so rare classes lose no digits.
 *
 * @param probabilities  P, rows sum to 1, [K x K]
 * @param classes        K
 * @returns m, periods, [K x K], from class by to class; Infinity where the class may never be reached, NaN in a chain with a class
 *   that was never observed
 * @see Kemeny and Snell (1960), Finite Markov Chains, chapter 4; Grassmann, Taksar and Heyman (1985)
 */
export function meanFirstPassage(probabilities: Float64Array, classes: number): Float64Array {
  const K = classes;
  const out = new Float64Array(K * K);
  if (probabilities.some(Number.isNaN)) return out.fill(Number.NaN);
  for (let target = 0; target < K; ++target) {
    const times = timesTo(probabilities, K, target);
    for (let from = 0; from < K; ++from) {
      let time = 1;
      for (let j = 0; j < K; ++j) {
        const p = probabilities[from * K + j]!;
        if (j !== target && p > 0) time += p * times[j]!;
      }
      out[from * K + target] = from === target ? time : times[from]!;
    }
  }
  return out;
}

/** Mean time from every class until the target, [K]; 0 at the target itself. */
function timesTo(probabilities: Float64Array, K: number, target: number): Float64Array {
  const p = probabilities.slice();
  const wait = new Float64Array(K).fill(1);
  const order = Array.from({ length: K }, (_, k) => k).filter((k) => k !== target);
  // Classes are taken out of the chain one after another: visits to them become time spent on the way.
  for (let at = order.length - 1; at >= 0; --at) {
    const gone = order[at]!;
    const left = [target, ...order.slice(0, at)];
    const out = left.reduce((sum, j) => sum + p[gone * K + j]!, 0);
    for (const i of left) {
      if (i === target) continue;
      const visits = p[i * K + gone]! > 0 ? p[i * K + gone]! / out : 0;
      if (visits === 0) continue;
      wait[i]! += visits * wait[gone]!;
      for (const j of left) p[i * K + j]! += visits * p[gone * K + j]!;
    }
  }
  const times = new Float64Array(K);
  order.forEach((k, at) => {
    let sum = wait[k]!;
    let out = p[k * K + target]!;
    for (const j of order.slice(0, at)) {
      const step = p[k * K + j]!;
      out += step;
      if (step > 0) sum += step * times[j]!;
    }
    times[k] = sum / out;
  });
  return times;
}
