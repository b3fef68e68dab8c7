import { barsHeight, horizontalBars } from "../bars.ts";
import { defineFigure, type Quantity, type Text } from "../figure.ts";

export interface SensitivityData {
  readonly quantity: Quantity;
  readonly parameters: readonly {
    readonly id: string;
    readonly name: Text;
    readonly index: number;
    readonly low?: number;
    readonly high?: number;
  }[];
}

/** Which unknown parameter moves the answer most. */
export const sensitivityFigure = defineFigure<SensitivityData>({
  id: "sensitivity",
  title: { en: "What the answer depends on", zh: "结论取决于哪些参数" },
  height: ({ parameters }) => barsHeight(parameters.length),
  build: ({ quantity, parameters }, context) =>
    horizontalBars(
      parameters.map(({ id, name, index, low, high }) => ({
        id,
        name,
        value: index,
        ...(low === undefined ? {} : { low }),
        ...(high === undefined ? {} : { high }),
      })),
      quantity,
      2,
      context,
    ),
});
