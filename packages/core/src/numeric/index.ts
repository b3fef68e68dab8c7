export { brentMinimum, type MinimumOptions, type MinimumResult } from "./brent-minimum.ts";
export {
  type CholeskyFactor,
  choleskyFactor,
  choleskySolve,
  crossProduct,
  multiplyDense,
  type SymmetricEigen,
  symmetricEigen,
  symmetricInverse,
} from "./dense.ts";
export {
  chiSquareProbability,
  chiSquareQuantile,
  fisherProbability,
  fisherQuantile,
  hypergeometricProbability,
  noncentralChiSquareProbability,
  noncentralFisherProbability,
  normalProbability,
  normalQuantile,
  studentProbability,
  studentQuantile,
  studentTwoSided,
  type Tail,
} from "./distributions.ts";
export {
  type ArnoldiOptions,
  type ArnoldiResult,
  arnoldiEigenvalues,
  type Complex,
  hessenbergEigenvalues,
  nonnegativeSpectralRadius,
} from "./eigen.ts";
export { embeddedModule } from "./embedded-module.ts";
export {
  type CancellationSignal,
  type FixedPointOptions,
  type FixedPointResult,
  fixedPoint,
  type SolverProgress,
  type SolverStatus,
} from "./fixed-point.ts";
export { type LeastSquaresFit, type LeastSquaresOptions, leastSquares } from "./least-squares.ts";
export { type LevenbergMarquardtOptions, type LevenbergMarquardtResult, levenbergMarquardt } from "./minimise.ts";
export { multiplyRows } from "./multiply-rows.ts";
export {
  type GmresOptions,
  type GmresResult,
  gmres,
  type NewtonKrylovOptions,
  type NewtonKrylovResult,
  newtonKrylov,
} from "./newton-krylov.ts";
export { createRandom, type Random } from "./random.ts";
export { brentRoot, type RootOptions, type RootResult } from "./roots.ts";
export { type SemidefiniteSolver, semidefiniteSolver } from "./semidefinite.ts";
export { sheatherJonesBandwidth } from "./sheather-jones.ts";
export { SOBOL_DIMENSIONS, type SobolOptions, sobolPoints } from "./sobol-sequence.ts";
export { ascendingOrder, lowerBound, sortedQuantile, upperBound } from "./sort.ts";
export { type SparseMatrix, sparseFromEntries, sparseTimesVector, transposeSparse } from "./sparse.ts";
export { binomialMass, incompleteBeta, incompleteGamma, logGamma, poissonMass, stirlingError, type Tails } from "./special.ts";
