/**
 * A laboratory model: how attractive places are when activity is spread in a given way.
 *
 * Regions r with shares of mobile activity, and a freeness of trade between them (0: none, 1: free).
 */
export interface LaboratoryModel {
  /** Kebab-case. */
  readonly id: "krugman" | "footloose-entrepreneur" | "own-model";
  /**
   * ln of what draws people, [N]; at rest it is equal wherever there are people. At a share of zero it is what the first to come would
   * have, where the model knows corners.
   */
  readonly attraction: (shares: Float64Array, freeness: Float64Array) => Float64Array;
  /** Whether all activity in one place can be an equilibrium (tastes for places rule it out). */
  readonly corners: boolean;
  /** Critical freeness of two regions from the conditions that its papers print; NaN where they hold nowhere in (0, 1). */
  readonly closedForm: {
    /** Where even spread stops or starts to be stable, the lowest; 0 where the textbook models are nowhere stable. */
    readonly breakPoint: () => number;
    /** Above it all activity in one place holds; NaN in a model without corners. */
    readonly sustainPoint: () => number;
  };
}
