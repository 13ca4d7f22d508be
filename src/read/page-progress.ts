/** Told before each page that takes seconds to read: how many of how many such pages are done. */
export type PageProgress = (done: number, total: number) => void;
