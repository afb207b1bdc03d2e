import { onKubernetes } from '../organisation/annotations.mjs';
import { randomOf } from '../random.mjs';
import { isWeekend, nextDay } from './calendar.mjs';
import { monthlyCost } from './monthlyCost.mjs';

const CLUSTER = 'demo';

/** What OpenCost answers to `/allocation?step=1d&aggregate=controller` for some days. */
export function openCostAnswer({ seed, days }) {
  const controllers = [
    ...onKubernetes.map(({ name, namespace }) => ({
      name,
      namespace,
      labels: { backstage_io_kubernetes_id: name, demo: 'true' },
      cost: monthlyCost({ seed, name }) / 40,
    })),
    // what runs for all, and what nothing runs on
    { name: 'coredns', namespace: 'kube-system', labels: {}, cost: 1.4 },
    { name: '__idle__', labels: {}, cost: 6.2 },
  ];
  const data = days.map(day =>
    Object.fromEntries(
      controllers.map(controller => allocation({ ...controller, day, seed })),
    ),
  );
  return { code: 200, status: 'success', data };
}

function allocation({ day, name, namespace, labels, cost, seed }) {
  const random = randomOf(seed, 'opencost', name, day);
  const total =
    cost * (isWeekend(day) ? 0.8 : 1.05) * random.between(0.95, 1.05);
  const [cpu, memory] = [round(total * 0.6), round(total * 0.4)];
  const window = {
    start: `${day}T00:00:00Z`,
    end: `${nextDay(day)}T00:00:00Z`,
  };
  return [
    name,
    {
      name,
      properties: {
        cluster: CLUSTER,
        ...(namespace && {
          namespace,
          controllerKind: 'deployment',
          controller: name,
          labels,
        }),
      },
      window,
      start: window.start,
      end: window.end,
      minutes: 1440,
      ...usageOf({ hours: cpu / 0.03, cost: cpu, name, random }, CPU),
      ...usageOf(
        { hours: (memory / 0.004) * 2 ** 30, cost: memory, name, random },
        MEMORY,
      ),
      totalCost: round(cpu + memory),
    },
  ];
}

const CPU = {
  hours: 'cpuCoreHours',
  requested: 'cpuCoreRequestAverage',
  used: 'cpuCoreUsageAverage',
  cost: 'cpuCost',
};

const MEMORY = {
  hours: 'ramByteHours',
  requested: 'ramByteRequestAverage',
  used: 'ramByteUsageAverage',
  cost: 'ramCost',
};

/** What is requested is paid for; what nothing runs on was not requested. */
function usageOf({ hours, cost, name, random }, fields) {
  const requested = name === '__idle__' ? 0 : hours / 24;
  return {
    [fields.hours]: round(hours),
    [fields.requested]: round(requested),
    [fields.used]: round(requested * random.between(0.2, 0.7)),
    [fields.cost]: cost,
  };
}

const round = value => Math.round(value * 1e6) / 1e6;
