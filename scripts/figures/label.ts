const isLate = "item.x > item.mark.group.width / 2";
const isWest = "datum.label_longitude < datum.longitude";
const isLeft = "(datum.side == 'left')";
const isRight = "(datum.side == 'right')";
/** True of a link that falls to the right, as a backslash does. */
const falls = "(datum.x2 - datum.x) * (datum.y2 - datum.y) > 0";

/**
 * How a label stands to its mark where that differs from row to row: by style, Vega's expressions for the properties
 * of the mark. An author asks for a style; only the engine writes expressions.
 */
export const labelPlacing: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  // Left of its mark in the right half of the plot, and right of it in the left half.
  "label-beside": {
    align: `${isLate} ? 'right' : 'left'`,
    dx: `${isLate} ? -9 : 9`,
  },
  // On a map: a name west of its place ends there, any other begins there.
  "label-place": {
    align: `${isWest} ? 'right' : 'left'`,
    dx: `${isWest} ? -3 : 3`,
  },
  // In a diagram: on the side of its link that the row names, clear of the line; in the middle of a part.
  "label-link": {
    align: `${isLeft} ? 'right' : ${isRight} ? 'left' : 'center'`,
    dx: `${isLeft} ? -7 : ${isRight} ? 7 : 0`,
    dy: `!${isLeft} && !${isRight} || datum.x == datum.x2 ? 0 : (${falls}) == (${isRight}) ? -9 : 9`,
  },
};
