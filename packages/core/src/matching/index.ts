export * from "./linear-programme.ts";
export type { NetworkTree } from "./network-simplex.ts";
export {
  denseTransport,
  solveTransport,
  type TransportOptions,
  type TransportProblem,
  type TransportSolution,
} from "./transport.ts";
