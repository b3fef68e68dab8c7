export const pages = {
  atlas: { name: "Atlas", question: "Where does this industry agglomerate, physically and virtually?" },
  why: { name: "Why", question: "Are we past the peak, and how much technology replaces how much density?" },
  estimates: { name: "Estimates", question: "Does digital technology replace proximity here?" },
  channels: { name: "Channels", question: "Does digital weaken Marshall's three channels?" },
  choices: { name: "Choices", question: "Who should stay, go online, do both?" },
  how: { name: "How", question: "What would digitalisation do to the map?" },
  laboratory: { name: "Laboratory", question: "When does an economy break into core and periphery?" },
  path: { name: "Path", question: "Which path, how sure, what would flip it?" },
  match: { name: "Match", question: "What moves, what matches what?" },
  scenarios: { name: "Scenarios", question: "What does a policy do at both ends?" },
  data: { name: "Data", question: "Can I trust this?" },
  report: { name: "Report", question: "What do I hand over?" },
} as const;
