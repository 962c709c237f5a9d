import { Hono } from 'hono';

/** Where the numbers come from. */
export interface MetricsSource {
  readonly contentType: string;
  page(): Promise<string>;
}

/** `/metrics`: numbers for Prometheus. */
export const metricsPage = (metrics: MetricsSource): Hono =>
  new Hono().get('/metrics', async (c) => c.body(await metrics.page(), 200, { 'content-type': metrics.contentType }));
