import { useCallback, useMemo, useState } from "react";
import { useAddressState } from "../../selection/use-selection.ts";
import {
  type NeighboursChoice,
  type NeighboursInput,
  neighboursInput,
  readChoice,
  type WeightsFile,
  writeChoice,
} from "./neighbours-choice.ts";

export interface NeighboursState {
  readonly choice: NeighboursChoice;
  readonly file: WeightsFile | null;
  readonly input: NeighboursInput | undefined;
  readonly choose: (choice: NeighboursChoice) => void;
  readonly open: (file: WeightsFile) => void;
}

/** Who is whose neighbour: the choice in the address, an opened file in the page. */
export function useNeighbours(): NeighboursState {
  const [text, setText] = useAddressState("near", "study");
  const [file, setFile] = useState<WeightsFile | null>(null);
  const asked = useMemo(() => readChoice(text), [text]);
  // A link can name no file of somebody else's machine.
  const choice = useMemo<NeighboursChoice>(
    () => (asked.kind === "file" && file === null ? { kind: "study", amount: null } : asked),
    [asked, file],
  );
  const input = useMemo(() => neighboursInput(choice, file), [choice, file]);
  const choose = useCallback((wanted: NeighboursChoice) => setText(writeChoice(wanted)), [setText]);
  const open = useCallback(
    (opened: WeightsFile) => {
      setFile(opened);
      setText("file");
    },
    [setText],
  );
  return { choice, file, input, choose, open };
}
