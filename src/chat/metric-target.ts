import type { MetricCode } from '../domain/metric.ts';
import type { IndicatorCode } from '../domain/taxonomy/indicators.ts';

/** What a person may ask for by name: a figure, a group of outcomes (in its 总计 column), or an indicator. */
export type MetricTarget = MetricCode | IndicatorCode;
