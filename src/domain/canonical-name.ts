import { createRequire } from 'node:module';
import { currentDivisions } from './region/divisions.ts';

type Conversion = (text: string) => string;

let known: Uint8Array | undefined;
let convert: Conversion | undefined;

/**
 * Marks the characters that need no conversion: those of GB 2312, the standard set of simplified characters, and those in names of
 * divisions, some of which it lacks (埇桥, 瀍河). Everything else may be Traditional.
 */
function simplifiedCharacters(): Uint8Array {
  if (known !== undefined) return known;
  known = new Uint8Array(0x10000).fill(1, 0, 0x2e80);
  const decoder = new TextDecoder('gb18030');
  for (let row = 0xa1; row <= 0xf7; row += 1) {
    const bytes = Uint8Array.from({ length: 188 }, (_, i) => (i % 2 === 0 ? row : 0xa1 + (i >> 1)));
    for (const character of decoder.decode(bytes)) known[character.charCodeAt(0)] = 1;
  }
  for (const name of currentDivisions().byName.keys()) {
    for (const character of name) known[character.charCodeAt(0)] = 1;
  }
  return known;
}

/** The text in simplified characters. The dictionary is loaded only when a character calls for it. */
export function simplify(text: string): string {
  const simplified = simplifiedCharacters();
  for (let i = 0; i < text.length; i += 1) {
    if (simplified[text.charCodeAt(i)] === 1) continue;
    if (convert === undefined) {
      const loaded: { readonly Converter: (options: { from: 't'; to: 'cn' }) => Conversion } = createRequire(
        import.meta.url,
      )('opencc-js/t2cn');
      convert = loaded.Converter({ from: 't', to: 'cn' });
    }
    return convert(text);
  }
  return text;
}

const plain = /^[\u4e00-\u9fff]*$/u;

/**
 * A name as it is compared: NFKC (full-width forms), simplified, lower case, nothing but letters and digits. 住房 和城鄉建設局 and
 * （住房和城乡建设局） are one name.
 */
export function canonicalName(text: string): string {
  if (plain.test(text)) return simplify(text);
  return simplify(text.normalize('NFKC'))
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}
