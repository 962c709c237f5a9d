/**
 * Whether a request comes from this machine's own page or tools. A page of another site that lets its name point to
 * 127.0.0.1 carries its own name in Host or Origin.
 */
export function isOwn(headers: { host?: string | undefined; origin?: string | undefined }, port: number): boolean {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  if (!hosts.includes(headers.host ?? '')) return false;
  return headers.origin === undefined || hosts.some((host) => headers.origin === `http://${host}`);
}
