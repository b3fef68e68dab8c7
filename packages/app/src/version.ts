declare const JIJU_VERSION: string | undefined;

/** Version of the product, set by the build; sources run unbuilt say so. */
export const version: string = typeof JIJU_VERSION === "undefined" ? "0.1.0-source" : JIJU_VERSION;
