import type { IssueWording } from "./issue-wording.ts";

/** Wording of what can be the matter with the values of a table. */
export const dataIssues = {
  "not-a-number": {
    severity: "error",
    message: { en: '"{given}" is not a number.', zh: "“{given}”不是数字。" },
    hint: {
      en: "Correct it; if it marks an empty cell, say what it means under `absent:` of this table.",
      zh: "请改正；若它表示空缺，请在该表的 `absent:` 中说明含义。",
    },
  },
  "not-finite": {
    severity: "error",
    message: { en: '"{given}" is not a finite number.', zh: "“{given}”不是有限的数。" },
    hint: {
      en: "Leave the cell blank if there is no figure; check the formula it came from.",
      zh: "没有数据时请留空；并检查产生它的公式。",
    },
  },
  "percent-not-share": {
    severity: "error",
    message: {
      en: '"{given}" is a percentage, and the unit of the column is {needed}.',
      zh: "“{given}”是百分数，而该列的单位是“{needed}”。",
    },
    hint: { en: "Set the unit to % or mend the cell.", zh: "请把单位设为 %，或修改该单元格。" },
  },
  "decimal-comma": {
    severity: "error",
    message: { en: '"{given}" has a comma that is not a thousands separator.', zh: "“{given}”中的逗号不是千位分隔符。" },
    hint: {
      en: 'If it is a decimal comma, set `decimal: ","` for this table; otherwise mend the cell.',
      zh: '若为小数逗号，请为该表设置 `decimal: ","`；否则请修改该单元格。',
    },
  },
  "negative-value": {
    severity: "error",
    message: { en: "{given} is negative.", zh: "{given} 为负数。" },
    hint: {
      en: "Correct it, or set `signed: true` for this value if negative numbers are meaningful.",
      zh: "请改正；若负数有意义，请为该数值设置 `signed: true`。",
    },
  },
  "not-a-year": {
    severity: "error",
    message: { en: '"{given}" is not a year.', zh: "“{given}”不是年份。" },
    hint: { en: "Write four digits, such as 2020.", zh: "请写四位年份，如 2020。" },
  },
  "year-out-of-range": {
    severity: "error",
    message: { en: "The year {given} is out of range.", zh: "年份 {given} 超出范围。" },
    hint: { en: "Years run from 1900 to 2100; probably a slip of the keys.", zh: "年份应在 1900 至 2100 之间；可能是误录。" },
  },
  "blank-key": {
    severity: "error",
    message: { en: "The {key} is blank in a row with values.", zh: "该行有数值，但{key_zh}为空。" },
    hint: { en: "Fill it in, or delete the row.", zh: "请补全，或删除该行。" },
  },
  "duplicate-key": {
    severity: "error",
    message: { en: "{given} comes twice; the first is in row {first}.", zh: "{given} 重复出现，首次在第 {first} 行。" },
    hint: { en: "Keep one of the rows, or add them up before.", zh: "请保留一行，或先行合并。" },
  },
  "duplicate-across-files": {
    severity: "error",
    message: { en: "{given} has a value from another file already.", zh: "{given} 已由另一个文件给出数值。" },
    hint: {
      en: "Keep one of the files for it, or give the two values different ids.",
      zh: "请只保留一个文件中的数值，或为两组数值设不同的 id。",
    },
  },
  "unknown-region": {
    severity: "error",
    message: { en: 'The region "{given}" is not in the list of regions.', zh: "地区“{given}”不在地区名单中。" },
    hint: { en: "{suggestion}", zh: "{suggestion_zh}" },
  },
  "ambiguous-region": {
    severity: "error",
    message: { en: 'The region "{given}" may be any of: {needed}.', zh: "地区“{given}”可能是：{needed}。" },
    hint: { en: "Write the id, or add a line under `regions: aliases:`.", zh: "请写代码，或在 `regions: aliases:` 中指明。" },
  },
  "unknown-industry": {
    severity: "error",
    message: { en: 'The industry "{given}" is not in the list of industries.', zh: "产业“{given}”不在产业名单中。" },
    hint: { en: "{suggestion}", zh: "{suggestion_zh}" },
  },
  "ambiguous-industry": {
    severity: "error",
    message: { en: 'The industry "{given}" may be any of: {needed}.', zh: "产业“{given}”可能是：{needed}。" },
    hint: {
      en: "Write the id, or add a line under `industries: aliases:`.",
      zh: "请写代码，或在 `industries: aliases:` 中指明。",
    },
  },
  "matched-by-name": {
    severity: "note",
    message: { en: "{count} spellings were matched by name: {given}", zh: "有 {count} 个名称按近似写法匹配：{given}" },
    hint: { en: "Look them through; add `aliases:` where one is wrong.", zh: "请过目；如有误配，请用 `aliases:` 指明。" },
  },
  "names-unified": {
    severity: "warning",
    message: {
      en: "{count} spellings were taken for the same {key}: {given}",
      zh: "有 {count} 个写法被视为同一{key_zh}：{given}",
    },
    hint: {
      en: "Boundaries may have changed with the name. List the regions in a file, with `aliases:`, to decide yourself.",
      zh: "名称变化时边界可能也变了。如需自行确定，请用文件列出名单并设置 `aliases:`。",
    },
  },
  "names-kept-apart": {
    severity: "warning",
    message: {
      en: "{given} look alike and were kept apart, because they stand side by side in one year.",
      zh: "{given} 写法相近，但同年并列出现，故视为不同对象。",
    },
    hint: { en: "Use `aliases:` if they are the same.", zh: "若确为同一对象，请用 `aliases:` 指明。" },
  },
  "looks-like-total": {
    severity: "warning",
    message: {
      en: "{count} names look like a total or a remainder, and count as {key}: {given}",
      zh: "有 {count} 个名称像是合计或未归类项，目前按{key_zh}计入：{given}",
    },
    hint: {
      en: "To skip them, write under `{key}:` in study.yaml: {line}",
      zh: "如需略去，请在 study.yaml 的 `{key}:` 下写：{line}",
    },
  },
  "left-out": {
    severity: "note",
    message: {
      en: '{count} rows of "{given}" were left out, as study.yaml says.',
      zh: "按 study.yaml 的设定，略去“{given}”共 {count} 行。",
    },
    hint: { en: "Change `leaveOut:` if they should count.", zh: "如需计入，请修改 `leaveOut:`。" },
  },
  "undeclared-indicator": {
    severity: "warning",
    message: {
      en: 'The indicator "{given}" is in the table but not in study.yaml; it was left out.',
      zh: "表中有指标“{given}”，但 study.yaml 未声明，已略去。",
    },
    hint: { en: "{suggestion}", zh: "{suggestion_zh}" },
  },
  "declared-not-found": {
    severity: "error",
    message: { en: 'No row holds the indicator "{given}".', zh: "表中没有指标“{given}”的任何一行。" },
    hint: { en: "{suggestion}", zh: "{suggestion_zh}" },
  },
  "footnote-row": {
    severity: "note",
    message: { en: 'The row "{given}" was taken as a footnote.', zh: "“{given}”一行按表注处理。" },
    hint: { en: "Nothing to do if it holds no data.", zh: "若该行不含数据，无需处理。" },
  },
  "absent-cells": {
    severity: "note",
    message: {
      en: "{absent} of {cells} cells are absent: {not_collected} not collected, {suppressed} suppressed, {not_applicable} not applicable.",
      zh: "{cells} 个单元格中有 {absent} 个空缺：未收集 {not_collected}，保密 {suppressed}，不适用 {not_applicable}。",
    },
    hint: {
      en: "They stay absent unless `missing:` says otherwise; zero is never assumed.",
      zh: "除非 `missing:` 另有规定，空缺保持空缺，不按零处理。",
    },
  },
  "empty-column": {
    severity: "error",
    message: { en: "Not one cell of the column holds a number.", zh: "该列没有任何数值。" },
    hint: {
      en: "Check the header, the delimiter and the absence marks of this table.",
      zh: "请核对该表的表头、分隔符与空缺标记。",
    },
  },
  "duplicate-region": {
    severity: "error",
    message: { en: 'The region "{given}" is listed twice.', zh: "地区“{given}”在名单中出现两次。" },
    hint: { en: "Keep one of the rows.", zh: "请只保留一行。" },
  },
  "duplicate-industry": {
    severity: "error",
    message: { en: 'The industry "{given}" is listed twice.', zh: "产业“{given}”在名单中出现两次。" },
    hint: { en: "Keep one of the rows.", zh: "请只保留一行。" },
  },
  "bad-coordinate": {
    severity: "error",
    message: { en: "{given} is not a {needed} in degrees.", zh: "{given} 不是合法的经纬度（{needed}）。" },
    hint: {
      en: "Longitude runs from -180 to 180, latitude from -90 to 90; perhaps the columns are exchanged.",
      zh: "经度为 -180 至 180，纬度为 -90 至 90；请检查两列是否颠倒。",
    },
  },
  "bad-area": {
    severity: "error",
    message: { en: "An area of {given} km2 is not possible.", zh: "面积不可能为 {given} 平方公里。" },
    hint: {
      en: "Areas are square kilometres, above zero; leave the cell blank if unknown.",
      zh: "面积以平方公里计且大于零；不详时请留空。",
    },
  },
  "bad-kind": {
    severity: "error",
    message: { en: '"{given}" is not a kind of industry.', zh: "“{given}”不是产业类别。" },
    hint: {
      en: "Write traditional, emerging or digital (传统, 新兴, 数字).",
      zh: "请写 traditional、emerging 或 digital（传统、新兴、数字）。",
    },
  },
  "kind-assumed": {
    severity: "note",
    message: {
      en: "{count} industries have no kind; they count as traditional.",
      zh: "有 {count} 个产业未标类别，按传统产业处理。",
    },
    hint: { en: "Add a column `kind` to the list of industries.", zh: "请在产业名单中增加 `kind` 列。" },
  },
  "bad-tradability": {
    severity: "error",
    message: { en: "A tradability of {given} is not a share.", zh: "虚拟可贸易度 {given} 不是 0 至 1 之间的份额。" },
    hint: { en: "Write a number from 0 to 1, or leave the cell blank.", zh: "请写 0 至 1 之间的数，或留空。" },
  },
  "unit-unknown": {
    severity: "note",
    message: {
      en: 'The unit "{given}" is not in our table; numbers were taken as they are.',
      zh: "单位“{given}”不在单位表中，数值按原样使用。",
    },
    hint: { en: "Set `factor:` if they need to be multiplied.", zh: "如需换算，请设置 `factor:`。" },
  },
  "unit-conflict": {
    severity: "error",
    message: { en: 'The value "{given}" comes in two units: {needed}.', zh: "数值“{given}”出现两种单位：{needed}。" },
    hint: { en: "Give it one unit, or two ids.", zh: "请统一单位，或分设两个 id。" },
  },
  "no-source": {
    severity: "note",
    message: { en: "The table has no source.", zh: "该表没有注明来源。" },
    hint: {
      en: "Add it under `sources:`; reports print it beside every number.",
      zh: "请在 `sources:` 中补充；报告会在数字旁注明来源。",
    },
  },
} as const satisfies Record<string, IssueWording>;
