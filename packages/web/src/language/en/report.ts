export const report = {
  answerIdle: "A report on {{subject}}: five findings, maps, tables, caveats and where every number came from, in one file.",
  answerReady: "The report on {{subject}} is ready: one file of {{size}}, readable without this app.",
  subjectPlace: "{{industry}} in {{region}}",
  subjectNation: "{{industry}}, all regions",
  language: "Language of the report",
  title: "Title",
  titlePlaceholder: "Left empty, the report names itself",
  outlines: "Maps",
  outlinesOff: "Tile grid",
  outlinesOn: "Outlines",
  write: "Write the report",
  rewrite: "Write it again",
  download: "Download",
  previewTitle: "Preview of the report",
  empty: "Nothing written yet.",
  emptyHint: "The report takes its place, industry and study from the pickers above. It takes a few seconds.",
  whyText:
    "Findings, charts and tables come from the same figures and numbers as the pages of this app; each sentence links to its number.",
  change: "Another region or industry in the pickers; another language or title; outlines only if you may publish them.",
  computed:
    "{{draws}} draws of the parameters with seed {{seed}}. The same study and version write the same bytes apart from the time stamp.",
  caveats:
    "The bundled outlines are schematic; a published report should use the tile grid or outlines from an approved map. Numbers keep the caveats of the pages they come from.",
} as const;
