import { channelRoutes } from './channel-routes.js';
import { commandPermissionRoutes } from './command-permission-routes.js';
import { commandRoutes } from './command-routes.js';
import { directRoutes } from './direct-routes.js';
import { interactionRoutes } from './interaction-routes.js';
import { messageRoutes } from './message-routes.js';
import { pinRoutes } from './pin-routes.js';
import { serverRoutes } from './server-routes.js';
import { threadRoutes } from './thread-routes.js';
import { webhookRoutes } from './webhook-routes.js';
import type { Route } from './call.js';

/** Every route of Discord's REST interface that the sandbox knows; more specific paths stand first. */
const ROUTES: readonly Route[] = [
  ...pinRoutes,
  ...threadRoutes,
  ...messageRoutes,
  ...channelRoutes,
  ...interactionRoutes,
  ...webhookRoutes,
  ...commandPermissionRoutes,
  ...commandRoutes,
  ...directRoutes,
  ...serverRoutes,
];

const compiled = ROUTES.map((route) => ({ route, steps: route.path.split('/') }));

/** The route for a path under `/api/v10`, with what its `:names` stand for; null when the sandbox has none. */
export function findRoute(method: string, path: string): { route: Route; params: Record<string, string> } | null {
  const steps = path.split('/').map(decodeURIComponent);
  for (const { route, steps: pattern } of compiled) {
    if (route.method !== method || pattern.length !== steps.length) continue;
    if (!pattern.every((part, index) => part.startsWith(':') || part === steps[index])) continue;
    const named = pattern.flatMap((part, index) => (part.startsWith(':') ? [[part.slice(1), steps[index] ?? '']] : []));
    return { route, params: Object.fromEntries(named) as Record<string, string> };
  }
  return null;
}
