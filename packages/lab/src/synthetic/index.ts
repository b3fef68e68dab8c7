export { writeSyntheticStudy } from "./write-synthetic-study.ts";
