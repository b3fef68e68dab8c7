import { FONT_FAMILY, themes } from "@jiju/figures";

const { ink, muted, paper, hairline, accent } = themes.light;

/** The one style sheet of the report: for a screen, a phone and paper. */
export const REPORT_STYLE = `
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; background: ${paper}; color: ${ink}; font: 16px/1.6 ${FONT_FAMILY}; font-variant-numeric: tabular-nums; }
html[lang="en"] body { font-family: "Noto Sans", "Segoe UI", "Helvetica Neue", Arial, sans-serif; }
main { max-width: 1088px; margin: 0 auto; padding: 56px 24px 80px; }
header { border-bottom: 2px solid ${ink}; padding-bottom: 16px; margin-bottom: 32px; }
h1 { font-size: 28px; line-height: 1.3; font-weight: 600; margin: 0 0 8px; text-wrap: balance; }
h2 { font-size: 20px; line-height: 1.4; font-weight: 600; margin: 56px 0 12px; padding-top: 12px; border-top: 1px solid ${hairline}; }
header + section h2 { margin-top: 0; padding-top: 0; border-top: 0; }
h3 { font-size: 16px; font-weight: 600; margin: 0; }
p, ul.caveats { max-width: 44em; margin: 0 0 12px; }
.meta, .note, figcaption { color: ${muted}; font-size: 14px; }
.note { font-size: 12px; margin: 4px 0 0; max-width: none; }
a { color: ${accent}; text-decoration: none; }
a.number { border-bottom: 1px solid ${hairline}; }
a.number:hover, a.number:focus { border-bottom-color: ${accent}; }
ol.findings { list-style: none; counter-reset: finding; margin: 0; padding: 0; }
ol.findings > li { counter-increment: finding; display: grid; grid-template-columns: 40px 1fr; padding: 14px 0; border-bottom: 1px solid ${hairline}; }
ol.findings > li::before { content: counter(finding); font-size: 20px; line-height: 1.3; color: ${accent}; }
ol.findings p { margin: 2px 0 0; }
.absent { color: ${muted}; }
aside { border-left: 3px solid ${accent}; padding: 4px 0 4px 16px; margin: 32px 0 0; }
aside p { margin: 4px 0 0; }
figure { margin: 20px 0 28px; break-inside: avoid; }
figure.table { break-inside: auto; }
figcaption { font-weight: 600; color: ${ink}; margin-bottom: 6px; }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 24px; align-items: start; }
svg { display: block; width: 100%; height: auto; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: 14px; line-height: 1.5; }
th, td { text-align: left; vertical-align: top; padding: 5px 16px 5px 0; font-weight: 400; border-bottom: 1px solid ${hairline}; overflow-wrap: break-word; }
thead th { color: ${muted}; font-size: 12px; border-bottom: 1px solid ${ink}; vertical-align: bottom; }
.numeric { text-align: right; white-space: nowrap; padding-right: 20px; }
thead .numeric { white-space: normal; }
tr.chosen > * { box-shadow: inset 0 0 0 100vmax ${accent}14; }
td:target, th:target { box-shadow: inset 0 0 0 2px ${accent}; scroll-margin: 40vh; }
.single { max-width: 720px; overflow-x: auto; }
.single svg { min-width: 560px; }
#table-summary, #table-scenario { max-width: 640px; }
#table-places { max-width: 820px; }
#table-regions td, #table-regions th[scope="row"] { white-space: nowrap; }
#table-sources td:nth-child(2) { white-space: nowrap; }
#table-run td, #table-operations td { overflow-wrap: anywhere; }
#table-operations td:last-child { font-size: 12px; color: ${muted}; }
footer { margin-top: 56px; border-top: 1px solid ${hairline}; padding-top: 12px; }
@media (max-width: 760px) {
  main { padding: 32px 16px 64px; }
  .pair { grid-template-columns: 1fr; gap: 0; }
  ol.findings > li { grid-template-columns: 28px 1fr; }
}
@media print {
  @page { size: A4; margin: 16mm 14mm; }
  body { font-size: 14px; background: none; }
  main { max-width: none; padding: 0; }
  h2 { break-after: avoid; }
  a.number { border-bottom: 0; color: inherit; }
  table { font-size: 12px; }
  thead { display: table-header-group; }
}
`.trim();
