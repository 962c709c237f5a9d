import {
  ApplicationCommandPermissionType as Kind,
  ApplicationCommandType,
  Routes,
  type APIApplicationCommandPermission,
  type RESTGetAPIApplicationGuildCommandsResult,
  type RESTGetAPIGuildApplicationCommandsPermissionsResult,
} from 'discord-api-types/v10';
import { DiscordAPIError, REST, type RESTOptions } from 'discord.js';
import { CODE } from '../../discord/discord-error.js';
import type { CommandRule } from '../../domain/command-rules.js';
import { asId, type Snowflake } from '../../domain/ids.js';
import type { WriteFailure } from '../../domain/visibility.js';
import type { CommandPermissions } from '../../ports/command-permissions.js';
import { attempt, failureOf } from './failure.js';

const CALL_WITHIN_MS = 20_000;

const OF: Record<Kind, CommandRule['of']> = { [Kind.Role]: 'role', [Kind.User]: 'user', [Kind.Channel]: 'channel' };
const KIND: Record<CommandRule['of'], Kind> = { role: Kind.Role, user: Kind.User, channel: Kind.Channel };

const ruleOf = ({ type, id, permission }: APIApplicationCommandPermission): CommandRule => ({
  of: OF[type],
  id: asId<Snowflake>(id),
  allows: permission,
});

/** Command permissions by requests: read with the bot's token, written with a person's by `options`. */
export function commandPermissions(
  rest: REST,
  options: Partial<RESTOptions>,
  applicationId: () => Snowflake | null,
): CommandPermissions {
  const application = (): Snowflake => {
    const id = applicationId();
    if (id === null) throw new Error('the application is not known yet');
    return id;
  };
  return {
    read: (serverId) =>
      attempt(async () => {
        const id = application();
        const get = (route: `/${string}`) => rest.get(route, { signal: AbortSignal.timeout(CALL_WITHIN_MS) });
        const [commands, lists] = (await Promise.all([
          get(Routes.applicationGuildCommands(id, serverId)),
          get(Routes.guildApplicationCommandsPermissions(id, serverId)),
        ])) as [RESTGetAPIApplicationGuildCommandsResult, RESTGetAPIGuildApplicationCommandsPermissionsResult];
        const rulesOf = (of: string) => lists.find((each) => each.id === of)?.permissions.map(ruleOf) ?? [];
        return {
          common: rulesOf(id),
          commands: commands
            .filter(({ type }) => type === ApplicationCommandType.ChatInput)
            .map((each) => ({ id: asId<Snowflake>(each.id), root: each.name, own: rulesOf(each.id) })),
        };
      }),
    write: async (serverId, changes, token) => {
      const asPerson = new REST({ ...options, authPrefix: 'Bearer' });
      const outcomes: (WriteFailure | null)[] = [];
      try {
        asPerson.setToken(token);
        for (const { commandId, rules } of changes) {
          const permissions = rules.map(({ of, id, allows }) => ({ type: KIND[of], id, permission: allows }));
          const route = Routes.applicationCommandPermissions(application(), serverId, commandId);
          const failure = await asPerson
            .put(route, { body: { permissions }, signal: AbortSignal.timeout(CALL_WITHIN_MS) })
            .then(() => null, writeFailureOf);
          outcomes.push(failure);
          if (failure && STOPS.has(failure.kind)) break;
        }
      } finally {
        asPerson.clearHandlerSweeper();
        asPerson.clearHashSweeper();
      }
      return outcomes;
    },
  };
}

/** Failures that have nothing to do with the one command. */
const STOPS: ReadonlySet<WriteFailure['kind']> = new Set(['bad-token', 'bot-token', 'busy', 'unavailable']);

function writeFailureOf(error: unknown): WriteFailure {
  const { kind, retryAfterMs, code } = failureOf(error);
  if (error instanceof DiscordAPIError) {
    if (error.status === 401) return { kind: 'bad-token', retryAfterMs: null, code };
    if (error.code === CODE.botsCannot) return { kind: 'bot-token', retryAfterMs: null, code };
    if (error.status === 403) return { kind: 'forbidden', retryAfterMs: null, code };
  }
  return { kind: kind === 'gone' || kind === 'closed' ? 'rejected' : kind, retryAfterMs, code };
}
