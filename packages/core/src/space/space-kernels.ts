import { embeddedModule } from "../numeric/index.ts";

/** The bytes of space-kernels.wat, base64. */
const BYTES = [
  "AGFzbQEAAAABKQRgC39/f39/f39/f31/AGAGf39/f39/AGAEf39/fwBgB39/f398fH8AAwUEAAECAwUDAQABBzwFBm1lbW9yeQIADXBhaXJIaXN0b2dyYW",
  "0AAAlmb3VyRm9ybXMAAQdzaHVmZmxlAAIJY291bnRMYWdzAAMKzgoEvQMEBX8IewF/An0gCf0TIRYgCv0RIRcCQANAIAsgA04NASALQQJ0IQwgACAMav0J",
  "AgAhECABIAxq/QkCACERIAIgDGr9CQIAIRIgCyAHIAgbQQJ0IQ4gDkFwcSEPQQAhDQJAA0AgDSAPTw0BIBAgBCANav0ABAD95QEhEyATIBP95gEhFCARIA",
  "UgDWr9AAQA/eUBIRMgFCATIBP95gH95AEhFCASIAYgDWr9AAQA/eUBIRMgFCATIBP95gH95AEhFCAXIBT94wEgFv3mAf34AUEC/asB/a4BIRUgFf0bACEY",
  "IBggGCgCAEEBajYCACAV/RsBIRggGCAYKAIAQQFqNgIAIBX9GwIhGCAYIBgoAgBBAWo2AgAgFf0bAyEYIBggGCgCAEEBajYCACANQRBqIQ0MAAsLAkADQC",
  "ANIA5PDQEgEP0fACAEIA1qKgIAkyEZIBkgGZQhGiAR/R8AIAUgDWoqAgCTIRkgGiAZIBmUkiEaIBL9HwAgBiANaioCAJMhGSAaIBkgGZSSIRogCiAakSAJ",
  "lPwAQQJ0aiEYIBggGCgCAEEBajYCACANQQRqIQ0MAAsLIAtBAWohCwwACwsL9QECBH8FewJAA0AgBiADTg0BIAAgBkECdGohCSAJKAIAIQcgCSgCBCEI/Q",
  "wAAAAAAAAAAAAAAAAAAAAAIQv9DAAAAAAAAAAAAAAAAAAAAAAhDAJAA0AgByAITg0BIAIgB0EDdGr9CgMAIQogBCABIAdBAnRqKAIAQQV0aiEJIAsgCiAJ",
  "/QAEAP3yAf3wASELIAwgCiAJ/QAEEP3yAf3wASEMIAdBAWohBwwACwsgBCAGQQV0aiEJIA0gCyAJ/QAEAP3yAf3wASENIA4gDCAJ/QAEEP3yAf3wASEOIA",
  "ZBAWohBgwACwsgBSAN/QsEACAFIA79CwQQC4UCBAZ/AX4DfwF8IAIoAgAhBSACKAIEIQYgAigCCCEHIAIoAgwhCCABIQQgACEMAkADQCAEQQFMDQEDQCAG",
  "QQVsQQd3QQlsrSAErX4hCiAGQQl0IQkgByAFcyEHIAggBnMhCCAGIAdzIQYgBSAIcyEFIAcgCXMhByAIQQt3IQggCqchCyALIARJBEAgC0EAIARrIARwSQ",
  "0BCwsgDCAKQiCIp0EDdGohDSANKwMAIQ4gDSAMKwMAOQMAIAwgDjkDACADIA45AwAgA0EgaiEDIAxBCGohDCAEQQFrIQQMAAsLIAMgDCsDADkDACACIAU2",
  "AgAgAiAGNgIEIAIgBzYCCCACIAg2AgwLjgMCBX8JeyABQQN0IQcgACAHaiEIIAIgA0EDdGohCyAE/RQhEyAF/RQhFAJAA0AgACAITw0BIAAhCf0MAAAAAA",
  "AAAAAAAAAAAAAAACEN/QwAAAAAAAAAAAAAAAAAAAAAIQ79DAAAAAAAAAAAAAAAAAAAAAAhD/0MAAAAAAAAAAAAAAAAAAAAACEQIAIhCgJAA0AgCiALTw0B",
  "IAr9CgMAIQwgDSAMIAn9AAQA/fIB/fABIQ0gDiAMIAn9AAQQ/fIB/fABIQ4gDyAMIAn9AAQg/fIB/fABIQ8gECAMIAn9AAQw/fIB/fABIRAgCSAHaiEJIA",
  "pBCGohCgwACwsgESANIBP9Sf3RASERIBEgDiAT/Un90QEhESARIA8gE/1J/dEBIREgESAQIBP9Sf3RASERIBIgDSAU/Ur90QEhEiASIA4gFP1K/dEBIRIg",
  "EiAPIBT9Sv3RASESIBIgECAU/Ur90QEhEiAAQcAAaiEADAALCyAGIBH9HQAgEf0dAXw3AwAgBiAS/R0AIBL9HQF8NwMICw==",
].join("");

/** Inner loops in WebAssembly; addresses are bytes in `memory`. See space-kernels.wat for what each does. */
export interface SpaceKernels {
  readonly memory: { readonly buffer: ArrayBuffer };
  pairHistogram(
    ax: number,
    ay: number,
    az: number,
    na: number,
    bx: number,
    by: number,
    bz: number,
    nb: number,
    within: number,
    scale: number,
    counts: number,
  ): void;
  fourForms(offsets: number, indices: number, values: number, n: number, x: number, out: number): void;
  shuffle(array: number, n: number, state: number, column: number): void;
  countLags(drawn: number, width: number, row: number, k: number, low: number, high: number, out: number): void;
}

let compiled: ((bytes: number) => SpaceKernels) | undefined;

/**
 * A fresh instance with memory of its own, so that calls cannot disturb each other.
 *
 * @param bytes  memory needed
 */
export function spaceKernels(bytes: number): SpaceKernels {
  compiled ??= embeddedModule<SpaceKernels>(BYTES);
  return compiled(bytes);
}

/** Addresses for arrays laid out one after another, each at a multiple of 16 bytes. */
export function memoryLayout(): { readonly take: (bytes: number) => number; readonly size: () => number } {
  let next = 0;
  return {
    take(bytes) {
      const at = next;
      next = (at + bytes + 15) & ~15;
      return at;
    },
    size: () => next,
  };
}
