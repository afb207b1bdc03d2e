import type { HealthComponent } from './components';
import type { ReadDialect } from './types';

const LINE = /^\[([+\-!])\]\s*(.*)$/;
const STATE = /\s(?:ok|excluded: ok|failed(?:: .*)?|not ready(?:: .*)?)$/;

/**
 * The verbose text of `healthz`, `livez` and `readyz`, of Kubernetes and of all that use its library: a line per check
 * with `[+]` or `[-]`, then `healthz check passed` or `healthz check failed`. Why a check failed is not kept.
 *
 * Source: https://kubernetes.io/docs/reference/using-api/health-checks/ and
 * staging/src/k8s.io/apiserver/pkg/server/healthz/healthz.go
 * @internal
 */
export const readKubernetes: ReadDialect<{
  text: string;
  truncated: boolean;
}> = ({ text, truncated }) => {
  const lines = text.split(/\r\n|\r|\n/).map(line => line.trim());
  const components = lines.flatMap((line): HealthComponent[] => {
    const match = LINE.exec(line.slice(0, 300));
    return match
      ? [
          {
            name: match[2].replace(STATE, '').trim() || 'check',
            status: match[1] === '+' ? 'pass' : 'fail',
          },
        ]
      : [];
  });
  const failed = lines.some(line => /\bcheck failed$/.test(line.slice(-100)));
  const passed = lines.some(line => /\bcheck passed$/.test(line.slice(-100)));
  if (components.length === 0 && !failed && !passed) return undefined;
  const bad = failed || components.some(({ status }) => status === 'fail');
  if (!bad && truncated) {
    return { dialect: 'kubernetes', status: 'unknown', components };
  }
  return { dialect: 'kubernetes', status: bad ? 'fail' : 'pass', components };
};
