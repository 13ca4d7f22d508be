import { Converter } from 'opencc-js/t2cn';

/** Characters that only Traditional script writes, frequent in these reports. */
const traditionalOnly = /[開關務機條總處數業組織來員議訴訟復應辦鄉區縣廳與為這會對發後個報據類過規費單產團體]/g;
/** A simplified text quotes a Traditional name or two; a Traditional one uses these characters everywhere. */
const shareOfTraditional = 0.02;

type Conversion = (text: string) => string;

let converter: Conversion | undefined;

/** Keeps the length, so that positions in the simplified text are positions in the printed one. */
function simplified(text: string): string {
  const convert = (converter ??= Converter({ from: 't', to: 'cn' }));
  const whole = convert(text);
  return whole.length === text.length ? whole : Array.from(text, (character) => convert(character)).join('');
}

/** How to bring the texts of a document into simplified script: some sites convert whole reports for readers abroad. */
export function simplifierFor(text: string): Conversion {
  const found = text.match(traditionalOnly)?.length ?? 0;
  return found > text.length * shareOfTraditional ? simplified : (unchanged) => unchanged;
}
