import { useTranslation } from "react-i18next";
import type { OperationResult } from "../../api/contract.ts";
import { formatShare } from "../../format/number.ts";
import { type Sentence, sentence } from "../../frame/sentence.tsx";
import { useNames } from "../../language/use-names.ts";
import { useSelection } from "../../selection/use-selection.ts";
import { activityText } from "./activity-text.ts";
import { list, resourceName } from "./match-words.ts";
import { moveId } from "./move-table.ts";

type SpaceResult = OperationResult<"match.industry-space">;

/** The answer of the programme of moves: for the chosen place, else for the country. */
export function useSpaceAnswer(result: SpaceResult | undefined, waiting: boolean): Sentence {
  const { t } = useTranslation();
  const names = useNames();
  const [selection] = useSelection();
  if (result === undefined) return { node: waiting ? t("states.loading") : t("states.noAnswer"), text: "" };
  const { year } = result;
  const amountOf = (amount: number) => activityText(amount, result.activity, names, t);
  if (result.status === "infeasible") {
    const members = result.conflict.map(({ resource, region }) =>
      t("match.member", { resource: resourceName(names.language)(resource), region: names.region(region) }),
    );
    return sentence(t("match.spaceInfeasible", { year, members: list(members, names.language) }), {});
  }
  const [first] = result.moves;
  if (first === undefined) return sentence(t("match.spaceNone", { year }), {});
  const place = result.places.find(({ region }) => region === selection.region);
  if (place !== undefined) {
    const at = result.regions.indexOf(place.region);
    const scarce = result.resources
      .filter(({ shadowRent }) => (shadowRent[at] ?? 0) > 0)
      .map(({ id }) => resourceName(names.language)(id));
    return sentence(
      t("match.spaceAnswerPlace", {
        year,
        region: names.region(place.region),
        leaves: amountOf(place.leaves),
        comes: amountOf(place.comes),
        rent: scarce.length === 0 ? t("match.rentNone") : t("match.rentScarce", { resources: list(scarce, names.language) }),
      }),
      {},
    );
  }
  return sentence(
    t("match.spaceAnswer", {
      year,
      share: formatShare(result.settings.movableShare),
      moved: amountOf(result.moved),
      gain: formatShare(result.objective / result.moved, 1),
      industry: names.industryInSentence(first.industry),
      from: names.region(first.from),
      to: names.region(first.to),
      robust: formatShare(result.robustShare),
    }),
    { moved: { row: moveId(first), column: "amount" }, robust: { row: moveId(first), column: "share" } },
  );
}

/** The place where a freed square kilometre is worth most; null without scarce land. */
export function richest(result: SpaceResult | undefined, resource: SpaceResult["resources"][number] | undefined) {
  if (result === undefined || resource?.id !== "land") return null;
  let best = 0;
  resource.shadowRent.forEach((rent, i) => {
    if ((rent ?? 0) > (resource.shadowRent[best] ?? 0)) best = i;
  });
  const worth = 1e6 * (resource.shadowRent[best] ?? 0);
  const region = result.regions[best];
  return worth > 0 && region !== undefined ? { region, worth } : null;
}
