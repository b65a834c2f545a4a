// What Chromium 102 lacks and our packages use. Imported first by the page; tests/compat finds what else would be needed.

/** From Chromium 103; React Aria waits with it for a keyboard on the screen. */
if (!("timeout" in AbortSignal)) Reflect.set(AbortSignal, "timeout", timeoutSignal);

function timeoutSignal(milliseconds: number): AbortSignal {
  const controller = new AbortController();
  setTimeout(
    () => controller.abort(new DOMException("signal timed out", "TimeoutError")),
    milliseconds,
  );
  return controller.signal;
}
