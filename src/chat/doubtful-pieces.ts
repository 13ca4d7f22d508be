import type { Piece } from './pieces.ts';
import { regionsInWords } from './region-words.ts';

// Of a question taken apart, what was understood only because a word was cut: less is understood rather than something else.

/** The pieces, with those made unknown of which it is doubtful that they are words of their own. */
export function withoutDoubtful(pieces: readonly Piece[]): readonly Piece[] {
  return withClinging(withCutWords(withNegations(pieces)));
}

function unknown({ text, start, end }: Piece): Piece {
  return { kind: 'unknown', text, start, end };
}

function isCharacter({ text }: Piece): boolean {
  return /^\p{Script=Han}$/u.test(text);
}

/** Whether nothing stands between a piece and the one beside it, before or behind. */
function touches(piece: Piece, other: Piece | undefined): boolean {
  return other !== undefined && (other.end === piece.start || piece.end === other.start);
}

/** Says something by itself, so that being wrong about it shows the wrong figure. */
function isTelling(piece: Piece): boolean {
  return piece.kind === 'word' && (piece.metric !== undefined || piece.view !== undefined);
}

/** A word that is not known and turns the one behind it around. */
const negation = /^(?:不|没|未|非|无|not|no|never|isn't|wasn't|didn't|doesn't)$/iu;

/** What stands behind a negation that is not known itself is not understood either, up to the first word that tells: 不与公开. */
function withNegations(pieces: readonly Piece[]): readonly Piece[] {
  let negated = false;
  return pieces.map((piece, index) => {
    const before = pieces[index - 1];
    const apart = isHan(piece) && !touches(piece, before);
    if (piece.kind === 'unknown') negated = negation.test(piece.text);
    else if (!negated || apart || piece.kind === 'agency') negated = false;
    else {
      negated = !isTelling(piece);
      return unknown(piece);
    }
    return piece;
  });
}

function isHan({ text }: Piece): boolean {
  return /^\p{Script=Han}/u.test(text);
}

/** The characters that are not known right before or behind a piece; '' when there are none. */
function runTo(pieces: readonly Piece[], index: number, step: 1 | -1): string {
  let run = '';
  for (let at = index + step; ; at += step) {
    const [near, piece] = [pieces[at - step], pieces[at]];
    if (near === undefined || piece?.kind !== 'unknown' || !isHan(piece) || !touches(near, piece)) return run;
    run = step === 1 ? run + piece.text : piece.text + run;
  }
}

/** A word that tells something right beside characters that are not known is part of another word, or has a slip: 公开课, 收道. */
function withCutWords(pieces: readonly Piece[]): readonly Piece[] {
  return pieces.map((piece, index) => {
    if (!isTelling(piece) || !isHan(piece)) return piece;
    // 淄博市收到多少: the name of a place is a word of its own.
    const cut = [runTo(pieces, index, -1), runTo(pieces, index, 1)].some(
      (run) => run !== '' && regionsInWords(run).length === 0,
    );
    return cut ? unknown(piece) : piece;
  });
}

/** Particles end a word; other single characters beside unknown ones belong to them: 太和, 内卷指数. */
const particles = /^[的了吗呢吧啊呀嘛是有在把被给]$/u;

function withClinging(pieces: readonly Piece[]): readonly Piece[] {
  return pieces.map((piece, index) => {
    if (piece.kind !== 'word' || piece.word?.kind === 'beyond' || !isCharacter(piece) || particles.test(piece.text))
      return piece;
    const beside = [pieces[index - 1], pieces[index + 1]];
    return beside.some((other) => other?.kind === 'unknown' && touches(piece, other)) ? unknown(piece) : piece;
  });
}
