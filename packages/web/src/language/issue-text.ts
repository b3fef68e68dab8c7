/** The contract's words for issues and refusals, in a module of their own so that they are a chunk of their own. */
export { issueText, refusalText } from "@jiju/lab/contract";
