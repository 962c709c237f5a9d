import { expect, it } from 'vitest';
import { setConsent, toBeAsked } from '../../src/app/set-consent.js';
import { onEachStore } from '../store/each-store.js';
import { aPlace, done, type Place } from './place.js';

onEachStore((store) => {
  const kinds = async (place: Place) => (await place.record()).map(({ kind }) => kind);

  it('X8: of two answers the later one counts, whichever is processed first', async () => {
    const place = await aPlace(store());
    const at = place.clock.at;
    done(await setConsent(place.deps, place.act('dave', { at: at + 2_000 }), 'withheld'));
    const late = done(await setConsent(place.deps, place.act('dave', { at: at + 1_000 }), 'given'));
    expect(late).toMatchObject({ consent: 'withheld', consentAt: at + 2_000 });
    const newer = done(await setConsent(place.deps, place.act('dave', { at: at + 3_000 }), 'given'));
    expect(newer).toMatchObject({ consent: 'given', consentAt: at + 3_000 });
    expect(await kinds(place)).toEqual(['consent-withheld', 'consent-given']);
  });

  it('X8: of several at once one is asked, and nobody who is not known', async () => {
    const place = await aPlace(store());
    const asked = await Promise.all([1, 2, 3].map(() => toBeAsked(place.deps, place.act('dave'))));
    expect(asked.filter((each) => each)).toHaveLength(1);
    expect(await toBeAsked(place.deps, place.act('frank'))).toBe(false);
    expect(await kinds(place)).toEqual([]);
  });

  it('X8: who has answered before being asked is not asked', async () => {
    const place = await aPlace(store());
    done(await setConsent(place.deps, place.act('dave'), 'withheld'));
    expect(await toBeAsked(place.deps, place.act('dave'))).toBe(false);
  });
});
