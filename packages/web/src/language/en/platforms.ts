export const platforms = {
  answer:
    "With {{count}} platforms (HHI {{hhi}}) that are {{interoperability}} open to one another, {{users}} of firms are online and {{small}} of small ones; fully open it would be <open>{{open}}</open> and <openSmall>{{openSmall}}</openSmall>.",
  answerNobody:
    "With {{count}} platforms (HHI {{hhi}}) that are {{interoperability}} open to one another, users are too scattered for anybody to stay online; fully open it would be <open>{{open}}</open> of firms and <openSmall>{{openSmall}}</openSmall> of small ones.",
  along: "Along",
  alongs: { interoperability: "Interoperability", commission: "Commission" },
  settings: "Platforms",
  sliders: {
    platforms: "Platforms",
    largest: "Users of the largest, share",
    interoperability: "Interoperability",
    commission: "Commission",
  },
  reset: "Reset",
  words: {
    users: "All firms",
    smallUsers: "Small firms",
    largeUsers: "Larger firms",
    online: "Share of firms online",
    interoperability: "Interoperability",
    commission: "Commission",
    now: "now",
  },
  columns: {
    users: "All firms",
    smallUsers: "Small firms",
    largeUsers: "Larger firms",
    reach: "Reach",
    lockIn: "Lock-in",
    criticalMass: "Critical mass",
    premium: "Premium",
  },
  figureLabel: "Share of firms online along: {{along}}",
  whyReach: "Split over platforms, users are worth as much as {{reach}} of them on one network (the reach).",
  whyLockIn:
    "Leaving the largest platform for the smallest costs a user {{lockIn}} of the network's value, so the largest can charge {{premium}} on top of the commission of {{commission}} before its mean user leaves.",
  whyCritical: "Below {{critical}} of firms online nobody gains from it (the critical mass N*).",
  turn: {
    interoperability: "All else equal, the platforms fill up between an interoperability of {{from}} and {{to}}.",
    commission:
      "All else equal, the commission passes a tipping point between {{from}} and {{to}}: above it the platforms are empty.",
  },
  neverEmpty: {
    interoperability: "All else equal, the platforms have users at every interoperability.",
    commission: "All else equal, the platforms keep users at every commission shown.",
  },
  alwaysEmpty: {
    interoperability: "All else equal, no interoperability is enough to fill the platforms.",
    commission: "All else equal, the platforms stay empty even without a commission.",
  },
  computed:
    "From a platform of share s one reaches s + i (1 − s) of all users, and the network is worth that to the power η. Firms online are the highest stable crossing of the ledger's adoption curve with the line x/ψ. Small firms are those of at most median scale.",
  computedLockIn: "Lock-in = 1 − [share reached from the smallest / share reached from the largest]^η.",
  caveat:
    "Platforms neither set prices nor compete; the commission is yours. What interoperability costs, and what it asks of security, is outside the model.",
  source: "Ledger (reconstruction of Table 1); shares of the platforms are the user's",
};
