/** Lists of Discord's markdown: lines with marks, nested by how far they are indented. */

const ITEM = /^([ ]*)([-*]|\d{1,9}\.)[ ]+(.*)$/;

/** The tree of some lines that form a list: `{type: "list", ordered, start, items}`. */
export function listTree(text, inner) {
  const lines = entries(text);
  const [list] = level(lines, 0, inner);
  return list;
}

/** Each entry with its indent and mark; a line without a mark goes on with the one above. */
function entries(text) {
  const found = [];
  for (const line of text.replace(/\n$/, "").split("\n")) {
    const item = ITEM.exec(line);
    if (item) found.push({ indent: item[1].length, mark: item[2], text: item[3] });
    else found.at(-1).text += `\n${line.trim()}`;
  }
  return found;
}

/** The list that starts at an entry, and the index of the first entry that isn't in it. */
function level(lines, at, inner) {
  const { indent, mark } = lines[at];
  const ordered = mark.endsWith(".");
  const list = { type: "list", ordered, start: ordered ? parseInt(mark, 10) : 1, items: [] };
  let index = at;
  while (index < lines.length && lines[index].indent >= indent) {
    if (lines[index].indent > indent + 1 && list.items.length) {
      const [nested, next] = level(lines, index, inner);
      list.items.at(-1).push(nested);
      index = next;
    } else {
      list.items.push(inner(lines[index].text));
      index += 1;
    }
  }
  return [list, index];
}
