// Sheets that this program adds to a workbook for itself.

/** Which version a workbook was made from, and its rows as they were. Hidden. */
export const SERVICE_SHEET = "_onemap";
/** Shapes too long for a cell, in pieces. */
export const SHAPE_SHEET = "图形";
