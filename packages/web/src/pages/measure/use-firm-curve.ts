import type { Provenance } from "@jiju/lab/contract";
import { useMemo } from "react";
import type { OperationInput, OperationResult } from "../../api/contract.ts";
import { useJob } from "../../api/use-job.ts";
import type { FirmTable } from "./firm-table.ts";

export const firmMethods = ["k-density", "m-function", "scale-curve"] as const;
export type FirmMethod = (typeof firmMethods)[number];

/** A curve over distances, whatever the method. */
export type FirmCurve =
  | { readonly method: "k-density"; readonly result: OperationResult<"space.k-density"> }
  | { readonly method: "m-function"; readonly result: OperationResult<"space.m-function"> }
  | { readonly method: "scale-curve"; readonly result: OperationResult<"space.scale-curve"> };

/** Distances at which M is asked. */
const M_STEPS = 40;

/** Runs the method for an industry as a job that can be cancelled; nothing is asked while there are no firms. */
export function useFirmCurve(method: FirmMethod, firms: FirmTable | null, industry: string | null) {
  const points = useMemo<Omit<OperationInput<"space.k-density">, "simulations">>(
    () => ({
      x: [...(firms?.x ?? [])],
      y: [...(firms?.y ?? [])],
      metric: firms !== null && !onSphere(firms) ? "plane" : "sphere",
      industry: [...(firms?.industry ?? [])],
      of: industry ?? "",
      ...(firms?.weights ? { weights: [...firms.weights] } : {}),
    }),
    [firms, industry],
  );
  // A third of the diagonal of the map, as a round number that can stand at the end of an axis.
  const reach = useMemo(() => (firms === null ? 1 : roundDown(diagonal(firms) / 3)), [firms]);
  const distances = useMemo(() => Array.from({ length: M_STEPS }, (_, k) => (reach * (k + 1)) / M_STEPS), [reach]);
  const ready = firms !== null && industry !== null;
  const density = useJob("space.k-density", { ...points, reach }, { enabled: ready && method === "k-density" });
  const m = useJob("space.m-function", { ...points, distances }, { enabled: ready && method === "m-function" });
  const scale = useJob("space.scale-curve", points, { enabled: ready && method === "scale-curve" });
  const job = method === "k-density" ? density : method === "m-function" ? m : scale;
  const curve = useMemo<FirmCurve | null>(() => {
    if (method === "k-density") return density.envelope ? { method, result: density.envelope.result } : null;
    if (method === "m-function") return m.envelope ? { method, result: m.envelope.result } : null;
    return scale.envelope ? { method, result: scale.envelope.result } : null;
  }, [method, density.envelope, m.envelope, scale.envelope]);
  const { error, running, progress, elapsed, cancel, start } = job;
  const provenance: Provenance | undefined = job.envelope?.provenance;
  const sizes = curve === null ? null : { firms: curve.result.firms, members: curve.result.members };
  return {
    curve: curve === null || sizes === null ? null : { ...curve, ...sizes },
    provenance,
    error,
    running,
    progress,
    elapsed,
    cancel,
    start,
  };
}

/** The largest number with one digit that is not above a value, or 1.5 times a power of ten. */
export function roundDown(value: number): number {
  if (!(value > 0)) return 1;
  const unit = 10 ** Math.floor(Math.log10(value));
  const digits = Math.floor(value / unit);
  return (digits === 1 && value >= 1.5 * unit ? 1.5 : digits) * unit;
}

/** Whether coordinates can be degrees; others are taken as a plane. */
export function onSphere({ x, y }: FirmTable): boolean {
  return x.every((value) => Math.abs(value) <= 180) && y.every((value) => Math.abs(value) <= 90);
}

function diagonal(firms: FirmTable): number {
  const range = (values: readonly number[]) => {
    let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (const value of values) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    return { low, size: high - low, middle: (low + high) / 2 };
  };
  const [x, y] = [range(firms.x), range(firms.y)];
  if (!onSphere(firms)) return Math.hypot(x.size, y.size);
  const kmPerDegree = 111.195;
  return Math.hypot(x.size * kmPerDegree * Math.cos((y.middle * Math.PI) / 180), y.size * kmPerDegree);
}
