import type { FigureDefinition, FigureOption } from "@jiju/figures";
import type { ECharts } from "echarts/core";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { FigureView } from "../../chart/figure-view.tsx";
import { limits } from "./why-state.ts";

/** How near the hand must come to the point to take it, pixels. */
const grip = 26;

export interface MovableDiagramProps<Data> {
  readonly definition: FigureDefinition<Data>;
  readonly data: Data;
  readonly label: string;
  readonly hint: string;
  /** The movable point in the units of the axes. */
  readonly point: readonly [number, number];
  /** Ends of the axes: one arrow key moves a fiftieth of them. */
  readonly ends: readonly [number, number];
  readonly onMove: (agglomeration: number, technology: number) => void;
  readonly adjust?: (option: FigureOption) => FigureOption;
}

/** A diagram whose point follows the hand and the arrow keys. */
export function MovableDiagram<Data>(props: MovableDiagramProps<Data>) {
  const { definition, data, label, hint, point, ends, onMove, adjust } = props;
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<ECharts | null>(null);
  const latest = useRef({ point, onMove });
  latest.current = { point, onMove };

  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    let held = false;
    const pixelOf = (event: { clientX: number; clientY: number }): [number, number] => {
      const box = element.getBoundingClientRect();
      return [event.clientX - box.left, event.clientY - box.top];
    };
    const near = (event: { clientX: number; clientY: number }) => {
      const target = chart.current?.convertToPixel({ gridIndex: 0 }, [...latest.current.point]);
      if (!Array.isArray(target)) return false;
      const [x, y] = pixelOf(event);
      return Math.hypot(x - (target[0] ?? 0), y - (target[1] ?? 0)) <= grip;
    };
    const take = (event: PointerEvent) => {
      if (event.button !== 0 || !near(event)) return;
      held = true;
      element.setPointerCapture(event.pointerId);
      element.dataset.held = "true";
      element.focus({ preventScroll: true });
      event.preventDefault();
    };
    const carry = (event: PointerEvent) => {
      if (!held) {
        element.dataset.near = String(near(event));
        return;
      }
      const to = chart.current?.convertFromPixel({ gridIndex: 0 }, pixelOf(event));
      if (Array.isArray(to)) latest.current.onMove(...inLimits(to[0] as number, to[1] as number));
    };
    const drop = () => {
      held = false;
      element.dataset.held = "false";
    };
    /* A finger on the point moves the point; anywhere else it scrolls the page. */
    const touch = (event: TouchEvent) => {
      const finger = event.touches[0];
      if (finger !== undefined && (held || near(finger))) event.preventDefault();
    };
    element.addEventListener("pointerdown", take, { capture: true });
    element.addEventListener("pointermove", carry);
    element.addEventListener("pointerup", drop);
    element.addEventListener("pointercancel", drop);
    element.addEventListener("touchstart", touch, { passive: false });
    return () => {
      element.removeEventListener("pointerdown", take, { capture: true });
      element.removeEventListener("pointermove", carry);
      element.removeEventListener("pointerup", drop);
      element.removeEventListener("pointercancel", drop);
      element.removeEventListener("touchstart", touch);
    };
  }, []);

  const press = (event: KeyboardEvent) => {
    const steps: Readonly<Record<string, readonly [number, number]>> = {
      ArrowLeft: [-1, 0],
      ArrowRight: [1, 0],
      ArrowUp: [0, 1],
      ArrowDown: [0, -1],
    };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const size = (event.shiftKey ? 5 : 1) / 50;
    onMove(...inLimits(point[0] + step[0] * ends[0] * size, point[1] + step[1] * ends[1] * size));
  };

  return (
    <div
      ref={place}
      className="why-diagram"
      role="application"
      aria-label={`${label}. ${hint}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: an application widget that answers the arrow keys has to take the focus
      tabIndex={0}
      onKeyDown={press}
    >
      <FigureView
        definition={definition}
        data={data}
        label={label}
        still
        {...(adjust === undefined ? {} : { adjust })}
        onReady={(instance) => {
          chart.current = instance;
        }}
      />
    </div>
  );
}

function inLimits(agglomeration: number, technology: number): [number, number] {
  const clamp = (value: number, [low, high]: readonly [number, number]) => Math.min(high, Math.max(low, value));
  return [clamp(agglomeration, limits.agglomeration), clamp(technology, limits.technology)];
}
