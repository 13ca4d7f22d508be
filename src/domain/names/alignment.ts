/** Weight of a character: how much it tells names apart. */
export type CharacterWeight = (code: number) => number;

const row = new Float64Array(256);

/**
 * How alike words and a name are, 0 to 1: the weight of the characters that they share in the same order, mostly as a share of the
 * words (an abbreviation leaves characters out) and partly of the name (the shorter of two names that fit is nearer).
 */
export function similarity(words: string, name: string, weight: CharacterWeight): number {
  if (words === name) return 1;
  if (words === '' || name === '' || name.length >= row.length) return 0;
  row.fill(0, 0, name.length + 1);
  let ofWords = 0;
  for (let i = 0; i < words.length; i += 1) {
    const code = words.charCodeAt(i);
    const value = weight(code);
    ofWords += value;
    let diagonal = 0;
    for (let j = 0; j < name.length; j += 1) {
      const above = row[j + 1] ?? 0;
      const aligned = code === name.charCodeAt(j) ? diagonal + value : Math.max(above, row[j] ?? 0);
      row[j + 1] = Math.max(aligned, above);
      diagonal = above;
    }
  }
  let ofName = 0;
  for (let j = 0; j < name.length; j += 1) ofName += weight(name.charCodeAt(j));
  const shared = row[name.length] ?? 0;
  return (shared / ofWords) * (0.7 + (0.3 * shared) / ofName);
}

/** Whether two texts differ by one character: one wrong, one missing, one too many, or two neighbours swapped. */
export function differByOne(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short === long || long.length - short.length > 1) return false;
  let same = 0;
  while (same < short.length && short[same] === long[same]) same += 1;
  if (long.length > short.length) return short.slice(same) === long.slice(same + 1);
  if (short.slice(same + 1) === long.slice(same + 1)) return true;
  const swapped = short[same] === long[same + 1] && short[same + 1] === long[same];
  return swapped && short.slice(same + 2) === long.slice(same + 2);
}

/** Whether the characters of the words stand in the name in the same order. */
export function isWithin(words: string, name: string): boolean {
  let found = 0;
  for (let i = 0; i < name.length && found < words.length; i += 1) if (name[i] === words[found]) found += 1;
  return found === words.length;
}
