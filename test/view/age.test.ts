import {expect} from 'chai';
import {ageOf} from '../../src/view/age.js';

describe('ageOf', () => {
  const today = '2026-11-22';
  for (const [date, words] of [
    ['2026-11-22', 'today'],
    ['2026-11-21', 'yesterday'],
    ['2026-11-16', '6 days ago'],
    ['2026-11-15', '1 week ago'],
    ['2026-11-01', '3 weeks ago'],
    ['2026-10-23', '4 weeks ago'],
    ['2026-10-22', '1 month ago'],
    ['2026-08-01', '3 months ago'],
    ['2025-11-23', '11 months ago'],
    ['2025-11-22', '12 months ago'],
    ['2024-12-01', '23 months ago'],
    ['2024-11-22', '2 years ago'],
    ['2016-11-01', '10 years ago'],
    ['2026-11-23', ''],
    ['9000-01-01', ''],
    ['2026-02-30', ''],
    ['last spring', ''],
    ['', ''],
  ] as const) {
    it(`calls ${date || 'nothing'} "${words}"`, () => expect(ageOf(date, today, 'en')).to.equal(words));
  }

  it('speaks the language it is asked for', () => {
    expect(ageOf('2026-11-01', today, 'de')).to.equal('vor 3 Wochen');
    expect(ageOf('2026-11-21', today, 'fr')).to.equal('hier');
  });

  it('is the same on both sides of a change of the clocks', () => {
    expect(ageOf('2026-10-24', '2026-10-26', 'en')).to.equal('2 days ago');
  });
});
