import { EARTH_RADIUS_KM } from "@jiju/core";
import type { Provenance } from "@jiju/lab/contract";
import { useMemo } from "react";
import type { OperationInput, OperationResult } from "../../api/contract.ts";
import { useJob } from "../../api/use-job.ts";
import { extentOf, firmPlane, onSphere } from "./firm-plane.ts";
import type { FirmTable } from "./firm-table.ts";

export const firmMethods = ["k-density", "m-function", "ripley-l", "ripley-k", "scale-curve"] as const;
export type FirmMethod = (typeof firmMethods)[number];

/** A curve over distances, whatever the method. */
export type FirmCurve =
  | { readonly method: "k-density"; readonly result: OperationResult<"space.k-density"> }
  | { readonly method: "m-function"; readonly result: OperationResult<"space.m-function"> }
  | { readonly method: "ripley-l"; readonly result: OperationResult<"space.ripley"> }
  | { readonly method: "ripley-k"; readonly result: OperationResult<"space.ripley"> }
  | { readonly method: "scale-curve"; readonly result: OperationResult<"space.scale-curve"> };

/** Distances at which M, K and L are asked. */
const STEPS = 40;
/** Share of the window's shorter side up to which K and L are asked: beyond it too few pairs are free of the edge. */
const WINDOW_SHARE = 1 / 4;

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
  const distances = useMemo(() => stepsTo(reach), [reach]);
  const pattern = useMemo(() => ripleyInput(firms, industry), [firms, industry]);
  const ready = firms !== null && industry !== null;
  const ripleyAsked = method === "ripley-l" || method === "ripley-k";
  const density = useJob("space.k-density", { ...points, reach }, { enabled: ready && method === "k-density" });
  const m = useJob("space.m-function", { ...points, distances }, { enabled: ready && method === "m-function" });
  const ripley = useJob("space.ripley", pattern, { enabled: ready && ripleyAsked });
  const scale = useJob("space.scale-curve", points, { enabled: ready && method === "scale-curve" });
  const job = method === "k-density" ? density : method === "m-function" ? m : ripleyAsked ? ripley : scale;
  const curve = useMemo<FirmCurve | null>(() => {
    if (method === "k-density") return density.envelope ? { method, result: density.envelope.result } : null;
    if (method === "m-function") return m.envelope ? { method, result: m.envelope.result } : null;
    if (method === "scale-curve") return scale.envelope ? { method, result: scale.envelope.result } : null;
    return ripley.envelope ? { method, result: ripley.envelope.result } : null;
  }, [method, density.envelope, m.envelope, ripley.envelope, scale.envelope]);
  const { error, running, progress, elapsed, cancel, start } = job;
  const provenance: Provenance | undefined = job.envelope?.provenance;
  const sizes = { firms: points.x.length, members: points.industry.filter((id) => id === industry).length };
  return {
    curve: curve === null ? null : { ...curve, ...sizes },
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

/** Points of an industry on a plane, in the rectangle around all firms. */
function ripleyInput(firms: FirmTable | null, industry: string | null): OperationInput<"space.ripley"> {
  if (firms === null) return { x: [], y: [], window: { lowX: 0, lowY: 0, highX: 1, highY: 1 }, distances: [] };
  const { x, y, window } = firmPlane(firms);
  const ours = (values: readonly number[]) => values.filter((_, i) => firms.industry[i] === industry);
  const shorter = Math.min(window.highX - window.lowX, window.highY - window.lowY);
  return { x: ours(x), y: ours(y), window, distances: stepsTo(roundDown(shorter * WINDOW_SHARE)) };
}

const stepsTo = (reach: number): number[] => Array.from({ length: STEPS }, (_, k) => (reach * (k + 1)) / STEPS);

function diagonal(firms: FirmTable): number {
  const [x, y] = [extentOf(firms.x), extentOf(firms.y)];
  if (!onSphere(firms)) return Math.hypot(x.size, y.size);
  const kmPerDegree = (EARTH_RADIUS_KM * Math.PI) / 180;
  return Math.hypot(x.size * kmPerDegree * Math.cos((y.middle * Math.PI) / 180), y.size * kmPerDegree);
}
