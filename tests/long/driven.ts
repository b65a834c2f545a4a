// What the short flow asks of a browser, whichever way it is driven: by Playwright, or by WebDriver where
// Playwright does not reach.

export type Size = { width: number; height: number };

export type Driven = {
  open: (url: string) => Promise<void>;
  reload: () => Promise<void>;
  /**
   * Runs a function in the page and hands back what it gives. It closes over nothing; what it needs is given
   * as JSON.
   */
  run: <Given, Result>(
    work: (given: Given) => Result | Promise<Result>,
    given: Given,
  ) => Promise<Result>;
  /** Clicks the middle of the first element of an XPath, as a mouse does. */
  click: (path: string) => Promise<void>;
  /** What is seen of the page, as PNG in base64. */
  picture: () => Promise<string>;
  close: () => Promise<void>;
};
