import type { MetricCode } from '../metric.ts';
import type { Sentence } from '../sentence.ts';
import { isTable3RowCode, table3CellOf } from '../table3.ts';
import { type CrosswalkRelation, type CrosswalkSide, crosswalk } from '../taxonomy/crosswalk.ts';
import type { Edition } from '../taxonomy/editions.ts';

/** What stands for a figure in other editions of the form, and whether the two may be put side by side. */
export type Counterpart = {
  /** Editions of the figure, and those of its counterpart. */
  readonly own: readonly Edition[];
  readonly other: readonly Edition[];
  /** Figures whose sum is the counterpart; empty: the other editions have none. */
  readonly codes: readonly MetricCode[];
  readonly relation: CrosswalkRelation;
  readonly why: Sentence;
};

/** Everything that the crosswalk knows of a figure, by its row in table 三 whatever the column. */
export function counterpartsOf(code: MetricCode): readonly Counterpart[] {
  const applicant = table3CellOf(code)?.applicant ?? 'total';
  const codesOf = ({ codes }: CrosswalkSide): readonly MetricCode[] =>
    codes.map((one) => (isTable3RowCode(one) ? (`${one}@${applicant}` as const) : one));
  return crosswalk.flatMap(({ a, b, relation, why }): Counterpart[] => {
    if (codesOf(a).includes(code)) return [{ own: a.editions, other: b.editions, codes: codesOf(b), relation, why }];
    if (codesOf(b).includes(code)) return [{ own: b.editions, other: a.editions, codes: codesOf(a), relation, why }];
    return [];
  });
}

/** How figures of two editions relate; `none`: one of the editions has no counterpart. */
export type EditionRelation = CrosswalkRelation | 'none';

const strictest: readonly EditionRelation[] = ['none', 'not_comparable', 'care', 'comparable'];

function mildest(relations: readonly EditionRelation[]): EditionRelation {
  return strictest.toReversed().find((relation) => relations.includes(relation)) ?? 'none';
}

function relationOf(code: MetricCode, one: Edition, other: Edition): EditionRelation {
  const known = counterpartsOf(code).filter(
    ({ own, other: its }) => (own.includes(one) && its.includes(other)) || (own.includes(other) && its.includes(one)),
  );
  const found = known.map(({ relation, codes }) => (codes.length === 0 ? 'none' : relation));
  return mildest(found);
}

/**
 * How cells relate across the forms of 2019 and 2021, and to that of 2014; of several, as of the two counts of a rate, the
 * strictest counts.
 */
export function relationAcross(codes: readonly MetricCode[]): {
  readonly forms2019And2021: EditionRelation;
  readonly form2014: EditionRelation;
} {
  const worst = (one: Edition, others: readonly Edition[]): EditionRelation => {
    const relations = codes.map((code) => mildest(others.map((other) => relationOf(code, one, other))));
    return strictest.find((relation) => relations.includes(relation)) ?? 'none';
  };
  return { forms2019And2021: worst('2019', ['2021']), form2014: worst('2014', ['2019', '2021']) };
}
