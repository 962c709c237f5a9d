import { Routes, type RESTGetAPIApplicationGuildCommandsResult } from 'discord-api-types/v10';
import type { REST } from 'discord.js';
import type { ServerCommands } from '../../discord/register.js';
import type { Snowflake } from '../../domain/ids.js';
import { attempt } from './failure.js';

const CALL_WITHIN_MS = 20_000;

/** The commands of servers, read and replaced by requests. Before the application's id is known they are unavailable. */
export function serverCommands(rest: REST, applicationId: () => Snowflake | null): ServerCommands {
  const routeOf = (serverId: Snowflake) => {
    const id = applicationId();
    if (id === null) throw new Error('the application is not known yet');
    return Routes.applicationGuildCommands(id, serverId);
  };
  return {
    names: (serverId) =>
      attempt(async () => {
        const list = (await rest.get(routeOf(serverId), {
          signal: AbortSignal.timeout(CALL_WITHIN_MS),
        })) as RESTGetAPIApplicationGuildCommandsResult;
        return list.map(({ name }) => name);
      }),
    replace: (serverId, commands) =>
      attempt(async () => {
        await rest.put(routeOf(serverId), { body: [...commands], signal: AbortSignal.timeout(CALL_WITHIN_MS) });
      }),
  };
}
