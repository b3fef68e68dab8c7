export { type ClusterEvaluator, type ClusterOptions, clusterEvaluator } from "./cluster-evaluator.ts";
export { type ClusterWorker, type ClusterWorkerOptions, startClusterWorker } from "./cluster-worker.ts";
export {
  type EnsembleDocument,
  type EnsemblePart,
  ensembleDocumentSchema,
  ensembleHash,
  ensembleNameSchema,
  ensembleParts,
} from "./document.ts";
export { type Kernel, kernelDifference, kernelOf } from "./kernel.ts";
export { packPart, unpackPart } from "./part-bytes.ts";
export {
  type EnsembleOutcome,
  type EnsembleProgress,
  type PartEvaluator,
  type RunEnsembleOptions,
  runEnsemble,
} from "./run-ensemble.ts";
export { type EnsembleEntry, EnsembleRun, type EnsembleState, EnsembleStore, type EnsembleStoreOptions } from "./store.ts";
