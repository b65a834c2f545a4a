// Whether this page is the presenter's window on the second screen.

export const PRESENTER_PARAM = "presenter";

export const isPresenterPage = (): boolean =>
  new URLSearchParams(location.search).has(PRESENTER_PARAM);
