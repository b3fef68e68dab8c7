export { solveWithHighs } from "./highs.ts";
