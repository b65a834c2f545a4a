// The sign of editing in place.

export const Pencil = () => (
  <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" strokeLinejoin="round" style={{ width: "0.875rem", height: "0.875rem" }}>
    <path d="M4 20L5 15.5L16 4.5L19.5 8L8.5 19ZM13.5 7L17 10.5" />
  </svg>
);
