/** A basis of the transport network: for every node but the root its parent and the arc that joins them. */
export interface NetworkTree {
  /** Parent of each node, [m + n + 1]; -1 at the root, which is the last node. */
  readonly parent: Int32Array;
  /** Arc to the parent: an edge, E + i for "offer i unused", E + m + j for "request j unmatched". */
  readonly arc: Int32Array;
  /** 1 where that arc points to the parent. */
  readonly up: Uint8Array;
  /** Amount on that arc. */
  readonly flow: Float64Array;
}

/** Working state of the method. Nodes: offers 0 to m - 1, requests m to m + n - 1, root m + n. */
export interface Network {
  readonly nodes: number;
  readonly arcs: number;
  readonly tail: Int32Array;
  readonly head: Int32Array;
  readonly cost: Float64Array;
  /** Arcs that may enter the basis: those of offers and requests with positive amounts. */
  readonly open: number;
  readonly order: Int32Array | undefined;
  readonly parent: Int32Array;
  readonly arc: Int32Array;
  readonly up: Uint8Array;
  readonly flow: Float64Array;
  /** pi with cost + pi(tail) - pi(head) = 0 on the tree, [nodes]. */
  readonly potential: Float64Array;
  readonly depth: Int32Array;
  readonly firstChild: Int32Array;
  readonly nextSibling: Int32Array;
  readonly previousSibling: Int32Array;
}

/** The network of a transport problem with the empty matching as its basis. */
export function buildNetwork(
  supply: Float64Array,
  demand: Float64Array,
  from: Int32Array,
  to: Int32Array,
  cost: Float64Array,
  penalty: Float64Array,
): Network {
  const m = supply.length;
  const n = demand.length;
  const E = from.length;
  const root = m + n;
  const nodes = root + 1;
  const arcs = E + root;
  const tail = new Int32Array(arcs);
  const head = new Int32Array(arcs);
  const arcCost = new Float64Array(arcs);
  tail.set(from);
  arcCost.set(cost);
  let idle = false;
  for (let e = 0; e < E; ++e) {
    head[e] = m + to[e]!;
    idle ||= supply[from[e]!] === 0 || demand[to[e]!] === 0;
  }
  for (let i = 0; i < m; ++i) {
    tail[E + i] = i;
    head[E + i] = root;
  }
  for (let j = 0; j < n; ++j) {
    tail[E + m + j] = root;
    head[E + m + j] = m + j;
    arcCost[E + m + j] = penalty[j]!;
  }
  // A request of amount 0 would hang on a downward arc without flow and break the guarantee against cycling: its edges stay out.
  let order: Int32Array | undefined;
  if (idle) {
    const live: number[] = [];
    for (let a = 0; a < arcs; ++a) {
      if (a >= E || (supply[from[a]!]! > 0 && demand[to[a]!]! > 0)) live.push(a);
    }
    order = Int32Array.from(live);
  }
  const network: Network = {
    nodes,
    arcs,
    tail,
    head,
    cost: arcCost,
    open: order ? order.length : arcs,
    order,
    parent: new Int32Array(nodes).fill(root),
    arc: new Int32Array(nodes),
    up: new Uint8Array(nodes),
    flow: new Float64Array(nodes),
    potential: new Float64Array(nodes),
    depth: new Int32Array(nodes),
    firstChild: new Int32Array(nodes).fill(-1),
    nextSibling: new Int32Array(nodes).fill(-1),
    previousSibling: new Int32Array(nodes).fill(-1),
  };
  network.parent[root] = -1;
  network.arc[root] = -1;
  for (let i = 0; i < m; ++i) {
    network.arc[i] = E + i;
    network.up[i] = 1;
    network.flow[i] = supply[i]!;
  }
  for (let j = 0; j < n; ++j) {
    network.arc[m + j] = E + m + j;
    network.flow[m + j] = demand[j]!;
  }
  rebuild(network);
  return network;
}

/** Takes over an earlier basis; costs may have changed and edges been added at the end, amounts must be the same. */
export function readTree(network: Network, tree: NetworkTree, addedEdges: number): void {
  const { nodes, arcs, parent, arc, up, flow } = network;
  const edgesBefore = arcs - (nodes - 1) - addedEdges;
  parent.set(tree.parent);
  up.set(tree.up);
  flow.set(tree.flow);
  for (let node = 0; node < nodes; ++node) arc[node] = tree.arc[node]! + (tree.arc[node]! >= edgesBefore ? addedEdges : 0);
  rebuild(network);
}

/** Children lists, depths and potentials from parents. */
function rebuild(network: Network): void {
  const { nodes, parent, firstChild, nextSibling, previousSibling } = network;
  firstChild.fill(-1);
  nextSibling.fill(-1);
  previousSibling.fill(-1);
  for (let node = 0; node < nodes - 1; ++node) attach(network, node, parent[node]!);
  network.depth[nodes - 1] = 0;
  network.potential[nodes - 1] = 0;
  let node = firstChild[nodes - 1]!;
  while (node !== -1) {
    place(network, node);
    node = following(network, node, nodes - 1);
  }
}

/** Depth and potential of a node from its parent's. */
function place(network: Network, node: number): void {
  const { parent, arc, up, cost, potential, depth } = network;
  const above = parent[node]!;
  depth[node] = depth[above]! + 1;
  potential[node] = up[node] === 1 ? potential[above]! - cost[arc[node]!]! : potential[above]! + cost[arc[node]!]!;
}

/** Next node of the subtree under `top` in preorder, -1 at its end. */
function following(network: Network, node: number, top: number): number {
  const { firstChild, nextSibling, parent } = network;
  if (firstChild[node] !== -1) return firstChild[node]!;
  let at = node;
  while (at !== top) {
    if (nextSibling[at] !== -1) return nextSibling[at]!;
    at = parent[at]!;
  }
  return -1;
}

function attach(network: Network, node: number, above: number): void {
  const { firstChild, nextSibling, previousSibling } = network;
  const first = firstChild[above]!;
  nextSibling[node] = first;
  previousSibling[node] = -1;
  if (first !== -1) previousSibling[first] = node;
  firstChild[above] = node;
}

function detach(network: Network, node: number): void {
  const { parent, firstChild, nextSibling, previousSibling } = network;
  const before = previousSibling[node]!;
  const after = nextSibling[node]!;
  if (before === -1) firstChild[parent[node]!] = after;
  else nextSibling[before] = after;
  if (after !== -1) previousSibling[after] = before;
}

/**
 * Pivots until no arc can lower the cost.
 *
 * Pricing takes the most negative reduced cost of a block of about sqrt(arcs) arcs and goes round; the leaving arc is the last
 * blocking one along the cycle from its apex, which keeps the tree strongly feasible, so degenerate pivots cannot cycle.
 *
 * @returns number of pivots and whether the optimum was reached within the limit
 */
export function solveNetwork(network: Network, limit: number): { readonly pivots: number; readonly finished: boolean } {
  const { tail, head, cost, potential, open, order } = network;
  let largest = 0;
  for (let a = 0; a < cost.length; ++a) largest = Math.max(largest, Math.abs(cost[a]!));
  const tolerance = 1e-12 * Math.max(largest, 1e-300);
  const block = Math.max(64, Math.ceil(Math.sqrt(open)));
  let pivots = 0;
  let next = 0;
  let fresh = true;
  for (;;) {
    let entering = -1;
    let best = -tolerance;
    let seen = 0;
    while (seen < open) {
      const stop = Math.min(next + block, open);
      if (order) {
        for (let k = next; k < stop; ++k) {
          const a = order[k]!;
          const reduced = cost[a]! + potential[tail[a]!]! - potential[head[a]!]!;
          if (reduced < best) {
            best = reduced;
            entering = a;
          }
        }
      } else {
        for (let a = next; a < stop; ++a) {
          const reduced = cost[a]! + potential[tail[a]!]! - potential[head[a]!]!;
          if (reduced < best) {
            best = reduced;
            entering = a;
          }
        }
      }
      seen += stop - next;
      next = stop === open ? 0 : stop;
      if (entering !== -1) break;
    }
    if (entering === -1) {
      if (fresh) return { pivots, finished: true };
      // Potentials were shifted along; rebuilt from the tree they are exact, and a last round of pricing confirms the optimum.
      rebuild(network);
      fresh = true;
      continue;
    }
    if (pivots >= limit) return { pivots, finished: false };
    pivot(network, entering, best);
    fresh = false;
    ++pivots;
  }
}

/** Brings one arc into the basis. */
function pivot(network: Network, entering: number, reduced: number): void {
  const { tail, head, parent, up, flow, depth } = network;
  const p = tail[entering]!;
  const q = head[entering]!;
  let a = p;
  let b = q;
  let amount = Number.POSITIVE_INFINITY;
  let leaving = -1;
  let leavesBelowTail = true;
  // Along the tail side flow runs downward, so arcs that point up lose; along the head side those that point down lose.
  while (a !== b) {
    if (depth[a]! > depth[b]!) {
      if (up[a] === 1 && flow[a]! < amount) {
        amount = flow[a]!;
        leaving = a;
        leavesBelowTail = true;
      }
      a = parent[a]!;
    } else {
      if (up[b] === 0 && flow[b]! <= amount) {
        amount = flow[b]!;
        leaving = b;
        leavesBelowTail = false;
      }
      b = parent[b]!;
    }
  }
  const apex = a;
  if (leavesBelowTail) {
    // The two sides were walked together: among equal blocking arcs the head side comes last along the cycle and wins.
    for (let x = q; x !== apex; x = parent[x]!) {
      if (up[x] === 0 && flow[x]! <= amount) {
        leaving = x;
        leavesBelowTail = false;
      }
    }
  }
  if (amount > 0) {
    for (let x = p; x !== apex; x = parent[x]!) flow[x]! += up[x] === 1 ? -amount : amount;
    for (let x = q; x !== apex; x = parent[x]!) flow[x]! += up[x] === 1 ? amount : -amount;
  }
  rehang(network, entering, leaving, leavesBelowTail, amount);
  shift(network, leavesBelowTail ? p : q, leavesBelowTail ? -reduced : reduced);
}

/** Turns round the path from the entering arc to the leaving one and hangs the subtree on its new parent. */
function rehang(network: Network, entering: number, leaving: number, belowTail: boolean, amount: number): void {
  const { tail, head, parent, arc, up, flow } = network;
  let node = belowTail ? tail[entering]! : head[entering]!;
  let above = belowTail ? head[entering]! : tail[entering]!;
  let newArc = entering;
  let newUp = belowTail ? 1 : 0;
  let newFlow = amount;
  for (;;) {
    const oldParent = parent[node]!;
    const oldArc = arc[node]!;
    const oldUp = up[node]!;
    const oldFlow = flow[node]!;
    detach(network, node);
    parent[node] = above;
    arc[node] = newArc;
    up[node] = newUp;
    flow[node] = newFlow;
    attach(network, node, above);
    if (node === leaving) return;
    above = node;
    node = oldParent;
    newArc = oldArc;
    newUp = 1 - oldUp;
    newFlow = oldFlow;
  }
}

/** Adds a constant to the potentials of a subtree and renews its depths. */
function shift(network: Network, top: number, change: number): void {
  const { parent, firstChild, nextSibling, potential, depth } = network;
  let node = top;
  for (;;) {
    potential[node]! += change;
    depth[node] = depth[parent[node]!]! + 1;
    if (firstChild[node] !== -1) {
      node = firstChild[node]!;
      continue;
    }
    while (nextSibling[node] === -1 && node !== top) node = parent[node]!;
    if (node === top) return;
    node = nextSibling[node]!;
  }
}
