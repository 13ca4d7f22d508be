import type { CharacterWeight } from './alignment.ts';

/** Names by their characters and pairs of neighbours, for words whose region is not recognised. */
export type Postings = {
  /** Entries that share most with the words, best first; at most `limit` of those accepted. */
  readonly nearest: (words: string, limit: number, accept?: (entry: number) => boolean) => readonly number[];
  readonly weight: CharacterWeight;
};

/** A feature in more than this share of the names tells little and costs much (局, 市); small indexes keep everything. */
const commonShare = 0.12;
const smallIndex = 2000;
/** Enough of the rarest features find the name; the common ones only cost time. */
const mostVisited = 25_000;

function highest(
  entries: Int32Array,
  scores: Float32Array,
  limit: number,
  accept: ((entry: number) => boolean) | undefined,
): readonly number[] {
  const kept: number[] = [];
  const scoreOf = (entry: number | undefined): number => (entry === undefined ? 0 : (scores[entry] ?? 0));
  for (const entry of entries) {
    const score = scoreOf(entry);
    if (kept.length === limit && score <= scoreOf(kept[limit - 1])) continue;
    if (accept !== undefined && !accept(entry)) continue;
    if (kept.length === limit) kept.pop();
    let at = kept.length;
    while (at > 0 && scoreOf(kept[at - 1]) < score) at -= 1;
    kept.splice(at, 0, entry);
  }
  return kept;
}

/** Counts the names that have each feature, then lays their entries out one feature after another. */
export function buildPostings(count: number, nameOf: (entry: number) => string): Postings {
  const characters = new Uint16Array(0x10000);
  const pairs = new Map<number, number>();
  let characterCount = 0;
  for (let entry = 0; entry < count; entry += 1) {
    const name = nameOf(entry);
    for (let i = 0; i < name.length; i += 1) {
      const code = name.charCodeAt(i);
      if (characters[code] === 0) characters[code] = ++characterCount;
    }
  }
  // Features: characters first, then pairs; a pair is one small integer of its two characters.
  const stride = characterCount + 1;
  const frequency: number[] = Array.from({ length: stride }, () => 0);
  const featuresOf = (name: string, visit: (feature: number) => void, add: boolean): void => {
    let before = 0;
    for (let i = 0; i < name.length; i += 1) {
      const character = characters[name.charCodeAt(i)] ?? 0;
      if (character !== 0) visit(character);
      if (character !== 0 && before !== 0) {
        const key = before * stride + character;
        let pair = pairs.get(key);
        if (pair === undefined && add) {
          pair = frequency.push(0) - 1;
          pairs.set(key, pair);
        }
        if (pair !== undefined) visit(pair);
      }
      before = character;
    }
  };
  for (let entry = 0; entry < count; entry += 1) {
    featuresOf(nameOf(entry), (feature) => (frequency[feature] = (frequency[feature] ?? 0) + 1), true);
  }
  const mostCommon = count < smallIndex ? count : count * commonShare;
  const starts = new Int32Array(frequency.length + 1);
  for (let feature = 0; feature < frequency.length; feature += 1) {
    const size = frequency[feature] ?? 0;
    starts[feature + 1] = (starts[feature] ?? 0) + (size > mostCommon ? 0 : size);
  }
  const entries = new Int32Array(starts[frequency.length] ?? 0);
  const filled = starts.slice();
  for (let entry = 0; entry < count; entry += 1) {
    featuresOf(
      nameOf(entry),
      (feature) => {
        if ((frequency[feature] ?? 0) > mostCommon) return;
        const at = filled[feature] ?? 0;
        // A character that a name has twice is entered once.
        if (at > (starts[feature] ?? 0) && entries[at - 1] === entry) return;
        entries[at] = entry;
        filled[feature] = at + 1;
      },
      false,
    );
  }
  // As if a thousand other names were held, so that in a small index a character is not common because six names have it.
  const rarity = (size: number): number => Math.log((count + 1000) / (size + 10));
  // A character that no name has is probably a slip, and weighs as one that is neither rare nor common.
  const weights = Float32Array.from({ length: stride }, (_, feature) =>
    rarity(feature === 0 ? count / 100 : (frequency[feature] ?? 0)),
  );
  const scores = new Float32Array(count);
  const touched = new Int32Array(count);

  const size = (feature: number): number => (filled[feature] ?? 0) - (starts[feature] ?? 0);

  function nearest(words: string, limit: number, accept?: (entry: number) => boolean): readonly number[] {
    const features = new Set<number>();
    featuresOf(words, (feature) => features.add(feature), false);
    let touchedCount = 0;
    let visited = 0;
    for (const feature of [...features].toSorted((a, b) => size(a) - size(b))) {
      visited += size(feature);
      if (visited > mostVisited && touchedCount > limit) break;
      const value = rarity(frequency[feature] ?? 0);
      const end = filled[feature] ?? 0;
      for (let at = starts[feature] ?? 0; at < end; at += 1) {
        const entry = entries[at] ?? 0;
        if (scores[entry] === 0) touched[touchedCount++] = entry;
        scores[entry] = (scores[entry] ?? 0) + value;
      }
    }
    const best = highest(touched.subarray(0, touchedCount), scores, limit, accept);
    for (let i = 0; i < touchedCount; i += 1) scores[touched[i] ?? 0] = 0;
    return best;
  }

  return { nearest, weight: (code) => weights[characters[code] ?? 0] ?? 0 };
}
