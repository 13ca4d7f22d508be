/** Replaced by the store's own server; see test/tools/engines.ts. */
export default function setup(): void {}
