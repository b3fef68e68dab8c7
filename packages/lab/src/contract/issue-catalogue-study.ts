import type { IssueWording } from "./issue-wording.ts";

/** Wording of what can be the matter with `study.yaml` and with files as files. */
export const studyFileIssues = {
  "study-file-missing": {
    severity: "error",
    message: { en: "There is no study.yaml in this folder.", zh: "该文件夹中没有 study.yaml。" },
    hint: {
      en: "Check the path, or run `jiju new <folder>`: it writes a template, or proposes a study.yaml for the tables that are there.",
      zh: "请核对路径；也可运行 `jiju new <文件夹>`：空文件夹会得到模板，已有表格的文件夹会得到一份起草好的 study.yaml。",
    },
  },
  "yaml-syntax": {
    severity: "error",
    message: { en: "study.yaml cannot be read: {detail}", zh: "study.yaml 无法解析：{detail}" },
    hint: {
      en: "Mend this line; indent with spaces, and put a space after every colon.",
      zh: "请修改该行；缩进用空格，冒号后空一格。",
    },
  },
  "unknown-key": {
    severity: "error",
    message: { en: 'There is no setting "{given}" here.', zh: "此处没有“{given}”这一设置。" },
    hint: { en: "{suggestion}", zh: "{suggestion_zh}" },
  },
  "missing-setting": {
    severity: "error",
    message: { en: 'The setting "{setting}" is missing.', zh: "缺少设置“{setting}”。" },
    hint: { en: "Add it: {needed}", zh: "请补上：{needed}" },
  },
  "invalid-setting": {
    severity: "error",
    message: { en: '"{setting}" cannot be {given}.', zh: "“{setting}”不能是 {given}。" },
    hint: { en: "Needed: {needed}", zh: "应为：{needed}" },
  },
  "unsupported-version": {
    severity: "error",
    message: { en: "The study says version {given} of the format.", zh: "该研究声明的格式版本为 {given}。" },
    hint: {
      en: "This release reads version {needed}. Use a newer release for a newer study.",
      zh: "本版本可读取第 {needed} 版格式；更新的研究请用更新的程序打开。",
    },
  },
  "unknown-reference": {
    severity: "error",
    message: {
      en: '"{setting}" names "{given}", which is not in the study.',
      zh: "“{setting}”引用了“{given}”，但研究中没有它。",
    },
    hint: { en: "{suggestion}", zh: "{suggestion_zh}" },
  },
  "parameter-outside-range": {
    severity: "warning",
    message: {
      en: 'The parameter "{setting}" is {given}; plausible values run from {low} to {high}.',
      zh: "参数“{setting}”取 {given}，合理范围为 {low} 至 {high}。",
    },
    hint: {
      en: "It is used as given; say in the report why.",
      zh: "将按所给数值计算，请在报告中说明理由。",
    },
  },
  "window-outside": {
    severity: "error",
    message: {
      en: "The window {given} reaches beyond the years of the activity.",
      zh: "对比窗口 {given} 超出了活动量数据的年份。",
    },
    hint: { en: "Choose two of these years: {needed}.", zh: "请在这些年份中选两个：{needed}。" },
  },
  "file-missing": {
    severity: "error",
    message: { en: "The file does not exist.", zh: "文件不存在。" },
    hint: { en: "{suggestion}", zh: "{suggestion_zh}" },
  },
  "file-outside": {
    severity: "error",
    message: { en: "The file lies outside the study folder.", zh: "文件位于研究文件夹之外。" },
    hint: {
      en: "Copy it into the study folder; a study must be complete in itself.",
      zh: "请将其复制到研究文件夹内；一个研究应自成一体。",
    },
  },
  "file-empty": {
    severity: "error",
    message: { en: "The file is empty.", zh: "文件为空。" },
    hint: { en: "Export it again, or take the table out of study.yaml.", zh: "请重新导出，或从 study.yaml 中删去该表。" },
  },
  "header-only": {
    severity: "error",
    message: { en: "The file has a header and no rows.", zh: "文件只有表头，没有数据行。" },
    hint: { en: "Add rows, or take the table out of study.yaml.", zh: "请补充数据行，或从 study.yaml 中删去该表。" },
  },
  "file-type": {
    severity: "error",
    message: { en: 'Files of type "{given}" are not read.', zh: "不支持“{given}”类型的文件。" },
    hint: { en: "Save it as CSV, Excel (.xlsx) or Parquet.", zh: "请另存为 CSV、Excel(.xlsx)或 Parquet。" },
  },
  "file-unreadable": {
    severity: "error",
    message: { en: "The file cannot be read: {detail}", zh: "文件无法读取：{detail}" },
    hint: {
      en: "Open it in the program that made it and save it again; check that you may read it.",
      zh: "请在原软件中打开后重新保存，并确认有读取权限。",
    },
  },
  "text-decoded": {
    severity: "note",
    message: { en: "The text was read as {given}.", zh: "文本按 {given} 编码读取。" },
    hint: {
      en: "If names look garbled, set `encoding:` for this file in study.yaml.",
      zh: "若名称显示为乱码，请在 study.yaml 中为该文件设置 `encoding:`。",
    },
  },
  "bytes-unreadable": {
    severity: "error",
    message: { en: "{count} places are not valid {given}.", zh: "有 {count} 处不是合法的 {given} 编码。" },
    hint: {
      en: "Set `encoding:` for this file in study.yaml, or save it as UTF-8.",
      zh: "请在 study.yaml 中为该文件设置 `encoding:`，或另存为 UTF-8。",
    },
  },
  "wrong-delimiter": {
    severity: "error",
    message: { en: 'The header is one field, "{given}".', zh: "表头只有一个字段：“{given}”。" },
    hint: {
      en: "The delimiter is probably another one: set `delimiter:` for this file to one of , ; tab |",
      zh: "分隔符可能不对：请在 study.yaml 中为该文件设置 `delimiter:`，可选 , ; tab |",
    },
  },
  "open-quote": {
    severity: "error",
    message: { en: "A quotation mark opens here and never closes.", zh: "此处的引号没有闭合。" },
    hint: {
      en: 'Close it, or double it if it belongs to the text ("").',
      zh: '请补上引号；若引号是内容的一部分，请写两个("")。',
    },
  },
  "long-row": {
    severity: "error",
    message: { en: "The row has {given} fields; the header has {needed}.", zh: "该行有 {given} 个字段，表头只有 {needed} 个。" },
    hint: {
      en: "Usually an unquoted comma inside a name or a number: put the field in quotation marks.",
      zh: "多半是名称或数字里有未加引号的逗号：请给该字段加引号。",
    },
  },
  "short-row": {
    severity: "warning",
    message: { en: "The row has fewer fields than the header ({needed}).", zh: "该行的字段数少于表头（{needed} 个）。" },
    hint: { en: "The fields at its end were taken as absent.", zh: "行末缺少的字段按缺失处理。" },
  },
  "sheet-missing": {
    severity: "error",
    message: { en: 'The workbook has no sheet "{given}".', zh: "工作簿中没有“{given}”工作表。" },
    hint: { en: "Its sheets: {needed}.", zh: "现有工作表：{needed}。" },
  },
  "merged-header": {
    severity: "error",
    message: {
      en: "The header in row {row} has merged or blank cells. Rows read: {given}",
      zh: "第 {row} 行表头含有合并或空白单元格。读到的行：{given}",
    },
    hint: {
      en: "Set `headerRow:` to the row that names every column, or unmerge the cells so that one row does.",
      zh: "请把 `headerRow:` 设为能逐列命名的那一行，或取消合并，使某一行写全列名。",
    },
  },
  "merged-names": {
    severity: "note",
    message: {
      en: "Cells of this column are merged over several rows; their text was read for each of the rows.",
      zh: "该列有纵向合并的单元格，其内容已按所跨各行分别读入。",
    },
    hint: { en: "Nothing to do if a merged name stands beside its rows.", zh: "若合并的名称确实对应所跨各行，无需处理。" },
  },
  "duplicate-header": {
    severity: "error",
    message: { en: 'The header "{given}" stands over several columns.', zh: "表头“{given}”出现在多列之上。" },
    hint: { en: "Give each column a name of its own.", zh: "请给每一列取不同的名称。" },
  },
  "missing-column": {
    severity: "error",
    message: { en: 'The column "{needed}" is missing. Header: {given}', zh: "缺少“{needed}”列。表头为：{given}" },
    hint: { en: "{suggestion}", zh: "{suggestion_zh}" },
  },
  "no-values": {
    severity: "error",
    message: { en: "The table names no values.", zh: "该表没有声明数值列。" },
    hint: {
      en: "Add `values:` with a unit for each column, for example `employment: { unit: persons }`.",
      zh: "请补充 `values:`，并为每列写明单位，例如 `employment: { unit: 人 }`。",
    },
  },
  "no-across-columns": {
    severity: "error",
    message: { en: "No header is one of the {needed}. Header: {given}", zh: "没有任何表头属于{needed_zh}。表头为：{given}" },
    hint: { en: "Check `across:` and `headerRow:` of this table.", zh: "请核对该表的 `across:` 与 `headerRow:`。" },
  },
  "column-unused": {
    severity: "note",
    message: { en: 'The column "{given}" is not used.', zh: "“{given}”列未被使用。" },
    hint: { en: "Name it under `values:` if it should be.", zh: "如需使用，请在 `values:` 中声明。" },
  },
  "read-only-folder": {
    severity: "warning",
    message: { en: "The study folder cannot be written to: {detail}", zh: "研究文件夹不可写：{detail}" },
    hint: {
      en: "The study was read into memory and works; nothing is kept, so it is read again next time. Copy the folder to keep results.",
      zh: "研究已读入内存，可以使用，但结果不会保存，下次需重新读取。要保存结果，请把文件夹复制到可写的位置。",
    },
  },
} as const satisfies Record<string, IssueWording>;
