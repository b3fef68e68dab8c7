import { type TranslogDesign, translogDesign } from "@jiju/core";
import { whyScripts } from "@jiju/lab/contract";
import type { StudySession } from "../study/session.ts";
import { version } from "../version.ts";
import { estimationPanel } from "./estimation-panel.ts";
import { type Implementation, implement, requireStudy } from "./implementation.ts";

const TABLE = "estimate-panel.csv";
type Effects = "default" | "strict" | "industry-year";

/** Fixed effects as pairs of columns of the table. */
const EFFECTS: Readonly<Record<Effects, readonly (readonly [string, string])[]>> = {
  default: [
    ["region", "industry"],
    ["industry", "year"],
  ],
  strict: [
    ["region", "industry"],
    ["industry", "year"],
    ["region", "year"],
  ],
  "industry-year": [["industry", "year"]],
};

const quoted = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** The rows of the design with their keys, full precision. */
function panelTable(study: StudySession, design: TranslogDesign): string {
  const S = study.industries.length;
  const T = study.years.length;
  const lines = Array.from(design.cell, (cell, row) =>
    [
      quoted(study.regions[design.region[row]!]!.id),
      quoted(study.industries[Math.floor(cell / T) % S]!.id),
      study.years[design.year[row]!],
      design.y[row],
      design.logA[row],
      design.logT[row],
    ].join(","),
  );
  return `${["region,industry,year,ln_productivity,ln_a,ln_t", ...lines].join("\n")}\n`;
}

/** What every script says first. */
function heading(study: StudySession, mark: string, more: readonly string[]): string {
  return [
    `Jiju ${version}: does digital technology replace proximity? Study ${study.loaded.id}, SHA-256 ${study.loaded.hash}.`,
    "ln productivity = a ln A - k (ln A)^2 + b ln T + l (ln T)^2 + w ln A ln T + fixed effects; w < 0: substitutes.",
    "Point estimates agree with Jiju; standard errors differ a little, because Jiju inverts a wild cluster bootstrap.",
    ...more,
  ]
    .map((line) => `${mark} ${line}\n`)
    .join("");
}

function rScript(study: StudySession, effects: Effects): string {
  const absorbed = EFFECTS[effects].map(([a, b]) => `${a}^${b}`).join(" + ");
  return `${heading(study, "#", ["Needs: install.packages('fixest')"])}library(fixest)
d <- read.csv("${TABLE}", encoding = "UTF-8")
d$a <- d$ln_a
d$k <- -d$ln_a^2
d$b <- d$ln_t
d$l <- d$ln_t^2
d$w <- d$ln_a * d$ln_t
fit <- feols(ln_productivity ~ a + k + b + l + w | ${absorbed}, data = d, cluster = ~region)
print(summary(fit))
`;
}

function stataScript(study: StudySession, effects: Effects): string {
  const groups = EFFECTS[effects];
  return `${heading(study, "*", ["Needs: ssc install reghdfe; ssc install ftools"])}import delimited "${TABLE}", clear encoding("utf-8") varnames(1) stringcols(1 2)
generate a = ln_a
generate k = -ln_a^2
generate b = ln_t
generate l = ln_t^2
generate w = ln_a * ln_t
${groups.map(([a, b], at) => `egen fe${at + 1} = group(${a} ${b})`).join("\n")}
egen g = group(region)
reghdfe ln_productivity a k b l w, absorb(${groups.map((_, at) => `fe${at + 1}`).join(" ")}) vce(cluster g)
`;
}

function pythonScript(study: StudySession, effects: Effects): string {
  return `${heading(study, "#", ["Needs: pip install numpy"])}import csv
import numpy as np

with open("${TABLE}", encoding="utf-8") as file:
    rows = list(csv.DictReader(file))
column = lambda name: np.array([float(row[name]) for row in rows])
groups = [
    np.unique(["\\t".join((row[a], row[b])) for row in rows], return_inverse=True)[1]
    for a, b in [${EFFECTS[effects].map(([a, b]) => `("${a}", "${b}")`).join(", ")}]
]
a, t = column("ln_a"), column("ln_t")
values = np.column_stack([column("ln_productivity"), a, -(a**2), t, t**2, a * t])
for _ in range(10_000):  # means of each fixed effect taken out in turn until nothing moves
    before = values.copy()
    for group in groups:
        size = np.bincount(group)
        for j in range(values.shape[1]):
            values[:, j] -= (np.bincount(group, values[:, j]) / size)[group]
    if np.abs(values - before).max() < 1e-13:
        break
y, x = values[:, 0], values[:, 1:]
used = np.linalg.norm(x, axis=0) > 1e-9
x = x[:, used]
beta, *_ = np.linalg.lstsq(x, y, rcond=None)
residual = y - x @ beta
clusters = np.unique([row["region"] for row in rows], return_inverse=True)[1]
score = np.array([x[clusters == g].T @ residual[clusters == g] for g in range(clusters.max() + 1)])
inverse = np.linalg.inv(x.T @ x)
count = len(score)
covariance = inverse @ (score.T @ score) @ inverse * count / (count - 1) * (len(y) - 1) / (len(y) - x.shape[1])
for name, value, error in zip(np.array(list("akblw"))[used], beta, np.sqrt(np.diag(covariance))):
    print(f"{name}  {value: .8f}  clustered standard error {error:.8f}")
`;
}

export const estimateScriptImplementations: readonly Implementation[] = [
  implement(whyScripts, (input, context) => {
    const study = requireStudy("why.scripts", context);
    const panel = estimationPanel(study, input.halfDistanceKm ?? study.halfDistanceKm());
    const design = translogDesign(panel, {
      effects: input.effects,
      smallestActivity: input.smallestActivity,
      ...(input.industry === undefined ? {} : { industries: [study.industryAt(input.industry)] }),
    });
    return {
      rows: design.y.length,
      files: [
        { name: TABLE, text: panelTable(study, design) },
        { name: "estimate.R", text: rScript(study, input.effects) },
        { name: "estimate.do", text: stataScript(study, input.effects) },
        { name: "estimate.py", text: pythonScript(study, input.effects) },
      ],
      issues: [],
    };
  }),
];
