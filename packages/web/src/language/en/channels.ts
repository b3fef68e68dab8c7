export const channels = {
  names: { labour: "Labour pooling", input: "Input sharing", knowledge: "Knowledge spillovers" },
  drawing: "What is drawn",
  drawings: { byExposure: "Change with exposure", pull: "Pull", byYear: "Change per year" },
  answerWeakens:
    "Digital exposure goes with a weaker pull of {{weak}}: <change>{{change}}</change> per standard deviation, 95% interval <low>{{low}}</low> to <high>{{high}}</high> ({{first}} to {{last}}).",
  answerStrengthens:
    "Digital exposure goes with a stronger pull of {{strong}}, the reverse of the theory: <change>{{change}}</change> per standard deviation, 95% interval <low>{{low}}</low> to <high>{{high}}</high> ({{first}} to {{last}}).",
  answerCannotTell:
    "These data cannot tell whether digital technology weakens Marshall's channels: no channel that is measured directly has a sure change, {{first}} to {{last}}.",
  waiting: "Does digital technology weaken Marshall's three channels?",
  readings: { weakens: "weakens", strengthens: "strengthens", "cannot-tell": "cannot tell" },
  bases: { direct: "measured", fallback: "fallback" },
  whyTheory:
    "Theory: matching at a distance, platforms and data make likeness of labour, purchases and knowledge pull less where digital is strong.",
  whyRead: "{{channel}} ({{basis}}): pull {{pull}}, change with exposure {{change}} ({{low}} to {{high}}): {{reading}}.",
  missing: "{{channel}} is missing; needed: {{needs}}. {{costs}}",
  changeText:
    "Occupations by industry for labour and patent citations for knowledge; both can be given to the operation why.channels. Finer industries give more pairs.",
  computed:
    "γ of every pair of industries on links, links × exposure, links × year, exposure and year effects; all standardised. {{pairs}} pairs, {{rows}} rows, R² {{rSquared}}. Errors clustered by industry on both sides.",
  caveat:
    "Industries in digital places are also the concentrated ones, so a stronger pull with exposure can come from concentration alone.",
  figureLabel: "Effect of each channel on coagglomeration with 95% intervals",
  quantity: "Effect on coagglomeration",
  unit: "standard deviations",
  channel: "Channel",
  basis: "Basis",
  reading: "Reading",
  low: "95% from",
  high: "95% to",
  boardTitle: "What others found",
  boardIntro: "Published findings on both sides. Your estimate stands in the column of its verdict; the board decides nothing.",
  directions: {
    substitutes: "Replaces proximity",
    complements: "Adds to proximity",
    "non-linear": "Depends on the level",
    "mixed-by-sector": "Differs by sector",
    limits: "Limits of replacement",
    unsure: "Open",
  },
  yours: "Your estimate",
  yoursText: "{{title}}, {{first}} to {{last}}: w = {{w}} ({{low}} to {{high}}), {{verdict}}.",
  secondary: "known from a secondary page",
  source: "{{title}}, {{first}} to {{last}}",
} as const;
