import {expect} from 'chai';
import {diffSteps} from '../../src/feed/diff.js';
import type {FeedInput} from '../../src/feed/index.js';
import {type LogStep, logSteps, type ReadVersion} from '../../src/view/change-log.js';
import {prepare} from '../support/view.js';

const version = (
  key: string,
  subprocessors: FeedInput['subprocessors'],
  date: string | undefined = key,
): ReadVersion => ({
  key,
  date: date || undefined,
  feed: prepare({subprocessors}).feed,
});

/** Does the work to its end, and counts how often others had their turn. */
function turns<Result>(work: Generator<void, Result>): {count: number; result: Result} {
  let count = 0;
  let step = work.next();
  for (; !step.done; step = work.next()) count++;
  return {count, result: step.value};
}

const log = (...newestFirst: ReadVersion[]): LogStep[] => turns(logSteps(newestFirst)).result;

/** A step as a line. */
const line = ({before, after, date, added, removed, changed, editorial}: LogStep): string => {
  const idsOf = (entries: LogStep['added']): string => entries.map(({id}) => id).join(' ');
  return `${before || 'now'}..${after || 'now'} on ${date}: +${idsOf(added)} -${idsOf(removed)} ~${idsOf(changed)} ${editorial}`;
};

const A = {id: 'ada', name: 'Ada', purpose: 'Keeps the infrastructure'};
const B = {id: 'bell', name: 'Bell', purpose: 'Calls'};
const C = {id: 'curie', name: 'Curie', purpose: 'Measures'};

describe('logSteps', () => {
  it('has a step for each version but the first, the newest first', () => {
    const steps = log(
      version('', [A, {...B, purpose: 'Letters'}, C], '2026-03-01'),
      version('2026-02-01', [{...A, purpose: 'Keeps the infrastucture'}, B]),
      version('2026-01-01', [A, B, {id: 'dirac', name: 'Dirac'}]),
    );
    expect(steps.map(line)).to.deep.equal([
      '2026-02-01..now on 2026-03-01: +curie - ~bell 1',
      '2026-01-01..2026-02-01 on 2026-02-01: + -dirac ~ 1',
    ]);
  });

  it('has a step in which nothing changed, and one without a date', () => {
    const steps = log(version('', [A], ''), version('2026-01-01', [A]));
    expect(steps.map(line)).to.deep.equal(['2026-01-01..now on undefined: + - ~ 0']);
  });

  it('has the entries of the later version as they are there, and those that are gone as they were', () => {
    const steps = log(version('b', [{...A, name: 'Ada Labs'}]), version('a', [A, B]));
    expect(steps[0]?.changed.map(({name}) => name)).to.deep.equal(['Ada Labs']);
    expect(steps[0]?.removed.map(({name}) => name)).to.deep.equal(['Bell']);
  });

  it('counts nothing that is of the list rather than of an entry', () => {
    const steps = log(
      version('b', [
        {...A, country: 'DE'},
        {...B, country: 'FR'},
        {...C, country: 'US'},
      ]),
      version('a', [A, B, C]),
    );
    expect(steps.map(line)).to.deep.equal(['a..b on b: + - ~ 0']);
  });

  it('is empty where there are not two versions', () => {
    expect(log()).to.deep.equal([]);
    expect(log(version('', [A]))).to.deep.equal([]);
  });

  it('lets others have their turn while it compares, and between two steps', () => {
    const [b, a] = [version('b', [A, C]), version('a', [A, B])];
    const each = turns(diffSteps(a.feed, b.feed)).count;
    expect(each).to.be.greaterThan(0);
    expect(turns(logSteps([b, a])).count).to.equal(each + 1);
    expect(turns(logSteps([b, a, a])).count).to.be.greaterThan(each + 1);
  });
});
