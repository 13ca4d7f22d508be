import { z } from 'zod';
import type { Agency } from '../domain/agency.ts';
import type { Sentence } from '../domain/sentence.ts';
import type { HeldReport } from '../store/store.ts';
import type { Locale } from '../text/format.ts';
import { html, type Html, lines } from '../text/html.ts';
import { agencyArgument, partArgument, yearArgument } from './arguments.ts';
import { type AnyCommand, type CommandFacts, defineCommand } from './command.ts';
import { pressOf } from './press.ts';
import type { Button } from './reply.ts';
import { accessReport } from './report-access.ts';
import { agencyHeading } from './views/agency-label.ts';
import { editionLine, sourceLine } from './views/report-footer.ts';
import { renderMissing } from './views/missing-report.ts';
import { viewButtons } from './views/view-buttons.ts';

/** A report as a view shows it. */
export type Shown = { readonly agency: Agency; readonly held: HeldReport; readonly part: string };

/** A view of one report: facts of its command, a title, and its lines. */
export type ReportView = CommandFacts & {
  readonly title: Sentence;
  readonly body: (shown: Shown, locale: Locale) => readonly (Html | string)[];
  /** Further parts of a longer view, each behind a button. */
  readonly parts?: (shown: Shown) => readonly { readonly part: string; readonly label: Sentence }[];
};

/** Makes the command of a view: AGENCY [YEAR], the newest year when none is given, and buttons to the other views. */
export function defineReportView({ title, body, parts, ...facts }: ReportView): AnyCommand {
  return defineCommand({
    ...facts,
    args: z.object({ agency: agencyArgument, year: yearArgument.optional(), part: partArgument.optional() }),
    run: async ({ agency, year, part }, deps) => ({ access: await accessReport(deps, agency, year), part: part ?? '' }),
    render: ({ access, part }, locale) => {
      if (access.kind === 'missing') return renderMissing(access, facts.name, locale);
      const { agency, held, years } = access;
      const { report, source } = held;
      const shown = { agency, held, part };
      const others = (parts?.(shown) ?? []).filter((other) => other.part !== part);
      const more: Button[] = others.map((other) => ({
        label: other.label[locale],
        press: pressOf({ command: facts.name, agency: agency.id, year: report.year, part: other.part }),
      }));
      return {
        text: lines(
          agencyHeading(agency, locale),
          locale === 'zh' ? html`<b>${report.year}年度</b>${title.zh}` : html`${title.en}, <b>${report.year}</b>`,
          ...body(shown, locale),
          editionLine(report.editions, locale),
          sourceLine(report, source, locale),
        ).html,
        buttons: [
          ...(more.length > 0 ? [more] : []),
          ...viewButtons({ command: facts.name, agency: agency.id, year: report.year, years }, locale),
        ],
      };
    },
  });
}
