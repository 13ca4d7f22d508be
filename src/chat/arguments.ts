import { z } from 'zod';
import type { Agency } from '../domain/agency.ts';
import type { MetricTarget } from './metric-target.ts';

// The router has resolved these before a command sees them; a command's schema says which of them it needs.

/** An agency, resolved from its name or taken from a button. */
export const agencyArgument = z.custom<Agency>((value) => typeof value === 'object' && value !== null && 'id' in value);

/** A report year. */
export const yearArgument = z.number().int();

/** A figure or an indicator. */
export const metricArgument = z.custom<MetricTarget>((value) => typeof value === 'string' && value !== '');

/** Words in which nothing was recognised. */
export const wordsArgument = z.string();

/** Where in a longer answer; set by buttons only. */
export const partArgument = z.string();

/** The chat in which it was asked. */
export const chatArgument = z.number().int();
