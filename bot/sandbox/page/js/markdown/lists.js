/** Lists of Discord's markdown: lines with marks, nested by how far they are indented. */

const ITEM = /^([ ]*)([-*]|\d{1,9}\.)[ ]+(.*)$/;

/** The lists that some lines form: `{type: "list", ordered, start, items}`, one for each kind. */
export function listTrees(text, inner) {
  const lines = entries(text);
  const lists = [];
  for (let at = 0; at < lines.length;) {
    const [list, next] = level(lines, at, inner);
    lists.push(list);
    at = next;
  }
  return lists;
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
  while (index < lines.length && (index === at || lines[index].indent >= indent)) {
    if (lines[index].indent > indent + 1 && list.items.length) {
      const [nested, next] = level(lines, index, inner);
      list.items.at(-1).push(nested);
      index = next;
    } else if (lines[index].mark.endsWith(".") !== ordered) {
      break;
    } else {
      list.items.push(inner(lines[index].text));
      index += 1;
    }
  }
  return [list, index];
}
