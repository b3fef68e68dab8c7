export const pages = {
  atlas: { name: "Atlas", question: "Where does this industry agglomerate, physically and virtually?" },
  why: { name: "Why", question: "Are we past the peak, and how much technology replaces how much density?" },
  how: { name: "How", question: "What would digitalisation do to the map?" },
  laboratory: { name: "Laboratory", question: "When does an economy break into core and periphery?" },
  path: { name: "Path", question: "Which path, how sure, what would flip it?" },
  data: { name: "Data", question: "Can I trust this?" },
  report: { name: "Report", question: "What do I hand over?" },
} as const;
