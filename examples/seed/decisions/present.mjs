import { Run } from './Run.mjs';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const DEVELOPER = 'user:default/developer-payments';
const LEAD = 'user:default/team-lead-payments';
const SEARCHER = 'user:default/developer-search';
const PLATFORM = 'user:default/platform-engineer';
const SECURITY = 'user:default/security-reviewer';

const REGIONS = 'placement/allowed-regions';

const payments = { owner: 'group:default/payments', costCentre: '4711' };
const search = { owner: 'group:default/search', costCentre: '4712' };
const environment = (name, team) => ({
  name,
  region: 'eu-west-1',
  size: 'small',
  ...team,
});

/** What a visitor finds open: one of each state that chance may leave out, and exceptions in each of theirs. */
export function presentOf({ engine, timeline, until }) {
  const ago = (hours, happen) => timeline.at(until - hours * HOUR, happen);
  const deletes = ({ person, ref, name, team, reason }) => {
    const before = { ...environment(name, team), holdsData: true };
    const run = new Run(engine, {
      person,
      ref,
      environment: 'staging',
      kind: 'delete',
      before,
    });
    return {
      run,
      request: async () => {
        await run.check();
        await run.requestApproval(reason);
      },
    };
  };
  const ofPayments = (name, reason, person = DEVELOPER) =>
    deletes({
      person,
      ref: 'component:default/checkout-api',
      name,
      team: payments,
      reason,
    });

  const expired = ofPayments('archive', 'Nothing reads the archive.');
  ago(150, expired.request);
  const rejected = ofPayments('ledger-copy', 'The copy is out of date.', LEAD);
  ago(76, rejected.request);
  ago(70, () =>
    rejected.run.review(PLATFORM, 'reject', 'Finance still reads the copy.'),
  );
  const withdrawn = ofPayments('rehearsal', 'The rehearsal is over.', LEAD);
  ago(54, withdrawn.request);
  ago(53, () => withdrawn.run.withdraw());
  const changes = ofPayments('load-test', 'The load test is done.', LEAD);
  ago(30, changes.request);
  ago(27, () =>
    changes.run.review(PLATFORM, 'request-changes', 'Keep the results.'),
  );
  const approved = deletes({
    person: DEVELOPER,
    ref: 'component:default/refund-worker',
    name: 'old-queue',
    team: payments,
    reason: 'The new queue is in use since last week.',
  });
  ago(22, approved.request);
  ago(18, () => approved.run.review(PLATFORM, 'approve'));
  ago(
    5,
    deletes({
      person: SEARCHER,
      ref: 'component:default/search-api',
      name: 'old-index',
      team: search,
      reason: 'The new index answers all queries.',
    }).request,
  );
  ago(3, ofPayments('spring-campaign', 'The campaign is over.').request);

  const created = name =>
    new Run(engine, {
      person: DEVELOPER,
      ref: 'component:default/checkout-api',
      environment: 'development',
      after: environment(name, payments),
    });
  const failed = created('preview-a');
  ago(101, async () => {
    await failed.check();
    await failed.apply({ status: 'failed', detail: 'Quota exceeded' });
  });
  const unreported = created('preview-b');
  ago(61, async () => {
    await unreported.check();
    await unreported.apply();
  });
  ago(41, () => created('preview-c').check());

  const inVirginia = name =>
    new Run(engine, {
      person: DEVELOPER,
      ref: 'component:default/checkout-api',
      environment: 'staging',
      after: { ...environment(name, payments), region: 'us-east-1' },
    });
  ago(2, () => inVirginia('us-preview').check());
  exceptionsOf({ engine, timeline, until, ago });
}

/** Exceptions of a rule for two components: active, ending soon, ended, waiting, refused, revoked. */
function exceptionsOf({ engine, timeline, until, ago }) {
  const story = ({ ref, environment: at, name, asked, end, reason, then }) => {
    const denied = () =>
      new Run(engine, {
        person: DEVELOPER,
        ref,
        environment: at,
        after: { ...environment(name, payments), region: 'us-east-1' },
      });
    ago(asked * 24, async () => {
      const run = denied();
      await run.check();
      const exception = await engine.as(DEVELOPER).requestException({
        decision: run.decision.id,
        rule: REGIONS,
        reason,
        control: {
          kind: 'statement',
          text: 'No personal data leaves the EU; the team checks it each week.',
        },
        until: new Date(until + end * DAY).toISOString(),
      });
      timeline.after(3, () => then?.(exception, denied));
    });
  };
  const decide = async (exception, kind) => {
    const security = engine.as(SECURITY);
    const { fingerprint } = await security.getApproval(exception.approval);
    await security.consent(exception.approval, {
      kind,
      fingerprint,
      reason: kind === 'approve' ? 'The control is enough.' : 'Use Frankfurt.',
    });
  };
  const use = (exception, denied) => async () => {
    const run = denied();
    const said = await run.check();
    if (['allow', 'warn'].includes(said))
      await run.apply({ status: 'applied' });
  };
  const refund = 'component:default/refund-worker';
  const checkout = 'component:default/checkout-api';

  story({
    ref: refund,
    environment: 'development',
    name: 'us-pilot',
    asked: 26,
    end: -9,
    reason: 'The pilot customer is in the United States.',
    then: async (exception, denied) => {
      await decide(exception, 'approve');
      timeline.after(1, use(exception, denied));
    },
  });
  story({
    ref: refund,
    environment: 'staging',
    name: 'us-failover',
    asked: 7,
    end: 2,
    reason: 'The failover drill needs a second region.',
    then: async (exception, denied) => {
      await decide(exception, 'approve');
      timeline.after(2, use(exception, denied));
    },
  });
  story({
    ref: checkout,
    environment: 'sandbox',
    name: 'us-demo',
    asked: 17,
    end: 40,
    reason: 'Only in case we need it.',
    then: exception => decide(exception, 'reject'),
  });
  story({
    ref: checkout,
    environment: 'staging',
    name: 'us-fair',
    asked: 15,
    end: 20,
    reason: 'The trade fair has to be served from nearby.',
    then: async exception => {
      await decide(exception, 'approve');
      timeline.after(50, () =>
        engine.as(SECURITY).revokeException(exception.id, {
          reason: 'The fair was called off.',
        }),
      );
    },
  });
  story({
    ref: checkout,
    environment: 'development',
    name: 'us-partner',
    asked: 8,
    end: 24,
    reason: 'The payment partner answers in Virginia alone.',
    then: async (exception, denied) => {
      await decide(exception, 'approve');
      timeline.after(4, use(exception, denied));
    },
  });
  story({
    ref: refund,
    environment: 'sandbox',
    name: 'us-latency',
    asked: 0.3,
    end: 14,
    reason: 'To measure the latency for customers in the United States.',
  });
}
