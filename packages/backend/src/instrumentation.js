// Loaded before everything else (`--require`). Without OTEL_METRICS_EXPORTER it does nothing.
const { isMainThread } = require('node:worker_threads');

if (isMainThread && process.env.OTEL_METRICS_EXPORTER) {
  // Unless they are asked for: no traces, no logs, no command line in the metrics, and no port for other machines.
  process.env.OTEL_TRACES_EXPORTER ??= 'none';
  process.env.OTEL_LOGS_EXPORTER ??= 'none';
  process.env.OTEL_NODE_RESOURCE_DETECTORS ??= 'env,host';
  process.env.OTEL_EXPORTER_PROMETHEUS_HOST ??= '127.0.0.1';
  const { NodeSDK } = require('@opentelemetry/sdk-node');

  new NodeSDK().start();
}
