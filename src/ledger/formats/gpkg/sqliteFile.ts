// Where the program of SQLite is had. Whoever runs an import in a browser says it; Node finds the file beside the
// package.

export const sqliteFile: { bring: (() => Promise<ArrayBuffer>) | null } = { bring: null };
