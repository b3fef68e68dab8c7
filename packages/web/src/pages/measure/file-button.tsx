import { useRef } from "react";
import { decodeFile } from "./decode-file.ts";

export interface FileButtonProps {
  readonly label: string;
  /** Endings of files, as the attribute `accept` takes them. */
  readonly accept: string;
  readonly onOpen: (name: string, text: string) => void;
}

/** A button that reads a text file of the reader's own; the same file can be opened again after a change. */
export function FileButton({ label, accept, onOpen }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" className="plain-button" onClick={() => input.current?.click()}>
        {label}
      </button>
      <input
        ref={input}
        type="file"
        accept={accept}
        hidden
        aria-label={label}
        onChange={async ({ target }) => {
          const file = target.files?.[0];
          if (!file) return;
          onOpen(file.name, decodeFile(await file.arrayBuffer()));
          target.value = "";
        }}
      />
    </>
  );
}
