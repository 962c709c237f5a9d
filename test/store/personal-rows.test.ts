import { expect, it } from 'vitest';
import { eraserOf } from '../../src/domain/erasure.js';
import { asId, type PersonId } from '../../src/domain/ids.js';
import { isAnythingKept } from '../../src/domain/own-data.js';
import { onEachStore } from './each-store.js';
import {
  NOW,
  aGroup,
  aHappening,
  aMembership,
  aPerson,
  aProposal,
  aServer,
  anObjection,
  personId,
  snowflake,
} from './fixtures.js';

onEachStore((store) => {
  /** Somebody with a proposal, an objection to it, a place in a group, a draft and an entry of the record. */
  const somebody = (account = snowflake()) =>
    store().transaction(async (tx) => {
      const server = aServer();
      const group = aGroup(server.id);
      const person = aPerson(server.id, { accounts: [account], github: 'robin-example', consent: 'given' });
      const other = aPerson(server.id, { name: 'Kit Sample', accounts: [snowflake()] });
      const proposal = aProposal(group, person.id, { title: 'Paint sheds' });
      const theirs = aProposal(group, other.id, { title: 'Mow lawns', text: `Ask <@${account}> or Robin\nExample.` });
      await tx.servers.save(server);
      await tx.groups.save(group);
      for (const each of [person, other]) await tx.people.save(each);
      await tx.memberships.save(aMembership(group.id, person.id, { role: 'Lead (Robin)', term: 'forever' }));
      for (const each of [proposal, theirs]) await tx.proposals.save(each, NOW);
      await tx.proposals.saveObjection(anObjection(theirs.id, person.id));
      const draft = { serverId: server.id, form: 'block', argument: '', fields: { reason: 'no' }, expiresAt: NOW };
      await tx.drafts.save({ ...draft, id: `draft-${account}-${server.id}`, userId: account });
      await tx.record.append(
        server.id,
        aHappening({
          sealed: { actor: { value: account, personId: person.id }, text: { value: theirs.text, personId: other.id } },
        }),
      );
      return { server, group, person, other, proposal, theirs, account };
    });
  type Somebody = Awaited<ReturnType<typeof somebody>>;

  const whose = ({ server, person, account }: Somebody) => ({
    serverId: server.id,
    personId: person.id,
    accounts: [account],
  });

  const eraseThem = (them: Somebody, as: PersonId) => {
    const marks = { accounts: [them.account], names: ['Robin Example', 'robin-example'], organizations: [] };
    return store().transaction((tx) => tx.personal.erase(whose(them), { as, marks, eraser: eraserOf(marks), at: NOW }));
  };

  const keptOf = (them: Somebody) => store().read((tx) => tx.personal.of(whose(them), () => false));

  it('X8: what is kept of somebody is found by kinds, with times as texts', async () => {
    const them = await somebody();
    const kept = await keptOf(them);
    expect(kept.profile).toMatchObject([
      { name: 'Robin Example', github: 'robin-example', knownSince: new Date(NOW).toISOString() },
    ]);
    expect(kept.proposals).toMatchObject([{ version: 1, title: 'Paint sheds' }]);
    expect(kept.objections).toHaveLength(1);
    expect(kept.record).toMatchObject([{ entry: 1, name: 'actor', value: them.account }]);
    expect(kept.drafts).toHaveLength(1);
  });

  it('X8: erasing keeps rows that others depend on, under an id that nobody has seen', async () => {
    const them = await somebody();
    const as = personId();
    const subjects = await eraseThem(them, as);
    expect(new Set(subjects)).toEqual(new Set([them.proposal.id, them.theirs.id, them.group.id]));
    await store().read(async (tx) => {
      expect(await tx.people.find(them.person.id)).toBeNull();
      expect(await tx.people.find(as)).toMatchObject({
        name: null,
        github: null,
        accounts: [],
        consent: 'withheld',
        erasedAt: NOW,
      });
      expect(await tx.proposals.find(them.proposal.id)).toMatchObject({
        authorId: as,
        title: '(erased)',
        status: 'open',
      });
      expect(await tx.memberships.of(them.group.id, as)).toMatchObject({ role: null, term: null });
      const [objection] = await tx.proposals.objections(them.theirs.id);
      expect(objection).toMatchObject({
        personId: as,
        liftedAt: null,
        reason: expect.stringContaining('erased') as string,
      });
      const [entry] = await tx.record.list({ serverId: them.server.id, limit: 1 });
      expect(entry?.values).toEqual({});
    });
  });

  it('X8: what others wrote keeps all but the name, also over a line break', async () => {
    const them = await somebody();
    await eraseThem(them, personId());
    await store().read(async (tx) => {
      expect(await tx.proposals.find(them.theirs.id)).toMatchObject({ title: 'Mow lawns', authorId: them.other.id });
      const other = { serverId: them.server.id, personId: them.other.id, accounts: [] };
      expect((await tx.personal.of(other, () => false)).proposals).toMatchObject([
        { version: 1, text: 'Ask a member or a member.' },
      ]);
      expect((await tx.people.find(them.other.id))?.name).toBe('Kit Sample');
    });
  });

  it('X8: the same account in another server is not touched', async () => {
    const account = snowflake();
    const [here, there] = [await somebody(account), await somebody(account)];
    const before = await keptOf(there);
    await eraseThem(here, personId());
    expect(await keptOf(there)).toEqual(before);
    const left = await store().read((tx) => tx.personal.of({ ...whose(here), personId: null }, () => false));
    expect(isAnythingKept({ person: null, kept: left })).toBe(false);
  });

  it('X8: accounts without a person are erased as well', async () => {
    const them = await somebody();
    const stranger = { serverId: them.server.id, personId: null, accounts: [snowflake()] };
    const marks = { accounts: stranger.accounts, names: [], organizations: [] };
    const as = asId<PersonId>('nobody');
    await store().transaction((tx) => tx.personal.erase(stranger, { as, marks, eraser: eraserOf(marks), at: NOW }));
    expect((await keptOf(them)).profile).toHaveLength(1);
  });
});
