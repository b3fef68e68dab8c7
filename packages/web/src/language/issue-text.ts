/** The contract's words for issues, in a module of their own so that they are a chunk of their own. */
export { issueText } from "@jiju/lab/contract";
