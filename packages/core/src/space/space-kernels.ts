import { embeddedModule } from "../numeric/index.ts";

/** The bytes of space-kernels.wat, base64. */
const BYTES = [
  "AGFzbQEAAAABKQRgC39/f39/f39/f31/AGAGf39/f39/AGAEf39/fwBgB39/f398fH8AAwUEAAECAwUDAQABBzwFBm1lbW9yeQIADXBhaXJIaX",
  "N0b2dyYW0AAAlmb3VyRm9ybXMAAQdzaHVmZmxlAAIJY291bnRMYWdzAAMKyQkEvQMEBX8IewF/An0gCf0TIRYgCv0RIRcCQANAIAsgA04NASAL",
  "QQJ0IQwgACAMav0JAgAhECABIAxq/QkCACERIAIgDGr9CQIAIRIgCyAHIAgbQQJ0IQ4gDkFwcSEPQQAhDQJAA0AgDSAPTw0BIBAgBCANav0ABA",
  "D95QEhEyATIBP95gEhFCARIAUgDWr9AAQA/eUBIRMgFCATIBP95gH95AEhFCASIAYgDWr9AAQA/eUBIRMgFCATIBP95gH95AEhFCAXIBT94wEg",
  "Fv3mAf34AUEC/asB/a4BIRUgFf0bACEYIBggGCgCAEEBajYCACAV/RsBIRggGCAYKAIAQQFqNgIAIBX9GwIhGCAYIBgoAgBBAWo2AgAgFf0bAy",
  "EYIBggGCgCAEEBajYCACANQRBqIQ0MAAsLAkADQCANIA5PDQEgEP0fACAEIA1qKgIAkyEZIBkgGZQhGiAR/R8AIAUgDWoqAgCTIRkgGiAZIBmU",
  "kiEaIBL9HwAgBiANaioCAJMhGSAaIBkgGZSSIRogCiAakSAJlPwAQQJ0aiEYIBggGCgCAEEBajYCACANQQRqIQ0MAAsLIAtBAWohCwwACwsL9Q",
  "ECBH8FewJAA0AgBiADTg0BIAAgBkECdGohCSAJKAIAIQcgCSgCBCEI/QwAAAAAAAAAAAAAAAAAAAAAIQv9DAAAAAAAAAAAAAAAAAAAAAAhDAJA",
  "A0AgByAITg0BIAIgB0EDdGr9CgMAIQogBCABIAdBAnRqKAIAQQV0aiEJIAsgCiAJ/QAEAP3yAf3wASELIAwgCiAJ/QAEEP3yAf3wASEMIAdBAW",
  "ohBwwACwsgBCAGQQV0aiEJIA0gCyAJ/QAEAP3yAf3wASENIA4gDCAJ/QAEEP3yAf3wASEOIAZBAWohBgwACwsgBSAN/QsEACAFIA79CwQQC4UC",
  "BAZ/AX4DfwF8IAIoAgAhBSACKAIEIQYgAigCCCEHIAIoAgwhCCABIQQgACEMAkADQCAEQQFMDQEDQCAGQQVsQQd3QQlsrSAErX4hCiAGQQl0IQ",
  "kgByAFcyEHIAggBnMhCCAGIAdzIQYgBSAIcyEFIAcgCXMhByAIQQt3IQggCqchCyALIARJBEAgC0EAIARrIARwSQ0BCwsgDCAKQiCIp0EDdGoh",
  "DSANKwMAIQ4gDSAMKwMAOQMAIAwgDjkDACADIA45AwAgA0EgaiEDIAxBCGohDCAEQQFrIQQMAAsLIAMgDCsDADkDACACIAU2AgAgAiAGNgIEIA",
  "IgBzYCCCACIAg2AgwLiQICBX8HeyABQQN0IQggAiADQQN0aiELIAT9FCERIAX9FCESAkADQCAHIAhPDQEgACAHaiEJ/QwAAAAAAAAAAAAAAAAA",
  "AAAAIQ39DAAAAAAAAAAAAAAAAAAAAAAhDiACIQoCQANAIAogC08NASAK/QoDACEMIA0gDCAJ/QAEAP3yAf3wASENIA4gDCAJ/QAEEP3yAf3wAS",
  "EOIAkgCGohCSAKQQhqIQoMAAsLIA8gDSAR/Un90QEhDyAPIA4gEf1J/dEBIQ8gECANIBL9Sv3RASEQIBAgDiAS/Ur90QEhECAHQSBqIQcMAAsL",
  "IAYgD/0dACAP/R0BfDcDACAGIBD9HQAgEP0dAXw3AwgL",
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
