export { type ResultWorkbookOptions, resultWorkbook, type WorkbookSource } from "./result-workbook.ts";
